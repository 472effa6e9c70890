import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decimal } from './decimal.js';
import { canHappen } from './moments.js';
import type { OracleObservation } from './observe.js';
import type { Constraint } from './shapes.js';

type Moments = readonly number[];
type Interval = readonly [first: number, last: number];

/** A constraint twice: as the oracle has it, and spelled out from semantics 8. */
type Checked = { readonly constraint: Constraint; readonly holds: (moments: Moments) => boolean };

const seconds = (whole: number): Decimal => ({ units: BigInt(whole), scale: 0 });
const at = (moments: Moments, slot: number): number => moments[slot] ?? Number.NaN;
const second = fc.integer({ min: 0, max: 4 });
const slotSets = fc.subarray([0, 1, 2], { minLength: 1 });
const interval = fc.tuple(second, second).map(([one, other]): Interval => [Math.min(one, other), Math.max(one, other)]);

const before = fc.tuple(slotSets, slotSets).map(([earlier, later]): Checked => {
  return {
    constraint: { kind: 'before', earlier, later },
    holds: (moments) => earlier.every((one) => later.every((other) => at(moments, one) <= at(moments, other))),
  };
});
const within = fc.tuple(slotSets, fc.integer({ min: 1, max: 4 })).map(([slots, window]): Checked => {
  return {
    constraint: { kind: 'within', slots, seconds: seconds(window) },
    holds: (moments) => {
      const chosen = slots.map((slot) => at(moments, slot));
      return Math.max(...chosen) - Math.min(...chosen) < window;
    },
  };
});
const during = fc.tuple(slotSets, second, second).map(([slots, start, stop]): Checked => {
  return {
    constraint: { kind: 'during', slots, start: seconds(start), stop: seconds(stop) },
    holds: (moments) => slots.every((slot) => start <= at(moments, slot) && at(moments, slot) < stop),
  };
});

/** With whole bounds, quarters leave room for every chain of strict inequalities among three moments. */
function quarters([first, last]: Interval): number[] {
  return Array.from({ length: (last - first) * 4 + 1 }, (_, index) => first + index / 4);
}

test('shortest paths find a choice of moments exactly when trying all of them does', () => {
  const runs = 2000;
  let possible = 0;
  fc.assert(
    fc.property(
      fc.tuple(interval, interval, interval),
      fc.array(fc.oneof(before, within, during), { maxLength: 4 }),
      ([a, b, c], checks) => {
        const found = quarters(a).some((x) =>
          quarters(b).some((y) => quarters(c).some((z) => checks.every(({ holds }) => holds([x, y, z])))),
        );
        const observations = [a, b, c].map(([first, last]): OracleObservation => {
          return { first: seconds(first), last: seconds(last), count: 1, objects: new Map() };
        });
        const constraints = checks.map(({ constraint }) => constraint);
        expect(canHappen(observations, constraints, false)).toBe(found);
        possible += Number(found);
      },
    ),
    { numRuns: runs, seed: 1 },
  );
  // Both answers have to occur often enough for the comparison to mean something.
  expect(possible / runs).toBeGreaterThan(0.1);
  expect(possible / runs).toBeLessThan(0.9);
});
