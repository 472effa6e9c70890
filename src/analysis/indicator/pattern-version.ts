import { objectDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { versionOf } from '../../stix/indicator.js';
import type { Pattern } from '../../syntax/ast.js';
import { walkPattern } from '../../syntax/visit.js';

/**
 * The version that an indicator says its pattern has, against what the pattern uses (semantics 10). A pattern that claims to be of 2.1 and
 * writes the strings of 2.0 after START is an error of the pattern itself (P211), and not repeated here.
 */
export function checkPatternVersion(
  indicator: Readonly<Record<string, unknown>>,
  ast: Pattern | undefined,
): readonly Diagnostic[] {
  const declared = indicator['pattern_version'];
  if (declared !== undefined && declared !== '2.0' && declared !== '2.1') {
    const message =
      'The pattern language has the versions "2.0" and "2.1"; pattern_version is neither, and 2.1 was assumed.';
    return [objectDiagnostic('I111', message, '/pattern_version')];
  }
  if (!ast || versionOf(indicator) !== '2.0' || !asksForExistence(ast)) return [];
  return declared === undefined
    ? [
        objectDiagnostic(
          'I111',
          'The indicator is a STIX 2.0 object, and EXISTS in its pattern came with 2.1.',
          '/pattern',
        ),
      ]
    : [
        objectDiagnostic(
          'I111',
          'pattern_version is "2.0", and EXISTS in the pattern came with 2.1.',
          '/pattern_version',
        ),
      ];
}

function asksForExistence(ast: Pattern): boolean {
  let found = false;
  walkPattern(ast, {
    existence: () => {
      found = true;
    },
  });
  return found;
}
