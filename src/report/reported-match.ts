import type { Match } from '../match/match.js';
import type { MatchedValue } from '../match/matched-values.js';
import type { Indicator } from '../stix/indicator.js';
import type { MatchContext } from './enrichment/context.js';

/** A match that is reported, and what is known besides. */
export interface ReportedMatch {
  readonly match: Match;
  /** Other indicators with the same pattern, which matched the same observations. */
  readonly others: readonly Indicator[];
  /** Who and what is behind the indicator. */
  readonly context?: MatchContext | undefined;
  /** The values that made the match; worked out when they are asked for. */
  readonly values: () => readonly MatchedValue[];
  /** The feeds and collections that an indicator comes from, as far as that is known. */
  readonly sourcesOf: (indicator: Indicator) => readonly string[];
}
