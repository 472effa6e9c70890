import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import type { Match } from '../../src/match/match.js';
import { isComposite } from './is-composite.js';
import { createStreamMatcher, type Emission, type StreamOptions } from '../../src/stream/stream-matcher.js';
import { OracleLimitError } from '../oracle/index.js';
import { runOf } from '../property/seeds.js';
import { arbitraryPattern, arbitraryScript, timeAt, type Script, type Seen } from './arbitrary-stream.js';
import { emittedByModel, type Witness } from './model.js';

// Whatever the order of arrival, however often the stream is stopped and restored or its patterns are loaded anew: after each step it has emitted
// what the oracle says of the observations that were released, with the same witnesses. Hits are forgotten as soon as they may be.

const EMISSIONS: readonly Emission[] = ['match', 'first', 'each'];

function observationOf({ first, last, count, letters }: Seen, arrival: number) {
  return {
    firstObserved: timeAt(first),
    lastObserved: timeAt(last),
    numberObserved: count,
    objects: new Map([['0', { type: 'x', v: letters }]]),
    source: { id: String(arrival) },
  };
}

function witnessOf({ bindings, observations }: Match): Witness {
  return bindings.flatMap(({ expression, observation, instances = 1 }) => {
    const source = observations[observation]?.source;
    const arrival = source && 'id' in source ? Number(source.id) : -1;
    return Array.from({ length: instances }, () => [expression, arrival] as const);
  });
}

/** What the engine emits at each step, and what it said that it gave up. */
function play(patterns: readonly string[], { steps, lateness }: Script, options: StreamOptions) {
  const indicators = patterns.map((pattern, index) => ({ id: String(index), pattern, pattern_type: 'stix' }));
  const set = createIndicatorSet(indicators);
  const limits: string[] = [];
  const settings: StreamOptions = {
    ...options,
    ...(lateness !== undefined && { lateness }),
    forgetAfter: 0,
    onLimit: ({ id }, limit) => limits.push(`${id} ${limit}`),
  };
  let stream = createStreamMatcher(set, settings);
  const emitted: (readonly Match[])[] = [];
  let arrivals = 0;
  for (const step of steps) {
    let matches: readonly Match[] = [];
    if (step.kind === 'push') matches = stream.push(observationOf(step.seen, arrivals++));
    if (step.kind === 'advance') matches = stream.advance(timeAt(step.to));
    if (step.kind === 'reload') set.replaceAll(indicators);
    if (step.kind === 'restart') {
      const next = createStreamMatcher(set, settings);
      next.restore(stream.snapshot());
      stream = next;
    }
    emitted.push(matches);
  }
  emitted.push(stream.end());
  const of = (id: string) => emitted.map((step) => step.filter(({ indicator }) => indicator.id === id).map(witnessOf));
  return { of, limits, held: stream.stats().held };
}

function modelOf(pattern: string, script: Script, emission: Emission): readonly (readonly Witness[])[] | undefined {
  try {
    return emittedByModel(pattern, script, emission);
  } catch (error) {
    if (error instanceof OracleLimitError) return undefined;
    throw error;
  }
}

const patterns = fc.array(arbitraryPattern.filter(isComposite), { minLength: 1, maxLength: 3 });

describe.each(EMISSIONS)('emission %s', (emission) => {
  it('what is emitted after each step is what the oracle says', () => {
    const seen = { emitted: 0, silent: 0 };
    fc.assert(
      fc.property(patterns, arbitraryScript, (texts, script) => {
        const { of, limits } = play(texts, script, { emission });
        expect(limits).toEqual([]);
        texts.forEach((text, index) => {
          const expected = modelOf(text, script, emission);
          if (!expected) return;
          expect(of(String(index))).toEqual(expected);
          if (expected.flat().length > 0) seen.emitted += 1;
          else seen.silent += 1;
        });
      }),
      runOf(611, 2_000),
    );
    expect(seen.emitted).toBeGreaterThan(200);
    expect(seen.silent).toBeGreaterThan(200);
  });

  it('what observations that reach back far may have missed is reported', () => {
    const seen = { exact: 0, reported: 0, missed: 0 };
    fc.assert(
      fc.property(patterns, arbitraryScript, (texts, script) => {
        const { of, limits } = play(texts, script, { emission, streamLimits: { maxReach: 0 } });
        texts.forEach((text, index) => {
          const expected = modelOf(text, script, emission);
          if (!expected) return;
          const isExact = JSON.stringify(of(String(index))) === JSON.stringify(expected);
          const isReported = limits.includes(`${index} maxReach`);
          expect(isExact || isReported).toBe(true);
          if (!isReported) seen.exact += 1;
          else if (isExact) seen.reported += 1;
          else seen.missed += 1;
        });
      }),
      runOf(612, 1_000),
    );
    expect(seen.exact).toBeGreaterThan(200);
    expect(seen.missed).toBeGreaterThan(0);
  });
});
