// Where the time goes: runs a Node program under the sampling profiler and prints its functions by their own time.
//
//   node bench/profile.mjs [--top 20] [--last SECONDS] -- dist/cli/main.js match -i FEED LOG --output ndjson
//
// `--last` counts the end of the run alone: what `--stats` calls seconds.match leaves the loading out. The program's output is thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { profileOf, summarizeProfile } from './cpu-profile.mjs';

const { values: options, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { top: { type: 'string', default: '20' }, last: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-profile-'));
try {
  const profile = await profileOf(folder, positionals, { output: join(folder, 'output') });
  const { seconds, functions } = summarizeProfile(profile, {
    top: Number(options.top),
    ...(options.last !== undefined && { last: Number(options.last) }),
  });
  stdout.write(`${seconds} s of work\n`);
  for (const { name, place, share } of functions)
    stdout.write(`${(100 * share).toFixed(1).padStart(5)} %  ${name}  ${place}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
