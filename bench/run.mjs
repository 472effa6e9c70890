import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { benchManyIndicators } from './bench-many-indicators.mjs';
import { benchOnePattern } from './bench-one-pattern.mjs';
import { benchParse } from './bench-parse.mjs';
import { checkCounts } from './count-only.mjs';
import { median } from './measure.mjs';
import { grouped, machineName, writeRecord } from './record.mjs';
import { createWorkload, withLogFile } from './workload.mjs';

// npm run bench                    measures, and prints what it found; a wrong count ends it with an error
// npm run bench -- --count-only    checks the counts on little data and measures nothing, which is what CI runs
// npm run bench -- --record        writes bench/record/<date>-<machine>.json as well; --date 2026-03-12 if it is not today's

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    'count-only': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    rounds: { type: 'string', default: '5' },
  },
});

const RECORDS = 100_000;
const SIZES = [10, 1_000, 100_000];

const print = (line = '') => stdout.write(`${line}\n`);

async function measure(rounds) {
  print(machineName());
  const parse = await benchParse(rounds);
  print(
    `parse: ${grouped(parse.perSecond)} patterns/s, warm (${grouped(parse.distinct)} patterns, ${parse.characters} characters on average)`,
  );

  const workload = createWorkload({ records: RECORDS, sizes: SIZES });
  const onePattern = await benchOnePattern(workload.lines, workload.oneName, rounds);
  print(
    `one pattern over ${grouped(onePattern.observations)} observations: ${grouped(onePattern.batchPerSecond)}/s as a batch, ` +
      `${grouped(onePattern.streamPerSecond)}/s as a stream, ${onePattern.matches} matches (${grouped(onePattern.byHandPerSecond)}/s by hand)`,
  );

  const manyIndicators = await withLogFile(workload.lines, (file) => benchManyIndicators(file, workload, rounds));
  const { records, bytesPerRecord, bare, feeds } = manyIndicators;
  print(
    `${grouped(records)} Zeek JSON lines of ${bytesPerRecord} octets; split and JSON.parse alone: ${Math.round(bare.ms)} ms`,
  );
  for (const { indicators, matches, loadMs, ms, ratio, perSecond } of feeds) {
    print(
      `  ${grouped(indicators).padStart(7)} indicators  ${ratio.toFixed(2)} × that  ${grouped(perSecond).padStart(7)} records/s  ` +
        `${grouped(matches)} matches  (${Math.round(ms)} ms; ${grouped(loadMs)} ms to load)`,
    );
  }
  const [first, last] = [feeds[0], feeds.at(-1)];
  const growth = median(last.all.map((time, at) => time / first.all[at]));
  print(`  ${grouped(last.indicators)} cost ${growth.toFixed(2)} × what ${first.indicators} cost`);
  return { parse, onePattern, manyIndicators };
}

if (options['count-only']) {
  await checkCounts(print);
} else {
  const results = await measure(Number(options.rounds));
  if (options.record) print(writeRecord(options.date, results));
}
