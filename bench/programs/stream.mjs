// node --expose-gc stream.mjs composite|single RECORDS
// Pushes observations through a stream over 1,000 patterns, and prints what it took as JSON. `single` has the same brackets without the operators
// between them. One observation in a hundred satisfies a bracket.
import { argv, stdout } from 'node:process';
import { performance } from 'node:perf_hooks';
import { createIndicatorSet, createStreamMatcher } from '../../dist/index.js';
import { createRandom } from '../generate/random.mjs';
import { keptBytes } from './kept-bytes.mjs';

const [mode, count] = [argv[2], Number(argv[3])];
const PATTERNS = 1_000;
const HITS = 0.01;
const A_SECOND = 1_000;
const SAMPLES = 60;
const START = Date.UTC(2026, 0, 1);

/** What patterns over several observations look like: mostly two in a window. */
const FORMS = [
  (a, b) => `(${a} FOLLOWEDBY ${b}) WITHIN 300 SECONDS`,
  (a, b) => `(${a} AND ${b}) WITHIN 300 SECONDS`,
  (a, b) => `${a} FOLLOWEDBY ${b}`,
  (a, b) => `(${a} OR ${b}) REPEATS 3 TIMES WITHIN 300 SECONDS`,
];

const nameOf = (pattern, side) => `${side}-${pattern}.indicator.example`;
const bracket = (pattern, side) => `[domain-name:value = '${nameOf(pattern, side)}']`;
const textOf = (pattern) => {
  const [a, b] = [bracket(pattern, 'a'), bracket(pattern, 'b')];
  return mode === 'single' ? `${a} OR ${b}` : FORMS[pattern % FORMS.length](a, b);
};

const set = createIndicatorSet(
  Array.from({ length: PATTERNS }, (_, index) => ({
    id: `indicator--${index}`,
    pattern: textOf(index),
    pattern_version: '2.1',
  })),
  { profile: 'detection' },
);
const limits = [];
const stream = createStreamMatcher(set, {
  lateness: 60,
  streamLimits: { maxReach: 300 },
  onLimit: (_, limit) => limits.push(limit),
});

const draw = createRandom(1).next;
function observation(index) {
  const time = new Date(START + (index * 1_000) / A_SECOND).toISOString();
  const isHit = draw() < HITS;
  const value = isHit
    ? nameOf(Math.floor(draw() * PATTERNS), draw() < 0.5 ? 'a' : 'b')
    : `host-${Math.floor(draw() * 1e6)}.example`;
  return {
    firstObserved: time,
    lastObserved: time,
    numberObserved: 1,
    objects: new Map([['0', { type: 'domain-name', value }]]),
    source: { file: 'log', line: index + 1 },
  };
}

const every = Math.ceil(count / SAMPLES);
const heap = [];
let matches = 0;
let seconds = 0;
for (let index = 0; index < count;) {
  // Made beforehand: what is timed is the stream.
  let chunk = Array.from({ length: Math.min(every, count - index) }, (_, at) => observation(index + at));
  index += chunk.length;
  const started = performance.now();
  for (const one of chunk) matches += stream.push(one).length;
  seconds += (performance.now() - started) / 1000;
  chunk = undefined;
  heap.push({
    observations: index,
    megabytes: Math.round(keptBytes() / 1e5) / 10,
    held: stream.stats().held,
  });
}
stdout.write(JSON.stringify({ seconds, matches, limits: limits.length, heap }));
