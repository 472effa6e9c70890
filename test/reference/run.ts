import fc from 'fast-check';
import { arbitraryDifferentialCase } from './arbitrary-case.js';
import { caseOf, type Disagreement } from './disagreements.js';
import { compare, SEPARATE_MOMENTS, type Outcome } from './explain.js';
import { startReference, type ReferenceProcess, type Versions } from './reference-process.js';
import { repairable } from './repair.js';
import { count, emptyTally, type Tally } from './tally.js';

export type RunOptions = {
  readonly runs: number;
  readonly seed: number;
  /** Of processor time, for one question to the reference. */
  readonly seconds: number;
  readonly python: string;
};

/** How the example of a listed disagreement came out; as listed, or else the list is wrong. */
export type ExampleResult = {
  readonly listed: Disagreement;
  readonly outcome: Outcome;
  readonly isAsListed: boolean;
};

export type Result = {
  readonly versions: Versions;
  readonly examples: readonly ExampleResult[];
  /** Of the generated cases. */
  readonly tally: Tally;
  /** Listed, but needed by no generated case. */
  readonly silent: readonly Disagreement[];
};

/** Two Python processes, each with its half of the cases: a fixed number, so that a seed means the same everywhere. */
const STREAMS = 2;

/** Runs the example of every listed disagreement, then the generated cases. Rejects if the reference cannot be run. */
export async function runAll(
  listed: readonly Disagreement[],
  { runs, seed, seconds, python }: RunOptions,
): Promise<Result> {
  requireSameNames(listed);
  const references = Array.from({ length: STREAMS }, () => startReference(python, 'test/reference/driver.py', seconds));
  try {
    const tally = emptyTally();
    const [versions] = await Promise.all(references.map((reference) => reference.versions));
    const [first] = references;
    if (!first || !versions) throw new Error('No reference matcher was started.');
    const examples = await runExamples(listed, first);
    const share = Math.ceil(runs / STREAMS);
    await Promise.all(
      references.map(async (reference, stream) => {
        const numRuns = Math.min(share, runs - stream * share);
        if (numRuns > 0) await runStream(reference, tally, { numRuns, seed: seed + stream });
      }),
    );
    return { versions, examples, tally, silent: listed.filter(({ name }) => !tally.needed.has(name)) };
  } finally {
    for (const reference of references) reference.close();
  }
}

function requireSameNames(listed: readonly Disagreement[]): void {
  const names = listed.map(({ name }) => name);
  const known = [SEPARATE_MOMENTS, ...repairable];
  const odd = [...names.filter((name) => !known.includes(name)), ...known.filter((name) => !names.includes(name))];
  if (odd.length > 0) throw new Error(`Either listed or implemented, but not both: ${odd.join(', ')}`);
}

async function runExamples(listed: readonly Disagreement[], reference: ReferenceProcess): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const one of listed) {
    const outcome = await compare(caseOf(one.example), reference.ask);
    const isAsListed =
      outcome.kind === 'explained' && outcome.by.join() === one.name && outcome.matched === one.example.matches;
    results.push({ listed: one, outcome, isAsListed });
  }
  return results;
}

/** Runs cases until the first that nothing explains; fast-check shrinks it, and what is left is what the tally gets. */
async function runStream(
  reference: ReferenceProcess,
  tally: Tally,
  parameters: { numRuns: number; seed: number },
): Promise<void> {
  let isShrinking = false;
  const property = fc.asyncProperty(arbitraryDifferentialCase(), async (one) => {
    const outcome = await compare(one, reference.ask);
    if (outcome.kind === 'unexplained') isShrinking = true;
    else if (!isShrinking) count(tally, one, outcome);
    return outcome.kind !== 'unexplained';
  });
  const { counterexample } = await fc.check(property, parameters);
  for (const one of counterexample ?? []) {
    // If it was no verdict but an exception, this throws it again.
    const outcome = await compare(one, reference.ask);
    if (outcome.kind !== 'unexplained') throw new Error(`It does not fail again: ${JSON.stringify(one)}`);
    count(tally, one, outcome);
  }
}
