import type { Interval } from './moments.js';
import type { Range, Resolved } from './resolve.js';
import type { Member, Timeline } from './timeline.js';

/** The events between which a slot's moment has to lie, given the slots before it. */
export interface MomentRange {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * Narrows where the hits for a slot can be, so that the search of a window looks at the window and not at the log. It only leaves out what
 * cannot fit: whether what is left does is decided on all constraints together.
 */
export function createMomentRanges(
  resolved: Resolved,
  runOf: readonly number[],
  slots: number,
  timeline: Timeline,
): (slot: number, intervals: readonly (Interval | undefined)[]) => MomentRange {
  const toSlots = ({ from, to }: Range): Range => ({ from: runOf[from] ?? 0, to: runOf[to] ?? slots });
  const windows = resolved.windows.map(({ range, width }) => ({ range: toSlots(range), width }));
  const orders = resolved.orders.map(({ left, right }) => ({ left: toSlots(left), right: toSlots(right) }));
  const contains = ({ from, to }: Range, slot: number): boolean => from <= slot && slot < to;

  return (slot, intervals) => {
    let earliest = 0;
    let latest = timeline.events.length - 1;
    for (const { range, width } of windows) {
      if (!contains(range, slot)) continue;
      for (let other = range.from; other < slot; other += 1) {
        const interval = intervals[other];
        if (!interval) continue;
        earliest = Math.max(earliest, timeline.back[width]?.[interval.first] ?? 0);
        latest = Math.min(latest, timeline.reach[width]?.[interval.last] ?? latest);
      }
    }
    for (const { left, right } of orders) {
      if (!contains(right, slot)) continue;
      for (let other = left.from; other < left.to; other += 1)
        earliest = Math.max(earliest, intervals[other]?.first ?? 0);
    }
    return { earliest, latest };
  };
}

/** For each prefix of members the latest last event, which never falls: where a binary search may start. */
export function latestSoFar(members: readonly Member[]): Int32Array {
  const latest = new Int32Array(members.length);
  let most = -1;
  members.forEach((member, index) => {
    most = Math.max(most, member.last);
    latest[index] = most;
  });
  return latest;
}

/** For each suffix of members the earliest first event, which never falls either: where a search may stop. */
export function earliestFromHere(members: readonly Member[]): Int32Array {
  const earliest = new Int32Array(members.length);
  let least = Infinity;
  for (let index = members.length - 1; index >= 0; index -= 1) {
    least = Math.min(least, members[index]?.first ?? least);
    earliest[index] = least;
  }
  return earliest;
}

/** The first index from which on a member can reach the event. */
export function firstReaching(latest: Int32Array, event: number): number {
  let low = 0;
  let high = latest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((latest[middle] ?? 0) >= event) high = middle;
    else low = middle + 1;
  }
  return low;
}
