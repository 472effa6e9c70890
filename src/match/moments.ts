import type { Range, Resolved } from './resolve.js';
import type { Timeline } from './timeline.js';

/** The possible moments of a slot's instance: events `first`..`last`. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * The earliest moments that satisfy every constraint for chosen instances, or undefined if there are none (semantics 1.4: one choice of
 * moments satisfies all constraints jointly). All constraints are difference constraints, so the least solution of "not before" pushes is
 * a solution if there is one. `intervals` has one entry a slot; an undefined one is not chosen yet and constrains nothing. `runOf` says
 * which slots belong to which run: run r has slots `runOf[r]`..`runOf[r + 1]`.
 */
export function earliestMoments(
  resolved: Resolved,
  runOf: readonly number[],
  intervals: readonly (Interval | undefined)[],
  timeline: Timeline,
): readonly number[] | undefined {
  const moments = intervals.map((interval) => interval?.first ?? 0);

  const slots = ({ from, to }: Range): Range => ({ from: runOf[from] ?? 0, to: runOf[to] ?? intervals.length });

  const latest = (range: Range): number => {
    let end = -1;
    const { from, to } = slots(range);
    for (let slot = from; slot < to; slot += 1) if (intervals[slot]) end = Math.max(end, moments[slot] ?? 0);
    return end;
  };

  /** Pushes; true if something moved, undefined if it moved past its last moment. */
  const notBefore = (range: Range, event: number): boolean | undefined => {
    let moved = false;
    const { from, to } = slots(range);
    for (let slot = from; slot < to; slot += 1) {
      const interval = intervals[slot];
      if (!interval || (moments[slot] ?? 0) >= event) continue;
      if (event > interval.last) return undefined;
      moments[slot] = event;
      moved = true;
    }
    return moved;
  };

  for (let moving = true; moving;) {
    moving = false;
    for (const { left, right } of resolved.orders) {
      const moved = notBefore(right, latest(left));
      if (moved === undefined) return undefined;
      moving ||= moved;
    }
    for (const { range, width } of resolved.windows) {
      const end = latest(range);
      if (end < 0) continue;
      const moved = notBefore(range, timeline.back[width]?.[end] ?? 0);
      if (moved === undefined) return undefined;
      moving ||= moved;
    }
  }
  return moments;
}
