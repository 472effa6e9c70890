import { expect, test } from 'vitest';
import { toCreationTime } from '../../src/report/creation-time.js';

test.each([
  ['2026-03-12T17:21:05Z', '2026-03-12T17:21:05.000Z'],
  ['2026-03-12T17:21:05.2Z', '2026-03-12T17:21:05.200Z'],
  ['2026-03-12T17:21:05.250Z', '2026-03-12T17:21:05.250Z'],
  ['2026-03-12T17:21:05.250999999Z', '2026-03-12T17:21:05.250Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:60.000Z'],
])('%s is %s', (timestamp, expected) => {
  expect(toCreationTime(timestamp)).toBe(expected);
});

test.each([
  '',
  'now',
  '2026-03-12',
  '2026-03-12T17:21:05',
  '2026-03-12T17:21:05+00:00',
  '2026-03-12T17:21:05.Z',
  ' 2026-03-12T17:21:05Z',
])('%j throws', (text) => {
  expect(() => toCreationTime(text)).toThrow(RangeError);
});
