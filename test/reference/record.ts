import type { Disagreement } from './disagreements.js';
import type { Answer } from './reference-process.js';
import type { ExampleResult, Result } from './run.js';

type Run = { readonly runs: number; readonly seed: number; readonly elapsed: number };

/** `docs/reference-matcher.md`: what is compared and how, and the result of this run. */
export function renderRecord(result: Result, listed: readonly Disagreement[], { runs, seed, elapsed }: Run): string {
  const { versions, tally, examples } = result;
  const agreed = tally.agreedOnMatch + tally.agreedOnNone;
  const packages = Object.entries(versions.packages).map(([name, version]) => `${name} ${version}`);
  return `<!-- Written by \`npm run test:reference -- --record\`. -->

# The reference matcher

\`npm run test:reference\` puts generated patterns and observations to this engine, under the \`reference\` profile, and to
the OASIS matcher, and compares the verdicts. How it does so is in [test/reference](../test/reference/README.md).

## Last result

| | |
|---|---|
| Python ${versions.python} | ${packages.join(', ')} |
| Node.js | ${process.version.slice(1)} |
| generated cases | ${runs}, seed ${seed}, in ${elapsed.toFixed(0)} s |
| agree | ${agreed}, of these ${tally.agreedOnMatch} on a match |
| disagree as listed | ${tally.explained}, of these ${tally.raised} because the reference raises an exception |
| disagree otherwise | ${tally.unexplained.length} |
| not compared | ${tally.exhausted}, where the reference used up its time or memory |

A case that disagrees as listed was asked again without what is listed, and then the two agreed. There are many because the
generators use freely what the reference refuses: second 60, EXISTS, timestamps that are none.

## Disagreements

The number is that of the table of divergences in [semantics.md](semantics.md), or of the nearest entry there. *Cases* are
the generated ones that needed the disagreement to be explained, *alone* those that needed no other.

| | the reference | cases | alone |
|---|---|---|---|
${listed.map((one) => tableRow(one, result)).join('\n')}

## An example of each

${examples.map(renderExample).join('\n\n')}
`;
}

function tableRow({ divergence, name, reference }: Disagreement, { tally }: Result): string {
  const { cases, alone } = tally.needed.get(name) ?? { cases: 0, alone: 0 };
  return `| ${divergence} ${name} | ${reference} | ${cases} | ${alone} |`;
}

function renderExample({ listed: { divergence, name, example }, outcome }: ExampleResult): string {
  const observed = example.observed.map((one) => JSON.stringify(one));
  return `**${divergence} ${name}**: we ${outcome.matched ? 'match' : 'do not match'}, the reference ${said(outcome.answer)}.

\`\`\`
${[example.pattern, ...observed].join('\n')}
\`\`\``;
}

function said(answer: Answer): string {
  if ('matched' in answer) return answer.matched ? 'matches' : 'does not match';
  if ('error' in answer) return `raises ${answer.error} (\`${answer.message}\`)`;
  return `runs out of ${answer.exhausted}`;
}
