import { toCreationTime } from './creation-time.js';

/**
 * `created` and `modified` of an object that is made at a time, RFC 3339 in UTC.
 * @throws {RangeError} if it is no such timestamp
 */
export function madeAt(time: string): { readonly created: string; readonly modified: string } {
  const created = toCreationTime(time);
  return { created, modified: created };
}
