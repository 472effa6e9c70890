/**
 * The differential test: cases put to the engine under the `reference` profile and to the OASIS matcher.
 * Run through `scripts/test-reference.mjs`, which prepares Python and compiles this.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDisagreements } from './disagreements.js';
import { renderRecord } from './record.js';
import { renderReport } from './report.js';
import { runAll, type Result } from './run.js';

const HELP = `usage: npm run test:reference -- [options]
  --runs N       cases to generate (default 5000)
  --seed S       seed of the generators, a whole number (default 1)
  --seconds S    processor time for one question to the reference matcher (default 2)
  --record       write the result to docs/reference-matcher.md
  --strict       fail if a listed disagreement explains no generated case
exit codes: 0 the two agree, or disagree as listed; 1 they do not; 2 wrong usage, or it could not run`;

/** Exit code 2: nothing that could be called a result. */
const NOT_RUN = 2;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error);
  return NOT_RUN;
});

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '1' },
      seconds: { type: 'string', default: '2' },
      python: { type: 'string', default: 'python3' },
      record: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [runs, seed, seconds] = [Number(values.runs), Number(values.seed), Number(values.seconds)];
  const isUsable = Number.isInteger(runs) && runs > 0 && Number.isInteger(seed) && seconds > 0;
  if (values.help || !isUsable) {
    console.log(HELP);
    return values.help ? 0 : NOT_RUN;
  }
  const listed = readDisagreements();
  const began = performance.now();
  const result = await runAll(listed, { runs, seed, seconds, python: values.python });
  const elapsed = (performance.now() - began) / 1000;
  console.log(renderReport(result, listed, elapsed));
  if (values.record) writeFileSync('docs/reference-matcher.md', renderRecord(result, listed, { runs, seed, elapsed }));
  return hasFailed(result) || (values.strict && result.silent.length > 0) ? 1 : 0;
}

function hasFailed({ tally, examples }: Result): boolean {
  return tally.unexplained.length > 0 || examples.some(({ isAsListed }) => !isAsListed);
}
