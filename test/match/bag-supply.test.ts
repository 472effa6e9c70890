import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBagSupply } from '../../src/match/bag-supply.js';
import { runOf } from '../property/seeds.js';

/** Tries every assignment of instances to classes. */
function sufficesByTrying(counts: readonly number[], serves: readonly (readonly number[])[]): boolean {
  const missing = [...counts];
  const assign = (observation: number): boolean => {
    if (missing.every((count) => count === 0)) return true;
    const classes = serves[observation];
    if (!classes) return false;
    for (const slotClass of classes) {
      if ((missing[slotClass] ?? 0) === 0) continue;
      missing[slotClass] = (missing[slotClass] ?? 0) - 1;
      if (assign(observation + 1)) return true;
      missing[slotClass] = (missing[slotClass] ?? 0) + 1;
    }
    return assign(observation + 1);
  };
  return assign(0);
}

it('a bag is filled exactly when some assignment fills it, also after observations have left', () => {
  const serves = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }), {
    maxLength: 8,
  });
  const counts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, serves, serves, (wanted, staying, leaving) => {
      const supply = createBagSupply(new Map(wanted.entries()));
      for (const [index, classes] of [...staying, ...leaving].entries())
        for (const one of classes) supply.add(index, one, 1);
      expect(supply.suffices()).toBe(sufficesByTrying(wanted, [...staying, ...leaving]));
      for (const [index, classes] of leaving.entries())
        for (const one of classes) supply.remove(staying.length + index, one, 1);
      expect(supply.suffices()).toBe(sufficesByTrying(wanted, staying));
    }),
    runOf(201, 2_000),
  );
});

it('an observation of many instances counts that often', () => {
  const supply = createBagSupply(
    new Map([
      [0, 999_999_999],
      [1, 1],
    ]),
  );
  supply.add(0, 0, 999_999_999);
  supply.add(0, 1, 999_999_999);
  expect(supply.suffices()).toBe(false);
  supply.add(1, 1, 1);
  expect(supply.suffices()).toBe(true);
});
