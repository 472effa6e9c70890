import { formatTimestamp, parseTimestamp } from '../../values/timestamp.js';

/**
 * A timestamp in a form that orders as text as the instants do, whatever the number of fractional digits: without trailing zeros, so that
 * a shorter fraction is a prefix of a longer one, and without the Z, which sorts after every digit.
 *
 * @returns `undefined` for what is no timestamp of STIX
 */
export function sortableTime(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? parseTimestamp(value) : undefined;
  return parsed && formatTimestamp(parsed).slice(0, -1);
}

/**
 * Which version of its id an object is: `modified`, else `created`. Objects that have neither (cyber-observables, STIX 3.2) have the one
 * version ''.
 */
export function versionKey(object: Readonly<Record<string, unknown>>): string {
  return (
    sortableTime(Object.hasOwn(object, 'modified') ? object['modified'] : undefined) ??
    sortableTime(Object.hasOwn(object, 'created') ? object['created'] : undefined) ??
    ''
  );
}
