import type { Timestamp } from '../values/timestamp.js';
import type { Demand, SlotClass } from './demand.js';
import { satisfiesSome, type Hit } from './hits.js';
import type { Meter } from './meter.js';
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

/** Lays out the hits of one evaluation: n log n in their number, for the sort. */
export function createTimeline(
  demand: Demand,
  hits: readonly Hit[],
  withinInclusive: boolean,
  meter: Meter = { steps: 0 },
): Timeline {
  const scale = createTickScale(instantsOf(demand, hits), demand.widths);
  const spans = hits.map(({ first, last }): Span => {
    const start = scale.ofInstant(first);
    return { start, end: last === first ? start : scale.ofInstant(last) };
  });
  const endpoints: Tick[] = [];
  const drafts = demand.classes.map((slotClass) => draftMembers(slotClass, hits, spans, scale, endpoints));
  const { events, rank } = rankTicks(endpoints, meter);
  const members = drafts.map((draft) =>
    draft.map(({ hit, endpoint }) => ({
      hit,
      first: rank[endpoint] ?? 0,
      last: rank[endpoint + 1] ?? 0,
      instances: hits[hit]?.instances ?? 1,
    })),
  );
  const reach = demand.widths.map((width) => reachOf(events, scale.ofSeconds(width), withinInclusive));
  return { events, scale, members, reach, back: reach.map(backOf) };
}

interface Span {
  readonly start: Tick;
  readonly end: Tick;
}

/** The hits that may fill a class's slots, clipped to its bounds; their two ends go to `endpoints`, one after the other. */
function draftMembers(
  { expressions, bounds }: SlotClass,
  hits: readonly Hit[],
  spans: readonly Span[],
  scale: TickScale,
  endpoints: Tick[],
): readonly { readonly hit: number; readonly endpoint: number }[] {
  const earliest = bounds.from && scale.ofInstant(bounds.from);
  const latest = bounds.until && minus(scale.ofInstant(bounds.until), 1);
  const draft: { hit: number; endpoint: number }[] = [];
  for (const [index, hit] of hits.entries()) {
    const span = spans[index];
    if (!span || !satisfiesSome(hit, expressions)) continue;
    const start = earliest !== undefined && earliest > span.start ? earliest : span.start;
    const end = latest !== undefined && latest < span.end ? latest : span.end;
    if (start > end) continue;
    draft.push({ hit: index, endpoint: endpoints.length });
    endpoints.push(start, end);
  }
  return draft;
}

/** The distinct ticks in order, and for each given tick its place among them. */
function rankTicks(
  ticks: readonly Tick[],
  meter: Meter,
): { readonly events: readonly Tick[]; readonly rank: Int32Array } {
  const order = Array.from(ticks.keys()).sort((left, right) => {
    meter.steps += 1;
    return compareTicks(ticks[left] ?? 0, ticks[right] ?? 0);
  });
  const rank = new Int32Array(ticks.length);
  const events: Tick[] = [];
  for (const index of order) {
    const tick = ticks[index] ?? 0;
    if (events.length === 0 || events[events.length - 1] !== tick) events.push(tick);
    rank[index] = events.length - 1;
  }
  return { events, rank };
}

const compareTicks = (left: Tick, right: Tick): number => (left < right ? -1 : left > right ? 1 : 0);

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
