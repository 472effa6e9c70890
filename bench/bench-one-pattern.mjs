import { createAdapter } from '../dist/adapters/index.js';
import { compilePattern, createIndicatorSet, createStreamMatcher } from '../dist/index.js';
import { assertCount, timeInTurn } from './measure.mjs';

/** The observations of log lines, as the adapter makes them. */
export function observe(lines) {
  const { adapt } = createAdapter('zeek');
  return lines.map((line, index) => {
    const result = adapt(JSON.parse(line), { file: 'bench', line: index + 1 });
    if (result.kind === 'rejected') throw new Error(`line ${index + 1} is rejected: ${result.reason}`);
    return result.observation;
  });
}

/**
 * One equality pattern over observations that are there already: as a batch, which asks whether it matches, as a stream, which asks where, and
 * beside them the loop that somebody would write by hand for this one question.
 */
export async function benchOnePattern(lines, { value, expected }, rounds) {
  const observations = observe(lines);
  const absent = compilePattern("[domain-name:value = 'nobody-asks-for-this.example']");
  const pattern = `[domain-name:value = '${value}']`;
  const times = await timeInTurn(
    [
      { name: 'by hand', run: () => countByHand(observations, value) },
      { name: 'batch', run: () => absent.match(observations) },
      { name: 'stream', run: () => countInStream(observations, pattern) },
    ],
    rounds,
  );
  assertCount('batch, a name that is not there', times.get('batch').result, undefined);
  assertCount('by hand', times.get('by hand').result, expected);
  assertCount('stream', times.get('stream').result, expected);
  const perSecond = (name) => Math.round(observations.length / (times.get(name).ms / 1000));
  return {
    observations: observations.length,
    matches: expected,
    byHandPerSecond: perSecond('by hand'),
    batchPerSecond: perSecond('batch'),
    streamPerSecond: perSecond('stream'),
  };
}

function countByHand(observations, value) {
  let count = 0;
  for (const { objects } of observations) {
    for (const object of objects.values()) {
      if (object.type === 'domain-name' && object.value === value) {
        count += 1;
        break;
      }
    }
  }
  return count;
}

function countInStream(observations, pattern) {
  const matcher = createStreamMatcher(createIndicatorSet([{ id: 'indicator--bench', pattern, pattern_type: 'stix' }]));
  return observations.reduce((count, observation) => count + matcher.push(observation).length, 0);
}
