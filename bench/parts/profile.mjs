import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profileOf, summarizeProfile } from '../cpu-profile.mjs';
import { matchVariants } from '../match-command.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const RATE = 0.001;
const TOP = 12;

/** Where `match` spends its time with the largest feed, loading left out: what explains a figure that is not reached. */
export async function benchProfile({ workspace, sizes, records, print }) {
  const size = Math.max(...sizes);
  const { folder } = workspace;
  const [feed, log] = [workspace.feed({ size }), workspace.log({ size, records, rate: RATE })];
  const stats = join(folder, 'profile-stats.json');
  const variants = {};
  for (const [name, args] of Object.entries(await matchVariants())) {
    const command = [MAIN, 'match', '-i', feed.path, log.path, '--output', 'ndjson', '--stats', stats, ...args];
    const profile = await profileOf(folder, command, { output: join(folder, 'profile-output') });
    const { seconds } = JSON.parse(readFileSync(stats, 'utf8'));
    variants[name] = summarizeProfile(profile, { last: seconds.match, top: TOP });
    print(`profile, filter ${name}:`);
    for (const { name: called, place, share } of variants[name].functions) {
      print(`  ${(100 * share).toFixed(1).padStart(5)} %  ${called}  ${place}`);
    }
  }
  return { size, records, variants };
}
