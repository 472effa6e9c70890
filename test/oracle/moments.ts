import { atScale, type Decimal } from './decimal.js';
import type { OracleObservation } from './observe.js';
import type { Constraint } from './shapes.js';

/** `from − to` is at most `units`, or less than that if `strict`. */
type Bound = { readonly units: bigint; readonly strict: boolean };

const ORIGIN = 0;

/**
 * True if every slot can be given a moment inside its observation's interval such that all constraints hold jointly
 * (semantics 1.4, 8). `assigned` holds the observations of the first slots; constraints on the others are left out,
 * which can only make it easier, so a search may ask this of a partial binding.
 *
 * All constraints bound a difference of two moments (or of a moment and an origin), so shortest paths decide: there is
 * no solution iff some cycle has negative weight, or weight zero with a strict edge.
 */
export function canHappen(
  assigned: readonly OracleObservation[],
  constraints: readonly Constraint[],
  inclusiveWithin: boolean,
): boolean {
  const scale = commonScale(assigned, constraints);
  const units = (decimal: Decimal): bigint => atScale(decimal, scale);
  const size = assigned.length + 1;
  const bounds: (Bound | undefined)[][] = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? { units: 0n, strict: false } : undefined)),
  );
  const limit = (from: number, to: number, bound: Bound): void => {
    const row = bounds[from];
    if (row !== undefined && isTighter(bound, row[to])) row[to] = bound;
  };
  const node = (slot: number): number => slot + 1;
  const present = (slots: readonly number[]): readonly number[] => slots.filter((slot) => slot < assigned.length);

  for (const [slot, { first, last }] of assigned.entries()) {
    limit(node(slot), ORIGIN, { units: units(last), strict: false });
    limit(ORIGIN, node(slot), { units: -units(first), strict: false });
  }
  for (const constraint of constraints) {
    switch (constraint.kind) {
      case 'before':
        // a──b   every a ≤ every b, equal moments included (D43)
        for (const earlier of present(constraint.earlier)) {
          for (const later of present(constraint.later)) {
            limit(node(earlier), node(later), { units: 0n, strict: false });
          }
        }
        break;
      case 'within': {
        // latest − earliest < s: so for every pair, either way round
        const window = { units: units(constraint.seconds), strict: !inclusiveWithin };
        for (const one of present(constraint.slots)) {
          for (const other of present(constraint.slots)) {
            if (one !== other) limit(node(one), node(other), window);
          }
        }
        break;
      }
      case 'during':
        // start ≤ m < stop
        for (const slot of present(constraint.slots)) {
          limit(ORIGIN, node(slot), { units: -units(constraint.start), strict: false });
          limit(node(slot), ORIGIN, { units: units(constraint.stop), strict: true });
        }
        break;
    }
  }
  return !hasContradiction(bounds);
}

/** Floyd and Warshall: tightens every bound by way of every node, then looks for `m − m < 0` on the diagonal. */
function hasContradiction(bounds: (Bound | undefined)[][]): boolean {
  for (const [middle, throughMiddle] of bounds.entries()) {
    for (const row of bounds) {
      const toMiddle = row[middle];
      if (toMiddle === undefined) continue;
      for (const [to, fromMiddle] of throughMiddle.entries()) {
        if (fromMiddle === undefined) continue;
        const detour = {
          units: toMiddle.units + fromMiddle.units,
          strict: toMiddle.strict || fromMiddle.strict,
        };
        if (isTighter(detour, row[to])) row[to] = detour;
      }
    }
  }
  return bounds.some((row, index) =>
    isTighter(row[index] ?? { units: 0n, strict: false }, { units: 0n, strict: false }),
  );
}

function isTighter(bound: Bound, than: Bound | undefined): boolean {
  if (than === undefined || bound.units < than.units) return true;
  return bound.units === than.units && bound.strict && !than.strict;
}

function commonScale(assigned: readonly OracleObservation[], constraints: readonly Constraint[]): number {
  let scale = 0;
  for (const { first, last } of assigned) scale = Math.max(scale, first.scale, last.scale);
  for (const constraint of constraints) {
    if (constraint.kind === 'within') scale = Math.max(scale, constraint.seconds.scale);
    if (constraint.kind === 'during') scale = Math.max(scale, constraint.start.scale, constraint.stop.scale);
  }
  return scale;
}
