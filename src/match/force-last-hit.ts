import type { Demand, SlotClass } from './demand.js';
import type { WitnessEntry } from './find-binding.js';
import type { Hit } from './hits.js';
import type { Range, Resolved } from './resolve.js';

/** A question in which one instance of the last hit has a slot of its own that nothing else may fill. */
export interface ForcedQuestion {
  /** The demand with a further class for each that the last hit may fill: the forced slot, with the same bounds. */
  readonly demand: Demand;
  /** The hits with one instance of the last one set apart, as the last. */
  readonly hits: readonly Hit[];
  /** Each way once for each run in which the forced slot can lie. */
  readonly ways: (ways: readonly Resolved[]) => Generator<Resolved, void, undefined>;
  /** An entry of a witness as it reads without the setting apart. */
  readonly original: (entry: WitnessEntry) => WitnessEntry;
}

/**
 * Asks for the bindings that use the last hit, as an ordinary question. Slots of a run are filled in release order, so what is released last
 * fills the last of them:
 *
 *     a a a   becomes   a a z      z: the class of that one instance, in each run of a class that it may fill
 *
 * Set apart as a hit of its own the instance shares nothing with others, and the lattice argument holds where it held before.
 */
export function forceLastHit(demand: Demand, hits: readonly Hit[]): ForcedQuestion {
  const last = hits[hits.length - 1];
  if (!last) throw new Error('There is no last hit.');
  // Expressions that the pattern does not have, one for each class: they say what the instance that is set apart is taken for.
  const firstMark = 1 + demand.classes.reduce((most, { expressions }) => Math.max(most, ...expressions), 0);
  const forced = new Map<number, number>();
  const standsFor: number[] = [];
  const classes: SlotClass[] = [...demand.classes];
  demand.classes.forEach(({ expressions, bounds }, index) => {
    const expression = expressions.find((one) => last.expressions.includes(one));
    if (expression === undefined) return;
    forced.set(index, classes.length);
    classes.push({ expressions: [firstMark + standsFor.length], bounds });
    standsFor.push(expression);
  });
  const others = hits.slice(0, -1);
  if (last.instances > 1) others.push({ ...last, instances: last.instances - 1 });
  const apart: Hit = { ...last, instances: 1, expressions: standsFor.map((_, index) => firstMark + index) };

  return {
    demand: { ...demand, classes },
    hits: [...others, apart],
    ways: function* (ways) {
      for (const way of ways) {
        for (const [index, run] of way.runs.entries()) {
          const forcedClass = forced.get(run.class);
          if (forcedClass !== undefined) yield forceInto(way, index, forcedClass);
        }
      }
    },
    original: (entry) =>
      entry.hit === others.length
        ? { ...entry, hit: hits.length - 1, expression: standsFor[entry.expression - firstMark] ?? 0 }
        : entry,
  };
}

/** The way with the last slot of a run forced. */
function forceInto(way: Resolved, index: number, forcedClass: number): Resolved {
  const run = way.runs[index];
  if (!run) throw new Error('A run that is not there.');
  const inserted = run.count > 1 ? 1 : 0;
  const shift = (position: number): number => (position > index ? position + inserted : position);
  const shiftRange = ({ from, to }: Range): Range => ({ from: shift(from), to: shift(to) });
  const runs = way.runs.flatMap((one, at) => {
    const moved = { ...one, copyOf: one.copyOf === undefined ? undefined : shift(one.copyOf) };
    if (at !== index) return [moved];
    const last = { class: forcedClass, count: 1, copyOf: undefined };
    return run.count > 1 ? [{ ...moved, count: run.count - 1 }, last] : [last];
  });
  return {
    runs,
    orders: way.orders.map(({ left, right }) => ({ left: shiftRange(left), right: shiftRange(right) })),
    windows: way.windows.map(({ range, width }) => ({ range: shiftRange(range), width })),
  };
}
