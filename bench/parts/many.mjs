import { runProgram } from '../child.mjs';
import { matchVariants, runMatch } from '../match-command.mjs';
import { assertCount, inTurn, median, round, speedUp } from '../measure.mjs';
import { grouped } from '../print.mjs';
import { filesOf } from '../workspace.mjs';

/** The hit rate at which feeds of different sizes are compared. */
const USUAL_RATE = 0.001;
const RATES = [0.0001, 0.001, 0.01, 0.1];

/**
 * `match` as a whole command, beside a loop that only splits the same log and parses each line, by the size of the feed and by the part of the
 * lines that are hits. `ratio` is how many times as fast as that loop it reads, loading left out.
 */
export async function benchMany({ workspace, sizes, records, rounds, print }) {
  const variants = await matchVariants();
  print(
    `many indicators: ${grouped(records)} records, Zeek and Suricata; speed is to a bare loop of split and JSON.parse`,
  );
  const cases = [];
  for (const { size, rate, mix } of casesOf(sizes)) {
    const log = workspace.log({ mix, size, records, rate });
    const feed = workspace.feed({ mix, size });
    const runs = await inTurn(
      [
        { name: 'bare', run: () => runBare(log) },
        ...Object.entries(variants).map(([name, args]) => ({
          name,
          run: () => runMatch({ folder: workspace.folder, feed: feed.path, log, args }),
        })),
      ],
      { rounds },
    );
    const result = { mix, size, rate, matches: log.expected.matches, ...summarize(runs, Object.keys(variants), log) };
    cases.push(result);
    print(describe(result));
  }
  return { records, bytesPerRecord: bytesPerRecord(workspace, sizes, records), cases };
}

/** Every size at the usual rate, the largest at each rate, and the largest and a thousand of equality alone, which one figure compares. */
function casesOf(sizes) {
  const largest = Math.max(...sizes);
  return [
    ...sizes.map((size) => ({ mix: 'feed', size, rate: USUAL_RATE })),
    ...RATES.filter((rate) => rate !== USUAL_RATE).map((rate) => ({ mix: 'feed', size: largest, rate })),
    ...[1_000, largest].map((size) => ({ mix: 'equality', size, rate: USUAL_RATE })),
  ];
}

function bytesPerRecord(workspace, sizes, records) {
  const { bytes } = workspace.log({ size: Math.max(...sizes), records, rate: USUAL_RATE });
  return Math.round(bytes / records);
}

async function runBare(log) {
  const result = await runProgram('bare-loop.mjs', filesOf(log));
  assertCount('lines of the bare loop', result.lines, log.records);
  return result;
}

function summarize(runs, variants, { records }) {
  const bare = runs.get('bare').map(({ seconds }) => seconds);
  const of = (name) => {
    const list = runs.get(name);
    const seconds = list.map((run) => run.seconds.match);
    return {
      seconds,
      load: list.map((run) => run.seconds.load),
      perSecond: Math.round(records / median(seconds)),
      ratio: speedUp(bare, seconds),
      peakMemoryBytes: Math.max(...list.map((run) => run.peak_memory_bytes)),
      filter: list[0].filter,
    };
  };
  return {
    bare: { seconds: bare.map(round), perSecond: Math.round(records / median(bare)) },
    filter: Object.fromEntries(variants.map((name) => [name, of(name)])),
  };
}

function describe({ mix, size, rate, matches, bare, filter }) {
  const parts = Object.entries(filter).map(
    ([name, { ratio, perSecond, load, peakMemoryBytes }]) =>
      `filter ${name}: ${ratio.toFixed(3)} × (${grouped(perSecond)}/s, load ${median(load).toFixed(2)} s, ${Math.round(peakMemoryBytes / 1e6)} MB)`,
  );
  return `  ${mix} ${grouped(size).padStart(9)} at ${100 * rate} %: ${grouped(matches)} matches; bare ${grouped(bare.perSecond)}/s; ${parts.join('; ')}`;
}
