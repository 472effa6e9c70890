import { InvalidArgumentError } from 'commander';
import { isIdentifier } from '../stix/identifier.js';
import { tlpLevelOf, type TlpLevel } from '../stix/tlp.js';
import { parseDuration } from '../values/duration.js';
import { parseTimestamp } from '../values/timestamp.js';

/** Keeps an empty value too: that a pattern is empty is for `validate` to say. */
export function append(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** A value of an option that repeats. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return [...previous, value];
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It is no whole number.');
  return Number(value);
}

/** A number of things to ask for, of which there must be one. */
export function positiveNumber(value: string): number {
  const count = wholeNumber(value);
  if (count === 0) throw new InvalidArgumentError('It is nothing.');
  return count;
}

const MAX_THREADS = 256;

export function threadCount(value: string): number {
  const count = wholeNumber(value);
  if (count < 1 || count > MAX_THREADS) throw new InvalidArgumentError(`It is not between 1 and ${MAX_THREADS}.`);
  return count;
}

/** What is said of a time or a duration that is none, wherever one is written. */
export const NO_INSTANT = 'It is no time such as 2026-03-12T00:00:00Z.';
export const NO_DURATION = 'It is no duration such as 90s, 15m, 6h or 7d.';

/** RFC 3339 in UTC. */
export function instant(value: string): string {
  if (!parseTimestamp(value)) throw new InvalidArgumentError(NO_INSTANT);
  return value;
}

/** Milliseconds. */
export function duration(value: string): number {
  const milliseconds = parseDuration(value);
  if (milliseconds === undefined) throw new InvalidArgumentError(NO_DURATION);
  return milliseconds;
}

/** A setting for every log source, or with `source=` before it for one; repeatable. */
export function bySource<Value>(
  read: (text: string) => Value,
): (value: string, previous?: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value> {
  return (value, previous) => {
    const [, source = '', setting = ''] = /^(?:([a-z][a-z0-9-]*)=)?(.*)$/s.exec(value) ?? [];
    return new Map([...(previous ?? []), [source, read(setting)]]);
  };
}

/** Seconds that a clock is ahead; with a minus, behind. */
export function skew(value: string): number {
  const [, sign, amount = ''] = /^([+-]?)(.*)$/s.exec(value) ?? [];
  return (sign === '-' ? -1 : 1) * seconds(amount);
}

/** Minutes east of UTC. */
export function zone(value: string): number {
  if (/^(?:UTC|Z)$/i.test(value)) return 0;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(value) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) {
    throw new InvalidArgumentError('It is no zone such as +01:00, -0500 or UTC.');
  }
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

/** A duration of at least a second, in seconds. */
export function wholeSeconds(value: string): number {
  const length = Math.floor(seconds(value));
  if (length < 1) throw new InvalidArgumentError('It is less than a second.');
  return length;
}

/** A duration in seconds. */
export function seconds(value: string): number {
  return duration(value) / 1000;
}

/** STIX 3.2: 0 to 100. */
export function confidence(value: string): number {
  const number = wholeNumber(value);
  if (number > 100) throw new InvalidArgumentError('It is not between 0 and 100.');
  return number;
}

export function tlpLevel(value: string): TlpLevel {
  const level = tlpLevelOf(value);
  if (!level) throw new InvalidArgumentError('It is none of clear, green, amber, amber+strict and red.');
  return level;
}

export function identity(value: string): string {
  if (!isIdentifier(value, 'identity')) {
    throw new InvalidArgumentError(
      'It is no id of an identity, such as identity--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f.',
    );
  }
  return value;
}
