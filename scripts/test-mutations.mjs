// Puts the faults of test/mutations into a copy of the sources, one at a time, and says which of them no test notices.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { renderPage } from './mutations/page.mjs';
import { problemsOf, readMutations, sampleOf } from './mutations/table.mjs';
import { createWorkspace } from './mutations/workspace.mjs';

const HELP = `usage: npm run test:mutations -- [options] [NAME...]
  --sample N     only N of the faults, which the seed chooses
  --seed S       a whole number (default: today's date)
  --jobs N       so many at a time (default: one for each core)
  --record       write the result to docs/mutation-check.md
  --check        run nothing; only see whether every fault still fits the sources
exit codes: 0 every fault is noticed, or explained; 1 one is not, or is explained and noticed; 2 wrong usage, or it could not run`;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
    jobs: { type: 'string', default: String(availableParallelism()) },
    record: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main() {
  const numbers = [options.sample ?? '1', options.seed, options.jobs].map(Number);
  const partly = options.sample !== undefined || names.length > 0;
  if (
    options.help ||
    !numbers.every((number) => Number.isInteger(number) && number > 0) ||
    (options.record && partly)
  ) {
    console.log(HELP);
    return options.help ? 0 : 2;
  }
  const all = readMutations();
  const problems = [...problemsOf(all), ...unknown(names, all)];
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    return 2;
  }
  return options.check ? 0 : run(chosenFrom(all), !partly);
}

function unknown(asked, mutations) {
  return asked
    .filter((name) => !mutations.some((mutation) => mutation.name === name))
    .map((name) => `No fault of test/mutations is called ${name}.`);
}

function chosenFrom(mutations) {
  if (names.length > 0) return mutations.filter(({ name }) => names.includes(name));
  if (options.sample === undefined) return mutations;
  console.log(`${options.sample} of ${mutations.length} faults, chosen by seed ${options.seed}`);
  return sampleOf(mutations, Number(options.sample), Number(options.seed));
}

async function run(mutations, first) {
  const started = performance.now();
  const workspaces = Array.from({ length: Math.min(Number(options.jobs), mutations.length) }, createWorkspace);
  try {
    // What a fault makes fail says nothing if it fails without.
    if (first && !(await passesUnchanged(workspaces[0], mutations))) return 2;
    const results = await runAll(mutations, workspaces);
    const seconds = (performance.now() - started) / 1000;
    if (options.record) {
      const page = renderPage(results, { node: process.versions.node, seconds });
      writeFileSync(new URL('../docs/mutation-check.md', import.meta.url), page);
    }
    const wrong = results.filter((result) => !isAsSaid(result));
    console.log(
      `${results.length - wrong.length} of ${results.length} faults as the table says, in ${Math.round(seconds)} s`,
    );
    if (results.some(({ outcome }) => outcome === 'broken')) return 2;
    return wrong.length === 0 ? 0 : 1;
  } finally {
    for (const workspace of workspaces) workspace.remove();
  }
}

async function passesUnchanged(workspace, mutations) {
  const { outcome, test, said } = await workspace.run([...new Set(mutations.flatMap(({ tests }) => tests))]);
  if (outcome !== 'passed') console.error(`Without any fault the tests ${outcome}: ${test ?? said ?? ''}`);
  return outcome === 'passed';
}

/** In the order of the table, whichever is done first. */
async function runAll(mutations, workspaces) {
  const results = [];
  let next = 0;
  await Promise.all(
    workspaces.map(async (workspace) => {
      while (next < mutations.length) {
        const index = next++;
        const mutation = mutations[index];
        const result = { mutation, ...(await workspace.runWith(mutation)) };
        results[index] = result;
        console.log(describe(result));
      }
    }),
  );
  return results;
}

const isNoticed = ({ outcome }) => outcome === 'failed' || outcome === 'stuck';
const isAsSaid = (result) =>
  result.outcome !== 'broken' && isNoticed(result) === (result.mutation.survives === undefined);

function describe({ mutation: { name, file, survives, tests }, outcome, test, said }) {
  switch (outcome) {
    case 'failed':
      return `${survives === undefined ? 'noticed ' : 'NOTICED, though explained'} ${name}: ${test}`;
    case 'stuck':
      return `noticed  ${name}: a test does not end`;
    case 'passed':
      return `${survives === undefined ? 'SURVIVED' : 'survives, as explained'} ${name} (${file}) before ${tests.join(', ')}`;
    default:
      return `BROKEN   ${name}: no test ran\n${said}`;
  }
}

process.exitCode = await main();
