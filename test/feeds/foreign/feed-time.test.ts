import { afterEach, expect, test } from 'vitest';
import { parseFeedTime } from '../../../src/feeds/foreign/feed-time.js';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

test.each([
  ['2026-03-12', '2026-03-12T00:00:00.000Z'],
  ['2026-03-12T10:00:00', '2026-03-12T10:00:00.000Z'],
  ['2026-03-12 10:00:00', '2026-03-12T10:00:00.000Z'],
  ['2026-03-12T10:00:00Z', '2026-03-12T10:00:00.000Z'],
  ['2026-03-12T10:00:00.25+02:00', '2026-03-12T08:00:00.250Z'],
])('%s is the same time on every machine', (text, instant) => {
  for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
    process.env['TZ'] = zone;
    expect(new Date(parseFeedTime(text) ?? Number.NaN).toISOString()).toBe(instant);
  }
});

test.each(['', 'yesterday', '12.3.2026', '2026-13-40', '2026'])('%j is no time', (text) => {
  expect(parseFeedTime(text)).toBeUndefined();
});
