import { expect, test } from 'vitest';
import { parseDuration } from '../../src/values/duration.js';

test.each<[text: string, milliseconds: number | undefined]>([
  ['250ms', 250],
  ['90s', 90_000],
  ['15m', 900_000],
  ['6h', 21_600_000],
  ['7d', 604_800_000],
  ['0s', 0],
  ['15', undefined],
  ['1.5h', undefined],
  ['-1h', undefined],
  ['1h30m', undefined],
  ['1w', undefined],
  ['9999999999s', undefined],
  ['', undefined],
])('%s', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});
