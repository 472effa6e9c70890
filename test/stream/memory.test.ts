import { describe, expect, it, test } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher, type StreamMatcher, type StreamOptions } from '../../src/stream/stream-matcher.js';

// What a stream remembers is bounded by its patterns and their windows, however long it is (semantics 14, What is remembered).

const LENGTH = 20_000;

/** One observation a second, of length 0. */
function at(second: number, letters: string, key?: string, length = 0): Observation {
  const time = (value: number): string => new Date(Date.UTC(2020, 0, 1) + value * 1000).toISOString();
  return {
    firstObserved: time(second - length),
    lastObserved: time(second),
    numberObserved: 1,
    objects: new Map([['0', { type: 'x', v: letters }]]),
    source: { file: 'log', line: second },
    ...(key !== undefined && { key }),
  };
}

const setOf = (...patterns: readonly string[]) =>
  createIndicatorSet(patterns.map((pattern, index) => ({ id: `${index}`, pattern, pattern_type: 'stix' })));

const bracket = (letter: string): string => `[x:v LIKE '%${letter}%']`;
const [a, b, c] = [bracket('a'), bracket('b'), bracket('c')];

/** The most hits that are held while the letters come round and round. */
function mostHeld(stream: StreamMatcher, letters: readonly string[]): number {
  let most = 0;
  for (let second = 0; second < LENGTH; second += 1) {
    stream.push(at(second, letters[second % letters.length] ?? 'z'));
    most = Math.max(most, stream.stats().held);
  }
  return most;
}

/** Lateness 10 s, reach 50 s: 10 hits wait, 64 are never looked through, and what is looked through may double before it is again. */
const OPTIONS: StreamOptions = { lateness: 10, streamLimits: { maxReach: 50 } };

describe('hits held over a stream of 20,000', () => {
  it.each<[pattern: string, letters: readonly string[], most: number]>([
    [`${a} FOLLOWEDBY ${b}`, ['a'], 80],
    [`${a} FOLLOWEDBY ${b}`, ['b'], 200],
    [`${a} AND ${b}`, ['a'], 80],
    [`${a} FOLLOWEDBY ${b} FOLLOWEDBY ${c}`, ['a', 'b'], 300],
    [`(${a} FOLLOWEDBY ${b}) AND ${c}`, ['a', 'b'], 300],
    [`(${a} OR ${b}) REPEATS 3 TIMES AND ${c}`, ['a', 'b'], 80],
    [`(${a} AND ${b}) WITHIN 100 SECONDS`, ['a'], 400],
    [`(${a} FOLLOWEDBY ${b} FOLLOWEDBY ${c}) WITHIN 100 SECONDS`, ['a', 'b'], 400],
    [`${a} REPEATS 30 TIMES WITHIN 20 SECONDS`, ['a'], 200],
    [`((${a} AND ${b}) WITHIN 100 SECONDS) OR (${a} REPEATS 90 TIMES WITHIN 30 SECONDS)`, ['a'], 400],
    [`${a} AND ${b} START t'2030-01-01T00:00:00Z' STOP t'2031-01-01T00:00:00Z'`, ['b'], 1],
  ])('%s of %j', (pattern, letters, most) => {
    expect(mostHeld(createStreamMatcher(setOf(pattern), OPTIONS), letters)).toBeLessThanOrEqual(most);
  });

  it('of every key, if they go away again', () => {
    const stream = createStreamMatcher(setOf(`(${a} AND ${b}) WITHIN 100 SECONDS`), { ...OPTIONS, forgetAfter: 4 });
    let most = 0;
    for (let second = 0; second < LENGTH; second += 1) {
      stream.push(at(second, 'a', `host-${second}`));
      most = Math.max(most, stream.stats().held);
    }
    expect(most).toBeLessThanOrEqual(2_000);
  });
});

test('a hit that begins early enough is kept, though many that begin too late came before it', () => {
  const stream = createStreamMatcher(setOf(`(${a} FOLLOWEDBY ${b}) AND ${c}`), { lateness: 0, forgetAfter: 0 });
  stream.push(at(3, 'b'));
  for (const second of [5, 6, 7, 8]) stream.push(at(second, 'a'));
  //     a1──────────────10
  //        b3   a5 a6 a7 a8       c20
  stream.push(at(10, 'a', undefined, 9));
  stream.push(at(20, 'c'));
  expect(stream.end().map(({ sources }) => sources)).toEqual([
    [
      { file: 'log', line: 3 },
      { file: 'log', line: 10 },
      { file: 'log', line: 20 },
    ],
  ]);
});

test('a hit that ends late enough for what is on its left is kept, though many that end too early came before it', () => {
  const pattern = `(${a} FOLLOWEDBY ${b}) AND ${c}`;
  const stream = createStreamMatcher(setOf(pattern), { lateness: 0, forgetAfter: 0, streamLimits: { maxReach: 0 } });
  //     b1 b2 b3   a5   b7       c60
  for (const second of [1, 2, 3]) stream.push(at(second, 'b'));
  stream.push(at(5, 'a'));
  stream.push(at(7, 'b'));
  stream.push(at(50, 'z'));
  stream.push(at(60, 'c'));
  expect(stream.end().map(({ sources }) => sources)).toEqual([
    [
      { file: 'log', line: 5 },
      { file: 'log', line: 7 },
      { file: 'log', line: 60 },
    ],
  ]);
});

test('what the watermark has passed by a fraction of a second is due', () => {
  const stream = createStreamMatcher(setOf(`${a} FOLLOWEDBY ${b}`), { lateness: 0 });
  expect([at(1.1, 'a'), at(1.2, 'b'), at(1.9, 'z')].map((one) => stream.push(one).length)).toEqual([0, 0, 1]);
});

test('an observation that can match nothing moves the watermark as one that is pushed does', () => {
  const stream = createStreamMatcher(setOf(`${a} FOLLOWEDBY ${b}`), { lateness: 5 });
  stream.push(at(1, 'a'));
  stream.push(at(2, 'b'));
  expect(stream.see(at(7, 'z').lastObserved)).toEqual([]);
  expect(stream.see(at(8, 'z').lastObserved)).toHaveLength(1);
  expect(stream.see(at(2, 'z').lastObserved)).toEqual([]);
  expect(stream.stats()).toMatchObject({ late: 1, matches: 1 });
});

describe('limits', () => {
  const limited = (pattern: string, options: StreamOptions) => {
    const limits: string[] = [];
    const stream = createStreamMatcher(setOf(pattern), {
      ...options,
      onLimit: ({ id }, limit) => limits.push(`${id} ${limit}`),
    });
    return { limits, stream };
  };

  it('the hits of an indicator: the oldest are given up, and it is said once', () => {
    const { limits, stream } = limited(`(${a} FOLLOWEDBY ${b}) WITHIN 1000000 SECONDS`, {
      lateness: 0,
      streamLimits: { maxHitsPerIndicator: 200 },
    });
    for (let second = 0; second < 203; second += 1) stream.push(at(second, 'a'));
    expect(limits).toEqual(['0 maxHitsPerIndicator']);
    const [match] = [...stream.push(at(300, 'b')), ...stream.end()];
    // 201 were released when it was said, and the newest 150 of them stayed.
    expect(match?.sources).toEqual([
      { file: 'log', line: 51 },
      { file: 'log', line: 300 },
    ]);
  });

  it('all hits: those beyond are not taken', () => {
    const { limits, stream } = limited(`${a} FOLLOWEDBY ${b}`, { streamLimits: { maxHeldHits: 5 } });
    for (let second = 0; second < 7; second += 1) stream.push(at(second, 'a'));
    expect(limits).toEqual(['0 maxHeldHits', '0 maxHeldHits']);
    expect(stream.stats().held).toBe(5);
  });

  it('an observation that reaches back behind what was let go', () => {
    const { limits, stream } = limited(`(${a} AND ${b}) WITHIN 10 SECONDS`, {
      lateness: 0,
      forgetAfter: 0,
      streamLimits: { maxReach: 20 },
    });
    stream.push(at(0, 'a'));
    stream.push(at(100, 'z'));
    stream.push(at(101, 'a'));
    stream.push(at(200, 'b', undefined, 195));
    expect(stream.end()).toHaveLength(1);
    expect(limits).toEqual(['0 maxReach']);
  });
});

describe('partitions', () => {
  it('a composite pattern is of one key', () => {
    const stream = createStreamMatcher(setOf(`${a} FOLLOWEDBY ${b}`));
    stream.push(at(1, 'a', 'one'));
    stream.push(at(2, 'b', 'other'));
    stream.push(at(3, 'b', 'one'));
    stream.push(at(4, 'a', 'other'));
    const matches = stream.end();
    expect(matches.map(({ sources }) => sources)).toEqual([
      [
        { file: 'log', line: 1 },
        { file: 'log', line: 3 },
      ],
    ]);
  });
});

describe('a set that changes', () => {
  it('keeps what is remembered of patterns that stay, and waits on with what waits', () => {
    const set = setOf(`${a} FOLLOWEDBY ${b}`, `${a} FOLLOWEDBY ${c}`);
    const stream = createStreamMatcher(set);
    stream.push(at(1, 'a'));
    stream.advance('2020-01-01T00:00:02Z');
    stream.push(at(3, 'a'));
    set.replaceAll([
      { id: '0', pattern: `${a} FOLLOWEDBY ${b}`, pattern_type: 'stix' },
      { id: '1', pattern: `${a} FOLLOWEDBY ${bracket('d')}`, pattern_type: 'stix' },
    ]);
    expect(stream.stats().held).toBe(4);
    stream.push(at(4, 'bcd'));
    expect(stream.end().map(({ indicator }) => indicator.id)).toEqual(['0']);
  });
});
