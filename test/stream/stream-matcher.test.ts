import { describe, expect, it } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import type { Match } from '../../src/match/match.js';
import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher } from '../../src/stream/stream-matcher.js';

const at = (second: number, value: string, length = 0): Observation => ({
  firstObserved: `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`,
  lastObserved: `2026-01-01T00:00:${String(second + length).padStart(2, '0')}Z`,
  numberObserved: 1,
  objects: new Map([['0', { type: 'x', value }]]),
  source: { file: 'log', line: second },
});

const setOf = (...patterns: string[]) =>
  createIndicatorSet(
    patterns.map((pattern, index) => ({ id: `indicator--${index}`, pattern, pattern_version: '2.1' })),
  );

/** The lines of the log that each match names. */
const lines = (matches: readonly Match[]) =>
  matches.map((match) => match.sources.map((source) => ('line' in source ? source.line : 0)));

const PAIR = "([x:value = 'a'] FOLLOWEDBY [x:value = 'b']) WITHIN 10 SECONDS";

describe('single-observation patterns', () => {
  it('answer when the observation is pushed, each time', () => {
    const stream = createStreamMatcher(setOf("[x:value = 'a'] OR [x:value = 'b']"));
    expect([at(1, 'a'), at(2, 'c'), at(3, 'b')].map((one) => stream.push(one).length)).toEqual([1, 0, 1]);
    expect(stream.end()).toEqual([]);
  });

  it('report once in the mode `first`', () => {
    const stream = createStreamMatcher(setOf("[x:value = 'a']"), { emission: 'first' });
    expect([at(1, 'a'), at(2, 'a')].map((one) => stream.push(one).length)).toEqual([1, 0]);
  });

  it('hold where START and STOP leave a moment, and name it', () => {
    const stream = createStreamMatcher(
      setOf("[x:value = 'a'] START t'2026-01-01T00:00:05Z' STOP t'2026-01-01T00:00:10Z'"),
    );
    expect(stream.push(at(1, 'a', 3))).toEqual([]);
    expect(stream.push(at(10, 'a'))).toEqual([]);
    expect(stream.push(at(1, 'a', 5))).toMatchObject([{ matchedAt: '2026-01-01T00:00:05Z' }]);
  });
});

describe('composite patterns', () => {
  it('answer at the end, in event order whatever the order of arrival', () => {
    const stream = createStreamMatcher(setOf(PAIR));
    for (const one of [at(9, 'b'), at(30, 'a'), at(3, 'b'), at(2, 'a'), at(31, 'b'), at(5, 'a')])
      expect(stream.push(one)).toEqual([]);
    //  a2──b3      a5──b9                a30──b31
    expect(lines(stream.end())).toEqual([
      [2, 3],
      [5, 9],
      [30, 31],
    ]);
  });

  it('report once in the mode `first`', () => {
    const stream = createStreamMatcher(setOf(PAIR), { emission: 'first' });
    for (const one of [at(1, 'a'), at(2, 'b'), at(3, 'a'), at(4, 'b')]) stream.push(one);
    expect(lines(stream.end())).toEqual([[1, 2]]);
  });

  it('answer when the watermark has passed what they need', () => {
    const stream = createStreamMatcher(setOf(PAIR));
    stream.push(at(1, 'a'));
    stream.push(at(2, 'b'));
    expect(stream.advance('2026-01-01T00:00:02Z')).toEqual([]);
    expect(lines(stream.advance('2026-01-01T00:00:03Z'))).toEqual([[1, 2]]);
  });

  it('do not see what comes behind the watermark, which is counted', () => {
    const stream = createStreamMatcher(setOf(PAIR, "[x:value = 'a']"));
    stream.push(at(5, 'b'));
    stream.advance('2026-01-01T00:00:04Z');
    expect(stream.push(at(3, 'a'))).toHaveLength(1);
    expect(stream.end()).toEqual([]);
    expect(stream.stats()).toMatchObject({ observations: 2, late: 1, matches: 1 });
  });

  it('say when a search was given up', () => {
    const limits: string[] = [];
    const set = setOf(
      `(${["[x:value LIKE 'a%']", "[x:value LIKE '%a']", "[x:value != 'b']"].join(' FOLLOWEDBY ')}) WITHIN 1 SECONDS`,
    );
    const stream = createStreamMatcher(set, { maxSearchSteps: 3, onLimit: (_indicator, limit) => limits.push(limit) });
    for (let second = 0; second < 50; second += 1) stream.push(at(second, 'a'));
    expect(stream.end()).toEqual([]);
    expect(new Set(limits)).toEqual(new Set(['maxSearchSteps']));
  });
});

describe('snapshots', () => {
  it('keep the state of patterns that stayed the same, and let go of the others', () => {
    const before = createStreamMatcher(setOf(PAIR, "[x:value = 'a'] AND [x:value = 'b']"));
    before.push(at(1, 'a'));
    const after = createStreamMatcher(setOf(PAIR, "[x:value = 'a'] AND [x:value = 'c']"));
    after.restore(before.snapshot());
    expect(after.stats()).toEqual({ observations: 1, late: 0, matches: 0, held: 1 });
    after.push(at(2, 'b'));
    after.push(at(3, 'c'));
    expect(after.end().map((match) => match.indicator.id)).toEqual(['indicator--0']);
  });

  it('keep the watermark and what was reported', () => {
    const set = setOf("[x:value = 'a']", PAIR);
    const before = createStreamMatcher(set, { emission: 'first' });
    before.push(at(1, 'a'));
    before.advance('2026-01-01T00:00:05Z');
    const after = createStreamMatcher(set, { emission: 'first' });
    after.restore(before.snapshot());
    expect(after.push(at(2, 'a'))).toEqual([]);
    expect(after.stats().late).toBe(1);
  });

  it('that are none are refused', () => {
    expect(() => {
      createStreamMatcher(setOf(PAIR)).restore(new Uint8Array([1, 2, 3]));
    }).toThrow(/no saved stream/);
  });
});
