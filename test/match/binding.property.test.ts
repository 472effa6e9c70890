import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDemand } from '../../src/match/demand.js';
import { earliestCompletion, isCompletionExact } from '../../src/match/earliest-completion.js';
import { isLattice, leastBinding } from '../../src/match/least-binding.js';
import { resolveDemand } from '../../src/match/resolve.js';
import { searchBinding } from '../../src/match/search.js';
import { createTimeline } from '../../src/match/timeline.js';
import { runOf } from '../property/seeds.js';
import { arbitraryHits, arbitraryPlan, type HitOptions } from './arbitrary-plan.js';

// The search is the plain path: it tries everything. What decides without searching must agree with it.

const RUN = runOf(202, 3_000);
const RUNS = RUN.numRuns;

const KINDS: readonly (readonly [string, HitOptions])[] = [
  ['points that serve one expression', { shared: false, nested: false }],
  ['points that serve several', { shared: true, nested: false }],
  ['intervals that serve one', { shared: false, nested: true }],
  ['intervals that serve several', { shared: true, nested: true }],
];

describe.each(KINDS)('over %s', (_name, options) => {
  const seen = { exact: 0, lattice: 0, found: 0 };

  it('the recurrence never excludes a binding, and is right where it says that it is exact', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryHits(options), (plan, hits) => {
        const demand = prepareDemand(plan);
        const timeline = createTimeline(demand, hits, false);
        const ways = resolveDemand(demand.root, 1000, 1000);
        if (!ways) return;
        const results = ways.map((way) => searchBinding(way, timeline, hits.length, { remaining: 200_000 }).kind);
        fc.pre(!results.includes('exhausted'));
        const found = results.includes('found');
        const none = timeline.events.length;
        const may = none > 0 && earliestCompletion(demand, timeline)(0) < none;
        if (found) seen.found += 1;
        if (found) expect(may).toBe(true);
        if (!isCompletionExact(demand, timeline, hits.length)) return;
        seen.exact += 1;
        expect(may).toBe(found);
      }),
      RUN,
    );
    expect(seen.found).toBeGreaterThan(RUNS / 20);
    if (!options.shared) expect(seen.exact).toBeGreaterThan(RUNS / 10);
  });

  it('the lattice finds what the search finds, where its argument holds', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryHits(options), (plan, hits) => {
        const demand = prepareDemand(plan);
        const timeline = createTimeline(demand, hits, false);
        if (!isLattice(timeline, hits.length)) return;
        for (const way of resolveDemand(demand.root, 1000, 1000) ?? []) {
          const searched = searchBinding(way, timeline, hits.length, { remaining: 200_000 });
          if (searched.kind === 'exhausted') continue;
          seen.lattice += 1;
          const least = leastBinding(way, timeline, { remaining: 1_000_000 });
          expect(
            typeof least === 'string'
              ? undefined
              : least.flatMap(({ hit, slots }) => Array.from({ length: slots }, () => hit)),
          ).toEqual(searched.kind === 'found' ? searched.fillings.map(({ hit }) => hit) : undefined);
        }
      }),
      RUN,
    );
    if (!options.shared) expect(seen.lattice).toBeGreaterThan(RUNS / 20);
  });
});
