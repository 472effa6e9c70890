import { compilePattern } from '../../dist/index.js';
import { assertCount, timeInTurn } from '../measure.mjs';

const START = Date.UTC(2026, 0, 1);

const terms = (count, propertyOf) =>
  Array.from({ length: count }, (_, index) => `[x-a:${propertyOf(index)} = 1]`).join(' AND ');

/** Questions that are out of reach for who tries every assignment of observations to expressions. */
const CASES = [
  {
    name: 'REPEATS 100 over 100,000',
    pattern: '[x-a:x = 1] REPEATS 100 TIMES',
    observations: () => sequence(100_000, () => ({ x: 1 })),
    matches: true,
  },
  {
    name: '12 ANDed, each met by 1,000',
    pattern: `(${terms(12, (index) => `p${index}`)}) WITHIN 11 SECONDS`,
    observations: () => sequence(12_000, (index) => ({ [`p${index % 12}`]: 1 })),
    matches: false,
  },
  {
    name: '50 disjoint pairs of 100,000',
    pattern: '(([x-a:p0 = 1] FOLLOWEDBY [x-a:p1 = 1]) WITHIN 10 SECONDS) REPEATS 50 TIMES',
    observations: () => sequence(100_000, (index) => ({ [`p${index % 2}`]: 1 }), { every: 3 }),
    matches: true,
  },
  {
    name: 'number_observed of 999,999,999',
    pattern: '[x-a:x = 1] REPEATS 999999999 TIMES',
    observations: () => sequence(1, () => ({ x: 1 }), { numberObserved: 999_999_999 }),
    matches: true,
  },
  {
    name: 'AND of 10 over 40, WITHIN fails', // the OASIS matcher: over 40 s with 10 observations
    pattern: `(${terms(10, () => 'x')}) WITHIN 1 SECONDS`,
    observations: () => sequence(40, () => ({ x: 1 })),
    matches: false,
  },
  {
    name: 'REPEATS 5 over 60, WITHIN fails', // the OASIS matcher: 26 s
    pattern: '[x-a:x = 1] REPEATS 5 TIMES WITHIN 3 SECONDS',
    observations: () => sequence(60, () => ({ x: 1 })),
    matches: false,
  },
  {
    name: '20 hops over two that refer to each other', // the OASIS matcher: 4 s
    pattern: `[process:${'child_refs[*].'.repeat(20)}pid = 3]`,
    observations: () => [observation(0, 1, [process(1), process(2)])],
    matches: false,
  },
];

const process = (pid) => ({ type: 'process', pid, child_refs: ['0', '1'] });

function sequence(count, propertiesOf, { every = 1, numberObserved = 1 } = {}) {
  return Array.from({ length: count }, (_, index) =>
    observation(index * every, numberObserved, [{ type: 'x-a', ...propertiesOf(index) }]),
  );
}

/** An observation at a second, of objects by their place. */
function observation(second, numberObserved, objects) {
  const time = new Date(START + second * 1000).toISOString();
  return {
    firstObserved: time,
    lastObserved: time,
    numberObserved,
    objects: new Map(objects.map((object, index) => [String(index), object])),
  };
}

/** Milliseconds to decide each question, of observations that are there already; none is given up. */
export async function benchBindings({ rounds, print }) {
  const given = [];
  const questions = CASES.map(({ name, pattern, observations, matches }) => {
    const compiled = compilePattern(pattern, { onLimit: () => given.push(name) });
    return { name, matches, compiled, observations: observations() };
  });
  const times = await timeInTurn(
    questions.map(({ name, compiled, observations }) => ({
      name,
      run: () => compiled.match(observations) !== undefined,
    })),
    rounds,
  );
  assertCount('questions about bindings that were given up', given.length, 0);
  return questions.map(({ name, matches, observations }) => {
    const { ms, result } = times.get(name);
    assertCount(name, result, matches);
    print(`${name}: ${matches ? 'found' : 'none'}, ${ms} ms`);
    return { name, observations: observations.length, matches, ms };
  });
}
