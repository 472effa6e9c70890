import { judgeStrictly, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Node, NodeKind, Pattern } from '../syntax/ast.js';
import { parsePattern, type ParseOptions, type ParseResult } from '../syntax/parse-pattern.js';
import { findToleratedSpellings } from '../syntax/tolerated-spelling.js';
import { walkPattern, type Visitor } from '../syntax/visit.js';
import { RULES } from './rules/index.js';

export interface ValidateOptions extends ParseOptions {
  /** Reports violations as errors (semantics 9). */
  readonly strict?: boolean;
}

/** Everything that is wrong with a pattern: syntax, constants and meaning, in the order of the text. Never throws. */
export function validatePattern(text: string, options: ValidateOptions = {}): Diagnostic[] {
  return validateParsed(text, parsePattern(text, options), options);
}

/** The same for a pattern that has been parsed, with the same options. */
export function validateParsed(
  text: string,
  { ast, diagnostics }: ParseResult,
  options: ValidateOptions = {},
): Diagnostic[] {
  const found = ast ? [...diagnostics, ...analyze(ast), ...findToleratedSpellings(text)] : [...diagnostics];
  const judged = options.strict ? judgeStrictly(found) : found;
  return [...judged].sort((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
}

/** Runs all rules in one walk. */
export function analyze(ast: Pattern): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visitors = RULES.map((rule) => rule.create((diagnostic) => found.push(diagnostic)));
  walkPattern(ast, merge(visitors));
  return found;
}

type Visit = (node: Node, parent: Node | undefined) => unknown;

function merge(visitors: readonly Visitor[]): Visitor {
  const byKind: { [Kind in NodeKind]?: Visit } = {};
  for (const visitor of visitors) {
    for (const [kind, visit] of Object.entries(visitor) as [NodeKind, Visit][]) {
      const before = byKind[kind];
      byKind[kind] = before
        ? (node, parent) => {
            before(node, parent);
            visit(node, parent);
          }
        : visit;
    }
  }
  return byKind;
}
