import { writeLongLog } from '../generate/long-log.mjs';
import { runMatch } from '../match-command.mjs';
import { median, round } from '../measure.mjs';
import { grouped } from '../print.mjs';

const GIGABYTES = 5;
const RATE = 0.001;
const BLOCK_RECORDS = 500_000;
const POINTS = 60;

/** How much memory `match` has over time, with the largest feed over a log of 5 GB. */
export async function benchMemory({ workspace, sizes, print }) {
  const size = Math.max(...sizes);
  const block = workspace.log({ size, records: BLOCK_RECORDS, rate: RATE });
  const log = workspace.make(`long-log-${size}`, (path) => writeLongLog(path, block, GIGABYTES * 1e9));
  const samples = [];
  const run = await runMatch({
    folder: workspace.folder,
    feed: workspace.feed({ size }).path,
    log,
    onSample: (sample) => samples.push(sample),
  });
  const result = {
    size,
    bytes: log.bytes,
    records: log.records,
    peakMemoryBytes: run.peak_memory_bytes,
    ...overTime(samples, run),
  };
  print(
    `memory: ${grouped(size)} indicators over ${(log.bytes / 1e9).toFixed(1)} GB (${run.records_per_second} records/s): ` +
      `peak ${Math.round(run.peak_memory_bytes / 1e6)} MB, last third ${result.growth} × the first while matching`,
  );
  return result;
}

/** The course in few points, and whether it grows: the last third of the matching against the first. */
function overTime(samples, { seconds: { load } }) {
  const matching = samples.filter(({ seconds }) => seconds > load);
  const third = Math.floor(matching.length / 3);
  const middle = (part) => median(part.map(({ bytes }) => bytes));
  const every = Math.max(1, Math.ceil(samples.length / POINTS));
  return {
    loaded: round(load),
    growth: round(middle(matching.slice(-third)) / middle(matching.slice(0, third))),
    seconds: samples.filter((_, at) => at % every === 0).map(({ seconds }) => round(seconds)),
    megabytes: samples.filter((_, at) => at % every === 0).map(({ bytes }) => Math.round(bytes / 1e6)),
  };
}
