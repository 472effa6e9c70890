import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';

/** Whether one RFC 3339 timestamp in UTC is before another: as instants, since as text a shorter fraction would sort after a longer one. */
export function isBefore(left: string, right: string): boolean {
  const [one, other] = [parseTimestamp(left), parseTimestamp(right)];
  return one !== undefined && other !== undefined && compareTimestamps(one, other) < 0;
}
