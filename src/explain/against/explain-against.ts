import { describeObservation, describeSource } from '../../report/describe-observation.js';
import type { Match } from '../../match/match.js';
import type { Pattern } from '../../syntax/ast.js';
import { show, shorten } from '../english/words.js';
import type { Section } from '../section.js';
import { treeLines } from '../tree.js';
import { MAX_KEPT_OBSERVATIONS, type Inspected } from './inspection.js';
import { timelineLines } from './timeline-lines.js';
import { verdictTree } from './verdict-tree.js';
import { whyNot } from './why-not.js';

/** Of a pattern with more brackets the tree is left out: what every part came to costs a question each. */
const MOST_BRACKETS = 50;

/** Tells what a pattern came to on the observations of an input, and why it matched or did not. */
export function explainAgainst(ast: Pattern, inspected: Inspected, input: string): readonly Section[] {
  const { observations, brackets, match, isCut } = inspected;
  const tree =
    brackets.length > MOST_BRACKETS
      ? [`The pattern has ${brackets.length} pairs of brackets; what each came to is left out.`]
      : treeLines(verdictTree(ast, inspected));
  const cut = isCut
    ? [
        `Only the first ${MAX_KEPT_OBSERVATIONS.toLocaleString('en')} observations that satisfy a part were looked at together.`,
      ]
    : [];
  const count = `${observations.toLocaleString('en')} observation${observations === 1 ? '' : 's'}`;
  const timeline = inspected.pattern.singleSlots || brackets.length > MOST_BRACKETS ? [] : timelineLines(inspected);
  return [
    { title: `Against ${show(input)} (${count})`, lines: [...tree, ...cut] },
    typeof match === 'string' ? whySection(ast, inspected) : { title: 'It matches', lines: matchLines(match) },
    ...(timeline.length > 0 ? [{ title: 'When', lines: timeline }] : []),
  ];
}

function whySection(ast: Pattern, inspected: Inspected): Section {
  if (inspected.observations === 0) return { title: 'It does not match', lines: ['There are no observations.'] };
  if (inspected.match === 'exhausted') {
    const line = 'The search for a binding was given up at the limit maxSearchSteps; there may be one.';
    return { title: 'Whether it matches is not known', lines: [line] };
  }
  const title = inspected.isCut ? 'It does not match as far as was looked' : 'It does not match';
  return { title, lines: [shorten(whyNot(ast.expression, 0, inspected), LONGEST_REASON)] };
}

const LONGEST_REASON = 2_000;
const MOST_BINDINGS = 20;

function matchLines({ bindings, observations }: Match): readonly string[] {
  const lines = bindings.slice(0, MOST_BINDINGS).flatMap(({ expression, observation: index, moment, instances }) => {
    const observation = observations[index];
    if (!observation) return [];
    const times = instances === undefined ? '' : `${instances} times `;
    const place = [show(describeSource(observation.source)), show(moment), describeObservation(observation)];
    return [`[${expression}] ${times}${place.filter((one) => one !== '').join('  ')}`];
  });
  const rest = bindings.length - MOST_BINDINGS;
  return rest > 0 ? [...lines, `… and ${rest.toLocaleString('en')} more`] : lines;
}
