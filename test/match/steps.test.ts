import { describe, expect, it } from 'vitest';
import { prepareDemand } from '../../src/match/demand.js';
import { decideBinding, findBinding } from '../../src/match/find-binding.js';
import type { Hit } from '../../src/match/hits.js';
import { buildPlan } from '../../src/match/plan.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

/** A pattern known to be hard for matchers that enumerate, over hits made from their index. */
interface Hard {
  readonly name: string;
  readonly pattern: string;
  readonly sizes: readonly [small: number, large: number];
  readonly hit: (index: number) => {
    readonly second: number;
    readonly seconds?: number;
    readonly instances?: number;
    readonly expressions: readonly number[];
  };
  readonly found: boolean;
}

const every = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const brackets = (count: number): string[] => Array.from({ length: count }, (_, index) => `[x:v = ${index}]`);

const HARD: readonly Hard[] = [
  {
    name: 'REPEATS 100 over 100,000 observations',
    pattern: '[x:v = 0] REPEATS 100 TIMES',
    sizes: [10_000, 100_000],
    hit: (index) => ({ second: index, expressions: [0] }),
    found: true,
  },
  {
    name: 'REPEATS 100 in a window that holds 99',
    pattern: '[x:v = 0] REPEATS 100 TIMES WITHIN 99 SECONDS',
    sizes: [10_000, 100_000],
    hit: (index) => ({ second: index, expressions: [0] }),
    found: false,
  },
  {
    name: '12 ANDed expressions, each met by every twelfth observation, in a window that holds 11',
    pattern: `(${brackets(12).join(' AND ')}) WITHIN 11 SECONDS`,
    sizes: [1_200, 12_000],
    hit: (index) => ({ second: index, expressions: [index % 12] }),
    found: false,
  },
  {
    name: '12 ANDed expressions, each met by every observation, in a window that holds 11',
    pattern: `(${brackets(12).join(' AND ')}) WITHIN 11 SECONDS`,
    sizes: [1_200, 12_000],
    hit: (index) => ({ second: index, expressions: every(12) }),
    found: false,
  },
  {
    name: '50 disjoint pairs, each in 10 seconds',
    pattern: '(([x:v = 0] FOLLOWEDBY [x:v = 1]) WITHIN 10 SECONDS) REPEATS 50 TIMES',
    sizes: [10_000, 100_000],
    hit: (index) => ({ second: index * 3, expressions: [index % 2] }),
    found: true,
  },
  {
    name: '50 disjoint pairs where only 49 fit',
    pattern: '(([x:v = 0] FOLLOWEDBY [x:v = 1]) WITHIN 10 SECONDS) REPEATS 50 TIMES',
    sizes: [10_000, 100_000],
    hit: (index) => ({ second: index < 98 ? index : index * 20, expressions: [index % 2] }),
    found: false,
  },
  {
    name: 'number_observed of 999,999,999',
    pattern: '[x:v = 0] REPEATS 999999999 TIMES',
    sizes: [1, 10],
    hit: (index) => ({ second: index, instances: 999_999_999, expressions: [0] }),
    found: true,
  },
  {
    name: 'three of a kind in a row, too far apart, where each observation could be any of them',
    pattern: `(${brackets(3).join(' FOLLOWEDBY ')}) WITHIN 2 SECONDS`,
    sizes: [10_000, 100_000],
    hit: (index) => ({ second: index, expressions: [0, 1, 2] }),
    found: false,
  },
  {
    name: 'pairs of long flows that lie inside each other',
    pattern: '(([x:v = 0] FOLLOWEDBY [x:v = 1]) WITHIN 10 SECONDS) REPEATS 20 TIMES',
    sizes: [5_000, 50_000],
    hit: (index) => ({ second: index, seconds: (index % 7) * 5, expressions: [index % 2] }),
    found: true,
  },
];

function hitsOf({ hit }: Hard, size: number): Hit[] {
  return Array.from({ length: size }, (_, position): Hit => {
    const { second, seconds = 0, instances = 1, expressions } = hit(position);
    return {
      position,
      first: { seconds: second, nanoseconds: 0, beyond: '' },
      last: { seconds: second + seconds, nanoseconds: 0, beyond: '' },
      instances,
      expressions,
    };
  });
}

function stepsFor(hard: Hard, size: number): number {
  const { ast } = parsePattern(hard.pattern);
  if (!ast) throw new Error('The pattern of the case does not parse.');
  const demand = prepareDemand(buildPlan(ast));
  const meter = { steps: 0 };
  const options = { withinInclusive: false, maxSearchSteps: 10_000_000, meter };
  expect(decideBinding(demand, hitsOf(hard, size), options)).toBe(hard.found ? 'found' : 'none');
  expect(findBinding(demand, hitsOf(hard, size), options).kind).toBe(hard.found ? 'found' : 'none');
  return meter.steps;
}

describe('deciding a pattern takes n log n steps at most', () => {
  it.each(HARD)('$name', (hard) => {
    const [small, large] = hard.sizes;
    const bound = (size: number): number => size * Math.log2(size + 1);
    const ratio = stepsFor(hard, large) / Math.max(stepsFor(hard, small), 1);
    // A tenth more for what does not grow; a quadratic step would show as ten times as much.
    expect(ratio).toBeLessThan((1.1 * bound(large)) / bound(small));
    expect(stepsFor(hard, large)).toBeLessThan(40 * bound(large) + 1_000);
  });
});
