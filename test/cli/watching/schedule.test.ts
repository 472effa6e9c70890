import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginSchedule, faultOfCron } from '../../../src/cli/watching/schedule.js';

const at = (text: string): number => Date.parse(text);
const never = (): number => 0;

describe('an interval', () => {
  test('is due at once, and then as long after it was due, however long it takes', () => {
    const due = beginSchedule({ kind: 'interval', milliseconds: 60_000 }, 1_000, 0, never);
    expect(due.next()).toBe(1_000);
    due.done(15_000);
    expect(due.next()).toBe(61_000);
  });

  test('does not make up for what it has missed', () => {
    const due = beginSchedule({ kind: 'interval', milliseconds: 60_000 }, 0, 0, never);
    due.done(200_000);
    expect(due.next()).toBe(240_000);
  });

  test('is never due in the past, nor later than interval and jitter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 1e5 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 20 }),
        (milliseconds, jitter, chance, durations) => {
          let now = 0;
          const due = beginSchedule({ kind: 'interval', milliseconds }, now, jitter, () => chance);
          for (const duration of durations) {
            now = Math.max(now, due.next()) + duration;
            due.done(now);
            expect(due.next()).toBeGreaterThan(now);
            expect(due.next()).toBeLessThanOrEqual(now + milliseconds + jitter);
          }
        },
      ),
    );
  });
});

describe('cron', () => {
  test('is due when the pattern says, in UTC or in a zone', () => {
    const due = beginSchedule({ kind: 'cron', pattern: '30 6 * * *' }, at('2026-03-12T07:00:00Z'), 0, never);
    expect(due.next()).toBe(at('2026-03-13T06:30:00Z'));
    due.done(at('2026-03-13T06:30:05Z'));
    expect(due.next()).toBe(at('2026-03-14T06:30:00Z'));
    const zoned = { kind: 'cron', pattern: '30 6 * * *', zone: 'Europe/Berlin' } as const;
    expect(beginSchedule(zoned, at('2026-03-12T07:00:00Z'), 0, never).next()).toBe(at('2026-03-13T05:30:00Z'));
  });

  test('is put off by the jitter', () => {
    const due = beginSchedule({ kind: 'cron', pattern: '0 * * * *' }, at('2026-03-12T07:30:00Z'), 60_000, () => 0.5);
    expect(due.next()).toBe(at('2026-03-12T08:00:30Z'));
  });

  test('says what is wrong with it', () => {
    expect(faultOfCron('*/15 * * * *')).toBeUndefined();
    expect(faultOfCron('61 * * * *')).toBeTypeOf('string');
    expect(faultOfCron('0 0 31 2 *')).toBe('It is never due.');
    expect(faultOfCron('0 0 * * *', 'Middle/Earth')).toBeTypeOf('string');
  });
});
