// Runs the property tests of the evaluators with more cases than `npm test`, and with a seed that is not used up:
// every run tries other patterns and observations. The seed is printed; with --seed the same run can be had again.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `usage: npm run test:long -- [options] [TEST-FILE...]
  --times N      N times as many cases as npm test has (default 10: two million, which take half an hour on two cores)
  --seed S       a seed that an earlier run has printed (default: another one each time)
TEST-FILE is a part of a path (default: all tests that take their seed from test/property/seeds.ts)`;

const FOLDERS = ['test/property', 'test/match', 'test/indicator-set', 'test/oracle'];

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    help: { type: 'boolean', default: false },
  },
});

const [times, seed] = [Number(values.times), Number(values.seed)];
if (values.help || !(Number.isInteger(times) && times > 0 && Number.isInteger(seed))) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  console.log(`seed ${seed}, ${times} times the cases of npm test`);
  const files = positionals.length > 0 ? positionals : FOLDERS;
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_SEED: String(seed), PROPERTY_TIMES: String(times) },
  });
  if (status !== 0) console.log(`To have the same cases again: npm run test:long -- --times ${times} --seed ${seed}`);
  process.exitCode = status ?? 2;
}
