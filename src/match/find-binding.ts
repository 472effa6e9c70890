import type { Budget } from './budget.js';
import type { Demand } from './demand.js';
import { forceLastHit } from './force-last-hit.js';
import { earliestCompletion, isCompletionExact } from './earliest-completion.js';
import type { Hit } from './hits.js';
import type { Meter } from './meter.js';
import { isLattice, leastBinding, type Filling } from './least-binding.js';
import { resolveDemand, type Resolved } from './resolve.js';
import { searchBinding } from './search.js';
import { createTimeline, type Timeline } from './timeline.js';

export interface BindingOptions {
  /** D15. */
  readonly withinInclusive: boolean;
  /** What the bounded search may spend on one question. */
  readonly maxSearchSteps: number;
  /** Counts the work, for those who want to know. */
  readonly meter?: Meter;
}

/** A hit's part in a witness: it satisfied the expression, for so many slots, at the moment (RFC 3339). */
export interface WitnessEntry {
  readonly expression: number;
  readonly hit: number;
  readonly slots: number;
  readonly moment: string;
}

export type BindingAnswer =
  | { readonly kind: 'found'; readonly witness: readonly WitnessEntry[] }
  /** `exhausted`: the search gave up at its limit; there may or may not be a binding. */
  | { readonly kind: 'none' | 'exhausted' };

// A pattern beyond these is answered with `exhausted` where the recurrence alone does not decide it.
const MAX_RUNS = 10_000;
const MAX_WAYS = 256;
const MAX_SEARCH_SLOTS = 1_000;

/** Whether the hits, in release order, hold a binding (semantics 8). */
export function decideBinding(
  demand: Demand,
  hits: readonly Hit[],
  options: BindingOptions,
): 'found' | 'none' | 'exhausted' {
  const timeline = createTimeline(demand, hits, options.withinInclusive, options.meter);
  if (!mayComplete(demand, timeline, options.meter)) return 'none';
  if (isCompletionExact(demand, timeline, hits.length)) return 'found';
  return leastOfWays(demand, timeline, hits, options).kind;
}

/**
 * Finds the binding whose sequence of hits is lexicographically least: slot by slot in the order of the pattern, the position of the hit
 * that fills it; a sequence that another begins with is less, and of equal ones that of lower-numbered expressions.
 */
export function findBinding(demand: Demand, hits: readonly Hit[], options: BindingOptions): BindingAnswer {
  const timeline = createTimeline(demand, hits, options.withinInclusive, options.meter);
  if (!mayComplete(demand, timeline, options.meter)) return { kind: 'none' };
  return leastOfWays(demand, timeline, hits, options);
}

/**
 * The least binding that uses the last of the hits: what an observation completes where earlier bindings are not emptied (semantics 14,
 * emission `each`).
 */
export function findCompletedBinding(demand: Demand, hits: readonly Hit[], options: BindingOptions): BindingAnswer {
  if (!mayComplete(demand, createTimeline(demand, hits, options.withinInclusive, options.meter), options.meter)) {
    return { kind: 'none' };
  }
  const ways = resolveDemand(demand.root, MAX_RUNS, MAX_WAYS);
  if (!ways) return { kind: 'exhausted' };
  const forced = forceLastHit(demand, hits);
  const timeline = createTimeline(forced.demand, forced.hits, options.withinInclusive, options.meter);
  return leastAmong(forced.ways(ways), forced.demand, timeline, forced.hits, options, forced.original);
}

function mayComplete(demand: Demand, timeline: Timeline, meter: Meter | undefined): boolean {
  const { length } = timeline.events;
  return length > 0 && earliestCompletion(demand, timeline, meter)(0) < length;
}

function leastOfWays(demand: Demand, timeline: Timeline, hits: readonly Hit[], options: BindingOptions): BindingAnswer {
  const ways = resolveDemand(demand.root, MAX_RUNS, MAX_WAYS);
  return ways ? leastAmong(ways, demand, timeline, hits, options) : { kind: 'exhausted' };
}

function leastAmong(
  ways: Iterable<Resolved>,
  demand: Demand,
  timeline: Timeline,
  hits: readonly Hit[],
  options: BindingOptions,
  original: (entry: WitnessEntry) => WitnessEntry = (entry) => entry,
): BindingAnswer {
  const lattice = isLattice(timeline, hits.length);
  const budget: Budget = { remaining: options.maxSearchSteps };
  let least: readonly WitnessEntry[] | undefined;
  for (const way of ways) {
    const answer = lattice ? leastBinding(way, timeline, budget) : fromSearch(way, timeline, hits.length, budget);
    if (answer === 'exhausted') return { kind: 'exhausted' };
    if (answer === 'none') continue;
    const witness = toWitness(answer, demand, timeline, hits).map(original);
    if (!least || precedes(witness, least)) least = witness;
  }
  if (options.meter) options.meter.steps += options.maxSearchSteps - budget.remaining;
  return least ? { kind: 'found', witness: least } : { kind: 'none' };
}

type WayAnswer = readonly Filling[] | 'none' | 'exhausted';

function fromSearch(way: Resolved, timeline: Timeline, hits: number, budget: Budget): WayAnswer {
  const slots = way.runs.reduce((sum, run) => sum + run.count, 0);
  if (slots > MAX_SEARCH_SLOTS) return 'exhausted';
  const result = searchBinding(way, timeline, hits, budget);
  return result.kind === 'found' ? result.fillings : result.kind;
}

function toWitness(
  fillings: readonly Filling[],
  demand: Demand,
  timeline: Timeline,
  hits: readonly Hit[],
): readonly WitnessEntry[] {
  return fillings.map(({ class: slotClass, hit, slots, moment }) => {
    const satisfied = hits[hit]?.expressions ?? [];
    const expressions = demand.classes[slotClass]?.expressions ?? [];
    return {
      expression: expressions.find((expression) => satisfied.includes(expression)) ?? 0,
      hit,
      slots,
      moment: timeline.scale.format(timeline.events[moment] ?? 0),
    };
  });
}

/** Compares two witnesses as sequences of slots, without writing out the slots of a hit that fills a million. */
function precedes(left: readonly WitnessEntry[], right: readonly WitnessEntry[]): boolean {
  const order =
    compareSlots(left, right, (entry) => entry.hit) || compareSlots(left, right, (entry) => entry.expression);
  return order < 0;
}

function compareSlots(
  left: readonly WitnessEntry[],
  right: readonly WitnessEntry[],
  valueOf: (entry: WitnessEntry) => number,
): number {
  let [i, j] = [0, 0];
  let [leftOver, rightOver] = [left[0]?.slots ?? 0, right[0]?.slots ?? 0];
  for (;;) {
    const [one, other] = [left[i], right[j]];
    if (!one || !other) return (one ? 1 : 0) - (other ? 1 : 0);
    const difference = valueOf(one) - valueOf(other);
    if (difference !== 0) return difference;
    const shared = Math.min(leftOver, rightOver);
    leftOver -= shared;
    rightOver -= shared;
    if (leftOver === 0) leftOver = left[++i]?.slots ?? 0;
    if (rightOver === 0) rightOver = right[++j]?.slots ?? 0;
  }
}
