import { readFileSync } from 'node:fs';
import { createAdapter } from '../../dist/adapters/index.js';
import { compilePattern, createIndicatorSet, createStreamMatcher } from '../../dist/index.js';
import { assertCount, timeInTurn } from '../measure.mjs';
import { grouped } from '../print.mjs';
import { filesOf } from '../workspace.mjs';

const SIZE = 1;
const RECORDS = 100_000;
const RATE = 0.001;

/** The observations of log lines, as the adapter makes them. */
function observe(file) {
  const { adapt } = createAdapter('zeek');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
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
export async function benchOnePattern({ workspace, rounds, print }) {
  const log = workspace.log({ size: SIZE, records: RECORDS, rate: RATE });
  const [zeek] = filesOf(log);
  const observations = observe(zeek);
  const { pattern } = JSON.parse(readFileSync(workspace.feed({ size: SIZE }).path, 'utf8'));
  const [, value] = /'(.*)'/.exec(pattern);
  const absent = compilePattern("[domain-name:value = 'nobody-asks-for-this.example']");
  const times = await timeInTurn(
    [
      { name: 'by hand', run: () => countByHand(observations, value) },
      { name: 'batch', run: () => absent.match(observations) },
      { name: 'stream', run: () => countInStream(observations, pattern) },
    ],
    rounds,
  );
  const matches = times.get('by hand').result;
  assertCount('batch, a name that is not there', times.get('batch').result, undefined);
  assertCount('stream', times.get('stream').result, matches);
  const perSecond = (name) => Math.round(observations.length / (times.get(name).ms / 1000));
  const result = {
    observations: observations.length,
    matches,
    byHandPerSecond: perSecond('by hand'),
    batchPerSecond: perSecond('batch'),
    streamPerSecond: perSecond('stream'),
  };
  print(
    `one pattern over ${grouped(result.observations)} observations: ${grouped(result.batchPerSecond)}/s as a batch, ` +
      `${grouped(result.streamPerSecond)}/s as a stream, ${matches} matches (${grouped(result.byHandPerSecond)}/s by hand)`,
  );
  return result;
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
