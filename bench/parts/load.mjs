import { join } from 'node:path';
import { runProgram } from '../child.mjs';
import { assertCount, inTurn, median, round, speedUp } from '../measure.mjs';
import { grouped } from '../print.mjs';

/** A million indicators that are kept as objects need more than Node gives without asking. */
const FLAGS = ['--expose-gc', '--max-old-space-size=12000'];

/**
 * The largest of the feeds, equality alone, into an indicator set: from lines and from one bundle, each in a process of its own; and the set
 * that was saved after that, opened again.
 */
export async function benchLoad({ workspace, sizes, rounds, print }) {
  const size = Math.max(...sizes);
  const saved = join(workspace.folder, 'prepared-set');
  const feeds = ['ndjson', 'bundle'].map((form) => ({ form, ...workspace.feed({ mix: 'equality', size, form }) }));
  const runs = await inTurn(
    [
      ...feeds.map(({ form, path }) => ({ name: form, run: () => load([path, saved], size) })),
      { name: 'open', run: () => load([saved], size, 'open-set.mjs') },
    ],
    { rounds },
  );
  const result = Object.fromEntries([...runs].map(([name, list]) => [name, summarize(list, size)]));
  const ratio = speedUp(result.ndjson.seconds, result.open.seconds);
  for (const [name, { seconds, bytesPerIndicator, peakMemoryBytes }] of Object.entries(result)) {
    print(
      `load ${grouped(size)} (${name}): ${median(seconds)} s, ${bytesPerIndicator} bytes an indicator, peak ${Math.round(peakMemoryBytes / 1e6)} MB`,
    );
  }
  print(`  a prepared set opens ${ratio} × as fast as the feed loads`);
  return { size, feedBytes: feeds[0].bytes, ...result, openAgainstLoad: ratio };
}

async function load(args, size, program = 'load-feed.mjs') {
  const result = await runProgram(program, args, { flags: FLAGS });
  assertCount('indicators loaded', result.indicators, size);
  return result;
}

const summarize = (list, size) => ({
  seconds: list.map(({ seconds }) => round(seconds)),
  bytesPerIndicator: Math.round(median(list.map(({ bytes }) => bytes)) / size),
  peakMemoryBytes: Math.max(...list.map(({ peakMemoryBytes }) => peakMemoryBytes)),
  ...(list[0].saveSeconds !== undefined && { saveSeconds: round(list[0].saveSeconds), savedBytes: list[0].savedBytes }),
});
