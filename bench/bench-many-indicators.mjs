import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createIndicatorSet } from '../dist/index.js';
import { matchLogs } from '../dist/pipeline/index.js';
import { assertCount, median, timeInTurn } from './measure.mjs';

/** Feeds of growing size over one log, beside the least that anybody can do with such a log: split it and parse each line. */
export async function benchManyIndicators(file, { lines, feeds }, rounds) {
  const loaded = feeds.map(({ indicators, expected }) => ({ expected, size: indicators.length, ...load(indicators) }));
  const times = await timeInTurn(
    [
      { name: 'bare', run: () => parseLines(file) },
      ...loaded.map(({ size, set }) => ({ name: String(size), run: () => countMatches(file, set) })),
    ],
    rounds,
  );
  const bare = times.get('bare');
  assertCount('lines of the bare loop', bare.result, lines.length);
  return {
    records: lines.length,
    bytesPerRecord: Math.round(Buffer.byteLength(lines.join('\n')) / lines.length),
    bare: { ms: bare.ms, all: bare.all },
    feeds: loaded.map(({ size, expected, loadMs }) => {
      const { ms, all, result } = times.get(String(size));
      assertCount(`matches of ${size} indicators`, result.matches, expected);
      assertCount(`records under ${size} indicators`, result.records, lines.length);
      return {
        indicators: size,
        matches: expected,
        loadMs,
        ms,
        all,
        ratio: ratioOf(all, bare.all),
        perSecond: Math.round(lines.length / (ms / 1000)),
      };
    }),
  };
}

function load(indicators) {
  const started = performance.now();
  const set = createIndicatorSet(indicators, { profile: 'detection' });
  const loadMs = Math.round(performance.now() - started);
  assertCount('indicators loaded', set.size, indicators.length);
  return { set, loadMs };
}

function parseLines(file) {
  let count = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    JSON.parse(line);
    count += 1;
  }
  return count;
}

/** What `stix-pattern match` does with a log, but for printing. */
export async function countMatches(file, set) {
  let matches = 0;
  const { records } = await matchLogs([{ path: file }], set, {
    format: 'auto',
    onMatch: () => {
      matches += 1;
    },
  });
  return { matches, records };
}

/** Of times that were taken in the same rounds: what else the machine did in a round is in both. */
const ratioOf = (times, others) => Math.round(median(times.map((time, at) => time / others[at])) * 100) / 100;
