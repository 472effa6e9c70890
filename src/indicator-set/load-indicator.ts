import type { ObservationTest } from '../compile/observation-expression.js';
import { compileObservationExpression } from '../compile/observation-expression.js';
import type { Profile } from '../compile/profile.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { preparePattern } from '../match/prepare-pattern.js';
import { versionOf, type Indicator } from '../stix/indicator.js';
import type { ObservationExpression } from '../syntax/ast.js';
import type { Limits } from '../syntax/limits.js';
import { isValid, parsePattern, type StixVersion } from '../syntax/parse-pattern.js';
import type { LoadedIndicator } from './indicator-set.js';
import { isTouchedBy } from './profile-touched.js';

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

export type LoadResult =
  | { readonly kind: 'loaded'; readonly loaded: LoadedIndicator }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly diagnostics: readonly Diagnostic[] };

/** Parses and compiles one indicator. `known` returns the test of an expression that the set already holds, by its key. */
export function loadIndicator(
  indicator: Partial<Indicator>,
  profile: Profile,
  options: { readonly stixVersion?: StixVersion; readonly limits?: Partial<Limits> },
  known: (node: ObservationExpression, key: string) => ObservationTest | undefined,
): LoadResult {
  if (typeof indicator.id !== 'string') return skipped('no id');
  // STIX 2.0 has no pattern_type: there was only one language.
  if (indicator.pattern_type !== undefined && indicator.pattern_type !== 'stix')
    return skipped('other pattern language');
  if (indicator.revoked === true) return skipped('revoked');
  if (typeof indicator.pattern !== 'string') return skipped('no pattern');

  const result = parsePattern(indicator.pattern, {
    stixVersion: options.stixVersion ?? versionOf(indicator),
    ...(options.limits && { limits: options.limits }),
  });
  if (!isValid(result)) return skipped('invalid pattern', result.diagnostics);
  const pattern = preparePattern(
    result.ast,
    profile,
    (node, key) => known(node, key) ?? compileObservationExpression(node, profile),
  );
  const complete = { ...indicator, id: indicator.id, pattern: indicator.pattern };
  return { kind: 'loaded', loaded: { indicator: complete, pattern, profileTouched: isTouchedBy(result.ast, profile) } };
}

function skipped(reason: SkipReason, diagnostics: readonly Diagnostic[] = []): LoadResult {
  return { kind: 'skipped', reason, diagnostics };
}
