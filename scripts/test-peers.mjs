// Puts the conformance cases to the OASIS matcher and to rstix, and compares what they say with what is recorded in test/peers/results.json.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileProgram } from './compile-tests.mjs';
import { digestOf, readConformanceCases, readResults, resultsFile } from './peer-results.mjs';
import { referencePython, run } from './python-environment.mjs';

const HELP = `usage: npm run test:peers -- [--record]
  --record       write what the peers say to test/peers/results.json, and docs/conformance.md anew
exit codes: 0 they say what is recorded; 1 they do not; 2 wrong usage, or it could not run`;

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_RUN = 2;

process.exitCode = main();

function main() {
  const { values } = parseArgs({
    options: { record: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const programs = { oasis: referencePython(), rstix: buildRstix() };
  const missing = Object.keys(programs).filter((peer) => programs[peer] === undefined);
  const main = compileProgram('peers');
  if (main === undefined || missing.length === 2 || (values.record && missing.length > 0)) return NOT_RUN;
  if (missing.length > 0) console.log(`not asked: ${missing.join(', ')}`);
  const said = ask(main, programs);
  if (said === undefined) return NOT_RUN;
  return values.record ? record(said) : compare(said, missing);
}

/** The path of the driver, built if need be; undefined, said why, if it cannot be. */
function buildRstix() {
  const target = join(root, 'node_modules', '.cache', 'stix-pattern-rstix');
  const manifest = join(root, 'test', 'peers', 'rstix', 'Cargo.toml');
  const built = run('cargo', [
    'build',
    '--quiet',
    '--release',
    '--locked',
    '--manifest-path',
    manifest,
    '--target-dir',
    target,
  ]);
  if (built === 0) return join(target, 'release', 'ask-rstix');
  console.error('The driver of rstix was not built: that takes cargo and access to crates.io.');
  return undefined;
}

function ask(main, { oasis, rstix }) {
  const args = [main, ...(oasis ? ['--python', oasis] : []), ...(rstix ? ['--rstix', rstix] : [])];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) return undefined;
  const [first, ...lines] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { peers: first.peers, outcomes: Object.fromEntries(lines.map(({ name, ...outcomes }) => [name, outcomes])) };
}

/** One line a case, so that a difference can be read. */
function record({ peers, outcomes }) {
  const lines = asked().map((one) => {
    return `    ${JSON.stringify(one.name)}: ${JSON.stringify({ asked: digestOf(one), ...outcomes[one.name] })}`;
  });
  writeFileSync(
    resultsFile,
    `{\n  "peers": ${JSON.stringify(peers)},\n  "outcomes": {\n${lines.join(',\n')}\n  }\n}\n`,
  );
  console.log(`${lines.length} cases recorded`);
  return run(process.execPath, [join(root, 'scripts', 'write-conformance.mjs')]) ?? NOT_RUN;
}

function compare({ outcomes }, missing) {
  const recorded = readResults().outcomes;
  const peers = ['oasis', 'rstix'].filter((peer) => !missing.includes(peer));
  const isKnown = (one) => recorded[one.name]?.asked === digestOf(one);
  const differences = asked()
    .filter(isKnown)
    .flatMap(({ name }) =>
      peers
        .filter((peer) => outcomes[name]?.[peer] !== recorded[name][peer])
        .map((peer) => `${name}: ${peer} says ${outcomes[name]?.[peer]}, recorded is ${recorded[name][peer]}`),
    );
  const unknown = asked().filter((one) => !isKnown(one));
  for (const difference of differences) console.log(difference);
  if (unknown.length > 0)
    console.log(`${unknown.length} cases are new or have changed; \`npm run test:peers -- --record\` records them`);
  console.log(`${asked().length - unknown.length} cases compared, ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}

function asked() {
  return readConformanceCases().filter(({ pattern }) => pattern !== undefined);
}
