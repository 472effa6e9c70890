import fc from 'fast-check';
import type { Plan } from '../../src/match/plan.js';
import { arbitraryPlan } from '../match/arbitrary-plan.js';

/** A composite pattern over objects of type `x` whose `v` holds letters. */
export const arbitraryPattern: fc.Arbitrary<string> = fc
  .record({
    plan: arbitraryPlan,
    letters: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 8, maxLength: 8 }),
    bounds: fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, arbitraryBounds()), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ plan, letters, bounds }) => toText(plan, (slot) => `[x:v LIKE '%${letters[slot]}%']${bounds[slot] ?? ''}`));

function arbitraryBounds(): fc.Arbitrary<string> {
  return fc
    .record({ from: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 1, max: 40 }) })
    .map(({ from, length }) => ` START t'${timeAt(from)}' STOP t'${timeAt(from + length)}'`);
}

const JOINED = { all: ' AND ', ordered: ' FOLLOWEDBY ', either: ' OR ' } as const;

function toText(plan: Plan, slot: (expression: number) => string): string {
  switch (plan.kind) {
    case 'slot':
      return slot(plan.expression);
    case 'repeat':
      return `(${toText(plan.part, slot)}) REPEATS ${plan.times} TIMES`;
    case 'window':
      return `(${toText(plan.part, slot)}) WITHIN ${plan.width} SECONDS`;
    default:
      return `(${plan.parts.map((part) => toText(part, slot)).join(JOINED[plan.kind])})`;
  }
}

/** A second of the test's minute, as a timestamp. */
export function timeAt(second: number): string {
  return new Date(Date.UTC(2020, 0, 1) + second * 1000).toISOString().replace('.000', '');
}

/** An observation: seconds, and the letters that it holds. */
export interface Seen {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly letters: string;
}

/** What is done to a stream. */
export type Step =
  | { readonly kind: 'push'; readonly seen: Seen }
  | { readonly kind: 'advance'; readonly to: number }
  /** Saved, and restored into another stream. */
  | { readonly kind: 'restart' }
  /** The set is filled anew, with the same patterns. */
  | { readonly kind: 'reload' };

export interface Script {
  readonly lateness: number | undefined;
  readonly steps: readonly Step[];
}

const arbitrarySeen: fc.Arbitrary<Seen> = fc
  .record({
    first: fc.integer({ min: 0, max: 30 }),
    length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 12 })),
    count: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 3 })),
    letters: fc.constantFrom('a', 'b', 'c', 'd', 'a', 'b', 'ab', 'cd', 'abc', 'z'),
  })
  .map(({ first, length, count, letters }) => ({ first, last: first + length, count, letters }));

/** Streams in order, shuffled within the lateness or beyond it, with restarts and reloads at any place. */
export const arbitraryScript: fc.Arbitrary<Script> = fc
  .record({
    lateness: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
    jitter: fc.constantFrom(0, 0, 3, 8, 40),
    arrivals: fc.array(fc.tuple(arbitrarySeen, fc.double({ min: 0, max: 1, noNaN: true }), arbitraryInterlude()), {
      minLength: 2,
      maxLength: 12,
    }),
  })
  .map(({ lateness, jitter, arrivals }) => ({
    lateness,
    steps: arrivals
      .map(([seen, delay, interlude]) => ({ seen, interlude, at: seen.last + delay * jitter }))
      .sort((left, right) => left.at - right.at)
      .flatMap(({ seen, interlude }): readonly Step[] => [
        { kind: 'push', seen },
        ...(interlude === 'advance' ? [{ kind: 'advance' as const, to: seen.last }] : []),
        ...(interlude === 'restart' || interlude === 'reload' ? [{ kind: interlude }] : []),
      ]),
  }));

function arbitraryInterlude(): fc.Arbitrary<'nothing' | 'advance' | 'restart' | 'reload'> {
  return fc.constantFrom('nothing', 'nothing', 'nothing', 'advance', 'restart', 'reload');
}
