import type { Disagreement } from './disagreements.js';
import type { Result } from './run.js';
import { passed } from './tally.js';

/** What the command prints: counts, what is wrong in full, and one line that says how it went. */
export function renderReport(
  { examples, tally, silent }: Result,
  listed: readonly Disagreement[],
  elapsed: number,
): string {
  const stale = examples.filter(({ isAsListed }) => !isAsListed);
  const agreed = tally.agreedOnMatch + tally.agreedOnNone;
  const failed = tally.unexplained.length + stale.length;
  return [
    `examples of listed disagreements: ${examples.length - stale.length} of ${examples.length} as listed`,
    `generated cases: ${agreed} agree (${tally.agreedOnMatch} on a match), ${tally.explained} disagree as listed (${tally.raised} by an exception):`,
    ...listed.flatMap(({ divergence, name }) => {
      const entry = tally.needed.get(name);
      return entry ? [`  ${divergence.padEnd(4)} ${name.padEnd(28)} ${entry.cases}, alone ${entry.alone}`] : [];
    }),
    ...silent.map(({ divergence, name }) => `listed, but explains no generated case: ${divergence} ${name}`),
    ...stale.map(({ listed: { name }, outcome }) => `\nNot as listed, ${name}:\n${JSON.stringify(outcome, null, 2)}`),
    ...tally.unexplained.map(
      ({ found, outcome }) =>
        `\nNot explained; the engine ${outcome.matched ? 'matches' : 'does not match'}:\n${JSON.stringify({ found, outcome }, null, 2)}`,
    ),
    '',
    `${passed(tally)} passed, ${failed} failed, ${tally.exhausted} not compared (out of time or memory), in ${elapsed.toFixed(0)} s`,
  ].join('\n');
}
