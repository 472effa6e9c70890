import type { Match } from '../../match/match.js';
import type { ReadMatchedValues } from '../../match/matched-values.js';
import type { RelationshipGraph } from '../../stix/relationship-graph.js';
import { TLP_LEVELS, type TlpLevel } from '../../stix/tlp.js';
import { isOutsideValidity } from '../validity.js';
import { isAllowed, type AllowList } from './allow-list.js';
import { tlpOf } from './tlp-of.js';

/** Why a match is counted and not reported. */
export type SuppressionReason =
  'outside-validity' | 'low-confidence' | 'over-tlp' | 'allow-list' | 'shared-infrastructure' | 'same-pattern';

export interface SuppressionOptions {
  /** `strict`: matches outside of `valid_from`..`valid_until` are not reported. */
  readonly validity?: 'ignore' | 'strict' | undefined;
  /** Indicators that say that their confidence is less (STIX 3.2, 0 to 100) are not reported; those that say nothing are. */
  readonly minConfidence?: number | undefined;
  /** Indicators that are marked more strictly are not reported; those without a level are. */
  readonly maxTlp?: TlpLevel | undefined;
  readonly allowed?: AllowList | undefined;
  readonly shared?: AllowList | undefined;
}

/** The reason why a match is not reported, if there is one. */
export type Suppress = (match: Match) => SuppressionReason | undefined;

/** Undefined if everything is to be reported. The cheapest question is asked first. */
export function createSuppression(
  { validity, minConfidence, maxTlp, allowed, shared }: SuppressionOptions,
  { values, graph }: { readonly values: ReadMatchedValues; readonly graph: Pick<RelationshipGraph, 'object'> },
): Suppress | undefined {
  const tests: ((match: Match) => SuppressionReason | undefined)[] = [];
  if (validity === 'strict') tests.push((match) => (isOutsideValidity(match) ? 'outside-validity' : undefined));
  if (minConfidence !== undefined) {
    tests.push(({ indicator: { confidence } }) =>
      typeof confidence === 'number' && confidence < minConfidence ? 'low-confidence' : undefined,
    );
  }
  if (maxTlp !== undefined) {
    const limit = TLP_LEVELS.indexOf(maxTlp);
    tests.push(({ indicator }) => {
      const level = tlpOf(indicator, graph);
      return level !== undefined && TLP_LEVELS.indexOf(level) > limit ? 'over-tlp' : undefined;
    });
  }
  if (allowed) tests.push((match) => (isAllowed(values(match), allowed) ? 'allow-list' : undefined));
  if (shared) tests.push((match) => (isAllowed(values(match), shared) ? 'shared-infrastructure' : undefined));
  if (tests.length === 0) return undefined;
  return (match) => {
    for (const test of tests) {
      const reason = test(match);
      if (reason) return reason;
    }
    return undefined;
  };
}
