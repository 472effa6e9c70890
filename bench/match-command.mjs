import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { assertCount } from './measure.mjs';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** What `match` offers: the bench of a version that lacks an option leaves out what needs it. */
export async function matchHas(option) {
  const { text } = await run(execPath, [MAIN, 'match', '--help']);
  return text.includes(option);
}

/** The arguments by which the filter on raw bytes is off, so that every line is parsed, and on. Either way only candidates become observations. */
export async function matchVariants() {
  return (await matchHas('--filter')) ? { off: ['--filter', 'records'], on: ['--filter', 'auto'] } : { off: [] };
}

/**
 * Runs `stix-pattern match` over a log in a process of its own and asserts that it finds what was planted, no less and no more.
 *
 * @param {{ folder: string, feed: string, log: { path: string, records: number, expected: object }, args?: readonly string[], onSample?: Function }} options
 * @returns {Promise<object>} the summary of the run (`--stats`), `wall`, the seconds from start to end of the
 *   process, and a digest of what it wrote
 */
export async function runMatch({ folder, feed, log, args = [], ...options }) {
  const [stats, output] = [join(folder, 'stats.json'), join(folder, 'matches.ndjson')];
  const { seconds } = await run(
    execPath,
    [MAIN, 'match', '-i', feed, log.path, '--output', 'ndjson', '--stats', stats, ...args],
    { output, ...options },
  );
  const summary = JSON.parse(readFileSync(stats, 'utf8'));
  const what = [feed, log.path, ...args].join(' ');
  assertCount(`matches of ${what}`, summary.matches, log.expected.matches);
  assertCount(`indicators that match in ${what}`, summary.indicators_matched, log.expected.indicators);
  const written = readFileSync(output);
  assertCount(`lines written of ${what}`, countLines(written), log.expected.matches);
  assertCount(`records of ${what}`, summary.records.read, log.records);
  assertCount(`rejected records of ${what}`, Object.keys(summary.records.rejected).length, 0);
  assertCount(`skipped indicators of ${what}`, Object.keys(summary.indicators.skipped).length, 0);
  return { ...summary, wall: seconds, digest: createHash('sha256').update(written).digest('hex') };
}

function countLines(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
