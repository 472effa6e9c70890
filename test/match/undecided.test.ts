import { describe, expect, it } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { compilePattern } from '../../src/match/compile-pattern.js';

import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher, type StreamOptions } from '../../src/stream/stream-matcher.js';

// What is neither true nor false is no match, and is reported: a text that is longer than MATCHES looks at (semantics 14, Caps), and a text that is
// compared with a timestamp under the profile that rejects it (D10).

const LIMITS = { maxSubjectLength: 100 };
const LONG = `${'a'.repeat(200)}b`;

const observation = (...objects: readonly Readonly<Record<string, unknown>>[]): Observation => ({
  firstObserved: '2026-01-01T00:00:00Z',
  lastObserved: '2026-01-01T00:00:00Z',
  numberObserved: 1,
  objects: new Map(objects.map((object, index) => [String(index), { type: 'x', ...object }])),
  source: { file: 'log', line: 1 },
});

type Report = Required<Pick<StreamOptions, 'onLimit' | 'onDiagnostic'>>;

interface Asked {
  readonly pattern: string;
  readonly observations: readonly Observation[];
  readonly profile?: 'spec' | 'reference';
}

/** Ways to ask; each gives how many indicators matched, and what was reported. */
const EVALUATORS: Readonly<Record<string, (asked: Asked, options: Report) => number>> = {
  'one pattern': ({ pattern, observations, profile = 'spec' }, options) =>
    compilePattern(pattern, { ...options, limits: LIMITS, profile }).match(observations) ? 1 : 0,
  'a set': ({ pattern, observations, profile = 'spec' }, options) =>
    createIndicatorSet([indicatorOf(pattern)], { ...options, limits: LIMITS, profile }).match(observations).length,
  'a stream': ({ pattern, observations, profile = 'spec' }, options) => {
    const set = createIndicatorSet([indicatorOf(pattern)], { limits: LIMITS, profile });
    const stream = createStreamMatcher(set, options);
    return [...observations.flatMap((one) => stream.push(one)), ...stream.end()].length;
  },
};

const indicatorOf = (pattern: string) => ({ id: 'indicator--1', pattern, pattern_version: '2.1' });

function ask(evaluator: string, asked: Asked) {
  const reported: string[] = [];
  const matches = EVALUATORS[evaluator]?.(asked, {
    onLimit: (_, limit) => reported.push(limit),
    onDiagnostic: ({ code }) => reported.push(code),
  });
  return { matches, reported };
}

const ONCE = ['maxSubjectLength'];

describe.each(Object.keys(EVALUATORS))('%s', (evaluator) => {
  it.each<
    [
      name: string,
      pattern: string,
      objects: readonly Readonly<Record<string, unknown>>[],
      reported: string[],
      matches: number,
    ]
  >([
    ['a text within the limit is searched', "[x:v MATCHES 'a+b$']", [{ v: 'aab' }], [], 1],
    ['a text at the limit is searched', "[x:v MATCHES 'a$']", [{ v: 'a'.repeat(100) }], [], 1],
    ['a text beyond it is not', "[x:v MATCHES 'a+b$']", [{ v: LONG }], ONCE, 0],
    ['NOT does not make a match of it', "[x:v NOT MATCHES 'c']", [{ v: LONG }], ONCE, 0],
    ['octets beyond it are not searched', "[x:v_bin MATCHES 'a']", [{ v_bin: btoa(LONG) }], ONCE, 0],
    ['a program of 200 looks at half as much', "[x:v MATCHES '[ab]{200}|a+']", [{ v: 'a'.repeat(60) }], ONCE, 0],
    ['another operand of OR decides, behind it', "[x:v MATCHES 'b' OR x:w = 1]", [{ v: LONG, w: 1 }], [], 1],
    ['another operand of OR decides, before it', "[x:w = 1 OR x:v MATCHES 'b']", [{ v: LONG, w: 1 }], [], 1],
    [
      'another operand of OR does not decide',
      "[x:v MATCHES 'b' OR x:w = 2 OR x:u > 0]",
      [{ v: LONG, w: 1, u: 0 }, { w: 3 }],
      ONCE,
      0,
    ],
    ['another operand of AND decides', "[x:v MATCHES 'b' AND x:w = 2]", [{ v: LONG, w: 1 }], [], 0],
    ['another operand of AND does not decide', "[x:v MATCHES 'b' AND x:w = 1]", [{ v: LONG, w: 1 }], ONCE, 0],
    ['another root decides', "[x:v MATCHES 'b']", [{ v: LONG }, { v: 'b' }], [], 1],
    [
      'another bracket decides too, and it is reported all the same',
      "[x:v MATCHES 'b$'] OR [x:w = 1]",
      [{ v: LONG, w: 1 }],
      ONCE,
      1,
    ],
  ])('%s', (_, pattern, objects, reported, matches) => {
    expect(ask(evaluator, { pattern, observations: [observation(...objects)] })).toEqual({ matches, reported });
  });

  it('composite patterns report each observation', () => {
    const pattern = "[x:v MATCHES 'b'] FOLLOWEDBY [x:w = 1]";
    const observations = [observation({ v: LONG }), observation({ v: LONG }), observation({ w: 1 })];
    expect(ask(evaluator, { pattern, observations })).toEqual({ matches: 0, reported: [...ONCE, ...ONCE] });
  });

  it.each<[name: string, profile: 'spec' | 'reference', reported: string[], matches: number]>([
    ['an observation is left out for a text that is no timestamp', 'reference', ['I113'], 0],
    ['no observation is left out under spec', 'spec', [], 1],
  ])('%s', (_, profile, reported, matches) => {
    const pattern = "[x:v = 1 OR x:t > t'2026-01-01T00:00:00Z']";
    const observations = [observation({ v: 1, t: 'noon' })];
    expect(ask(evaluator, { pattern, observations, profile })).toEqual({ matches, reported });
  });
});
