import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../child.mjs';
import { assertCount, median, round } from '../measure.mjs';
import { grouped } from '../print.mjs';

const PROGRAM = fileURLToPath(new URL('../programs/stream.mjs', import.meta.url));
const MODES = ['single', 'composite'];
/** Seconds of the stream until as much is held as ever will be: a window, the lateness, and how far back observations may reach. */
const FIRST_WINDOW = 300 + 60 + 300;
const A_SECOND = 1_000;

/** What patterns over several observations cost more than their brackets alone, and whether a stream over them grows. */
export async function benchStream({ streamRecords, rounds, print }) {
  const runs = { single: [], composite: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const mode of MODES) {
      const { text } = await run(execPath, ['--expose-gc', PROGRAM, mode, String(streamRecords)]);
      runs[mode].push(JSON.parse(text));
    }
  }
  const [composite] = runs.composite;
  for (const one of runs.composite) {
    assertCount('matches of composite patterns', one.matches, composite.matches);
    assertCount('limits that were reached', one.limits, 0);
  }
  const seconds = (mode) => median(runs[mode].map((one) => one.seconds));
  const after = composite.heap.filter(({ observations }) => observations / A_SECOND > FIRST_WINDOW);
  const third = Math.floor(after.length / 3);
  const middle = (part) => median(part.map(({ megabytes }) => megabytes));
  const result = {
    patterns: 1_000,
    observations: streamRecords,
    matches: composite.matches,
    microseconds: Object.fromEntries(MODES.map((mode) => [mode, round((seconds(mode) / streamRecords) * 1e6)])),
    ratio: round(seconds('composite') / seconds('single')),
    ...(third > 0 && { growth: round(middle(after.slice(-third)) / middle(after.slice(0, third))) }),
    heap: {
      millions: composite.heap.map(({ observations }) => round(observations / 1e6)),
      megabytes: composite.heap.map(({ megabytes }) => megabytes),
      held: composite.heap.map(({ held }) => held),
    },
  };
  print(
    `stream: 1,000 patterns over ${grouped(streamRecords)} observations, ${grouped(result.matches)} matches: ` +
      `${result.microseconds.composite} µs each, ${result.ratio} × that of the brackets alone; heap ${result.growth ?? '?'} × after the first window`,
  );
  return result;
}
