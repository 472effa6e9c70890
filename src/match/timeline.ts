import type { Timestamp } from '../values/timestamp.js';
import type { Demand } from './demand.js';
import type { Hit } from './hits.js';
import { createTickScale, minus, type Tick, type TickScale } from './ticks.js';

/**
 * The hits of one evaluation on a common axis. Every moment that matters is an *event*: some hit's earliest or latest moment. That is
 * enough because order and window constraints nest as the pattern does: moments can always be moved to an event without breaking one.
 * From here on a time is the index of an event, so that the search compares small integers whatever the precision of the data.
 */
export interface Timeline {
  readonly events: readonly Tick[];
  readonly scale: TickScale;
  /** For each class of the demand, the hits that may fill its slots, in release order. */
  readonly members: readonly (readonly Member[])[];
  /** For each width: the last event less than the width after event i. */
  readonly reach: readonly Int32Array[];
  /** For each width: the first event less than the width before event i. */
  readonly back: readonly Int32Array[];
}

/** A hit as a member of a class: its possible moments are the events `first`..`last`. */
export interface Member {
  /** Index of the hit in the evaluation. */
  readonly hit: number;
  readonly first: number;
  readonly last: number;
  readonly instances: number;
}

/** Lays out the hits of one evaluation. */
export function createTimeline(demand: Demand, hits: readonly Hit[], withinInclusive: boolean): Timeline {
  const scale = createTickScale(instantsOf(demand, hits), demand.widths);
  const spans = hits.map((hit) => ({ first: scale.ofInstant(hit.first), last: scale.ofInstant(hit.last) }));
  const drafts = demand.classes.map((slotClass) => {
    const wanted = new Set(slotClass.expressions);
    const { from, until } = slotClass.bounds;
    const earliest = from && scale.ofInstant(from);
    const latest = until && minus(scale.ofInstant(until), 1);
    const draft: { hit: number; first: Tick; last: Tick; instances: number }[] = [];
    hits.forEach((hit, index) => {
      const span = spans[index];
      if (!span || !hit.expressions.some((expression) => wanted.has(expression))) return;
      const first = earliest !== undefined && earliest > span.first ? earliest : span.first;
      const last = latest !== undefined && latest < span.last ? latest : span.last;
      if (first <= last) draft.push({ hit: index, first, last, instances: hit.instances });
    });
    return draft;
  });

  const events = sortUnique(drafts.flatMap((draft) => draft.flatMap(({ first, last }) => [first, last])));
  const indexOf = new Map<Tick, number>(events.map((tick, index) => [tick, index]));
  const members = drafts.map((draft) =>
    draft.map(({ hit, first, last, instances }) => ({
      hit,
      first: indexOf.get(first) ?? 0,
      last: indexOf.get(last) ?? 0,
      instances,
    })),
  );
  const reach = demand.widths.map((width) => reachOf(events, scale.ofSeconds(width), withinInclusive));
  return { events, scale, members, reach, back: reach.map(backOf) };
}

function* instantsOf(demand: Demand, hits: readonly Hit[]): Generator<Timestamp> {
  for (const { first, last } of hits) {
    yield first;
    yield last;
  }
  for (const { bounds } of demand.classes) {
    if (bounds.from) yield bounds.from;
    if (bounds.until) yield bounds.until;
  }
}

function sortUnique(ticks: Tick[]): Tick[] {
  const sorted = ticks.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  return sorted.filter((tick, index) => index === 0 || tick !== sorted[index - 1]);
}

// semantics 8: latest - earliest < s, strictly; the reference profile includes the boundary (D15).
function reachOf(events: readonly Tick[], width: Tick, inclusive: boolean): Int32Array {
  const reach = new Int32Array(events.length);
  let end = 0;
  events.forEach((start, index) => {
    for (; end < events.length; end += 1) {
      const gap = minus(events[end] ?? start, start);
      if (inclusive ? gap > width : gap >= width) break;
    }
    reach[index] = end - 1;
  });
  return reach;
}

function backOf(reach: Int32Array): Int32Array {
  const back = new Int32Array(reach.length);
  let start = 0;
  for (let index = 0; index < reach.length; index += 1) {
    while ((reach[start] ?? index) < index) start += 1;
    back[index] = start;
  }
  return back;
}
