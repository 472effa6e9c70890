import type { Match } from '../match/match.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';

/**
 * Whether a match lies outside its indicator's `valid_from`..`valid_until` (STIX 2.1 section 4.7). Reported, not suppressed: feeds are younger
 * than most logs that are searched.
 */
export function isOutsideValidity({ indicator, firstObserved, lastObserved }: Match): boolean {
  const from = timestampOf(indicator.valid_from);
  const until = timestampOf(indicator.valid_until);
  const first = timestampOf(firstObserved);
  const last = timestampOf(lastObserved);
  if (from && last && compareTimestamps(last, from) < 0) return true;
  return until !== undefined && first !== undefined && compareTimestamps(first, until) >= 0;
}

const timestampOf = (text: unknown) => (typeof text === 'string' ? parseTimestamp(text) : undefined);
