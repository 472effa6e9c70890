import type { Profile } from '../compile/profile.js';
import { preparePattern } from '../match/prepare-pattern.js';
import type { Pattern } from '../syntax/ast.js';
import { describeObservation, outlineLines } from './english/observation.js';
import { lookUpLines, lookUpsOf } from './look-up.js';
import { profileTouches } from './profile-touches.js';
import type { Section } from './section.js';
import { treeLines, treeOf } from './tree.js';

/** How many brackets are told by themselves. */
const MOST_BRACKETS = 50;

/** Explains a valid pattern: its tree, when it matches in words, how it is looked up, and what a profile reads into it. */
export function explainPattern(ast: Pattern, profile: Profile): readonly Section[] {
  const touches = profileTouches(ast, profile);
  return [
    { title: 'This pattern matches when', lines: outlineLines(describeObservation(ast.expression)) },
    { title: 'Tree', lines: treeLines(treeOf(ast)) },
    { title: 'Look-up and cost', lines: costLines(ast, profile) },
    {
      title: `Profile ${profile.name}`,
      lines: touches.length > 0 ? touches : ['It reads this pattern by its letter.'],
    },
  ];
}

function costLines(ast: Pattern, profile: Profile): readonly string[] {
  const { expressions, singleSlots } = preparePattern(ast, profile);
  const lines = expressions
    .slice(0, MOST_BRACKETS)
    .flatMap(({ node }, number) => lookUpLines(lookUpsOf(node, profile)).map((line) => `[${number}] ${line}`));
  const rest = expressions.length - MOST_BRACKETS;
  return [
    ...lines,
    ...(rest > 0 ? [`… and ${rest.toLocaleString('en')} more brackets`] : []),
    singleSlots
      ? 'Each observation is decided by itself; nothing is kept.'
      : 'It needs several observations: those that satisfy a bracket are kept until it is decided.',
  ];
}
