import type { Profile } from '../compile/profile.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { versionOf, type Indicator } from '../stix/indicator.js';
import type { ObservationExpression, Pattern } from '../syntax/ast.js';
import { isValid, parsePattern, type ParseOptions, type ParseResult } from '../syntax/parse-pattern.js';
import { looksAtId } from '../syntax/types-asked-for-ids.js';
import { walkPattern } from '../syntax/visit.js';
import { foldsAConstant, spellsOtherwise } from './profile-touched.js';

/** Why an indicator is not in the set. */
export type SkipReason =
  | 'invalid pattern'
  | 'no pattern'
  | 'no id'
  | 'other pattern language'
  | 'revoked'
  /** The same id with the same `modified` came again; the later one is in the set. */
  | 'duplicate'
  | 'older version';

export type ReadResult =
  | { readonly kind: 'read'; readonly indicator: Indicator; readonly pattern: ReadPattern }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly diagnostics: readonly Diagnostic[] };

/** What a set keeps of a pattern when it takes an indicator in. */
export interface ReadPattern {
  /** In the order of the brackets. */
  readonly expressions: readonly ObservationExpression[];
  /** Whether the profile changes what the pattern looks for. */
  readonly isTouched: boolean;
  readonly idTypes: ReadonlySet<string>;
}

/** Checks an indicator and parses its pattern. Nothing is compiled: most indicators of a large feed are never seen. */
export function readIndicator(indicator: Partial<Indicator>, profile: Profile, options: ParseOptions): ReadResult {
  if (typeof indicator.id !== 'string') return skipped('no id');
  // STIX 2.0 has no pattern_type: there was only one language.
  if (indicator.pattern_type !== undefined && indicator.pattern_type !== 'stix')
    return skipped('other pattern language');
  if (indicator.revoked === true) return skipped('revoked');
  if (typeof indicator.pattern !== 'string') return skipped('no pattern');

  const result = parseIndicatorPattern(indicator, indicator.pattern, options);
  if (!isValid(result)) return skipped('invalid pattern', result.diagnostics);
  return { kind: 'read', indicator: withTexts(indicator) as Indicator, pattern: readPattern(result.ast, profile) };
}

const TEXTS = ['name', 'created', 'modified', 'valid_from', 'valid_until'] as const;

/** Without what should be text and is something else: a feed may hold anything, and nobody after this asks again. */
function withTexts(indicator: Partial<Indicator>): Partial<Indicator> {
  const odd = TEXTS.filter((name) => indicator[name] !== undefined && typeof indicator[name] !== 'string');
  if (odd.length === 0) return indicator;
  return Object.fromEntries(Object.entries(indicator).filter(([name]) => !odd.some((one) => one === name)));
}

/** Parses the pattern of an indicator as the version that it says it is of. */
export function parseIndicatorPattern(
  indicator: Partial<Indicator>,
  pattern: string,
  options: ParseOptions,
): ParseResult {
  // Nearly all are of the version that is the default, and a copy of the options a pattern would be a tenth of parsing.
  const isOld = options.stixVersion === undefined && versionOf(indicator) === '2.0';
  return parsePattern(pattern, isOld ? { ...options, stixVersion: '2.0' } : options);
}

/** All that is asked in one walk: of a million patterns each is walked once. */
function readPattern(ast: Pattern, profile: Profile): ReadPattern {
  const expressions: ObservationExpression[] = [];
  const idTypes = new Set<string>();
  let isTouched = false;
  walkPattern(ast, {
    observationExpression: (node) => {
      expressions.push(node);
    },
    comparison: (node) => {
      isTouched ||= foldsAConstant(node, profile);
    },
    objectPath: (path) => {
      isTouched ||= spellsOtherwise(path, profile);
      if (looksAtId(path)) idTypes.add(path.objectType);
    },
  });
  return { expressions, isTouched, idTypes };
}

function skipped(reason: SkipReason, diagnostics: readonly Diagnostic[] = []): ReadResult {
  return { kind: 'skipped', reason, diagnostics };
}
