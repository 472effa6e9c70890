import type { Undecided } from '../../compile/undecided.js';
import { describeSource } from '../../report/describe-observation.js';
import type { Observation } from '../../stix/observation.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { ObservationNode, Pattern } from '../../syntax/ast.js';
import { printNode } from '../../syntax/print.js';
import { show, withArticle } from '../english/words.js';
import type { TreeNode } from '../tree.js';
import { countBrackets } from './binder.js';
import { describeValues } from './describe-value.js';
import type { Found } from './found.js';
import type { BracketSeen, Inspected, Seen } from './inspection.js';
import { judgeComparison, type Verdict } from './verdict.js';

/** What every part of a pattern came to, as a tree: a pair of brackets on the observation of the match, else on the one that comes nearest. */
export function verdictTree({ expression }: Pattern, inspected: Inspected): TreeNode {
  const { brackets, binder, match } = inspected;
  let next = 0;

  const treeOf = (node: ObservationNode): TreeNode => {
    const first = next;
    switch (node.kind) {
      case 'observationExpression': {
        const number = next++;
        const bracket = brackets[number];
        return bracket ? bracketTree(bracket, number, inspected) : { label: '', children: [] };
      }
      case 'observationAnd':
      case 'observationOr':
      case 'followedBy':
        return { label: `${markOf(node, first)} ${WORDS[node.kind]}`, children: node.operands.map(treeOf) };
      case 'qualifiedObservation': {
        let inner = treeOf(node.expression);
        node.qualifiers.forEach((qualifier, index) => {
          const part = { ...node, qualifiers: node.qualifiers.slice(0, index + 1) };
          inner = { label: `${markOf(part, first)} ${show(printNode(qualifier))}`, children: [inner] };
        });
        return inner;
      }
      default:
        return assertNever(node);
    }
  };

  const isMatched = typeof match !== 'string';
  const markOf = (node: ObservationNode, first: number): string => {
    if (isMatched && countBrackets(node) === brackets.length) return mark(true);
    const { kind } = binder.bind(node, first);
    return kind === 'exhausted' ? '?' : mark(kind === 'found');
  };

  return treeOf(expression);
}

const WORDS = { observationAnd: 'AND', observationOr: 'OR', followedBy: 'FOLLOWEDBY' } as const;

const mark = (holds: boolean | Undecided): string => (holds === true ? '✓' : holds === false ? '✗' : '?');

function bracketTree(bracket: BracketSeen, number: number, inspected: Inspected): TreeNode {
  const { match, pattern } = inspected;
  const { node, hits, best } = bracket;
  const seen = hits > 1 && typeof match !== 'string' ? (witnessOf(number, inspected) ?? best) : best;
  const label = `${mark(hits > 0)} [${number}] ${describeSeen(bracket, seen)}`;
  if (!seen) return { label, children: [{ label: show(printNode(node.comparison)), children: [] }] };
  const verdict = judgeComparison(node.comparison, pattern.profile, seen.root, seen.observation.objects);
  return { label, children: [comparisonTree(verdict)] };
}

/** The observation that satisfies a pair of brackets in the match. */
function witnessOf(number: number, { match, nearestRoots }: Inspected): Seen | undefined {
  if (typeof match === 'string') return undefined;
  const binding = match.bindings.find(({ expression }) => expression === number);
  const observation = binding && match.observations[binding.observation];
  const nearest = observation && nearestRoots[number]?.(observation);
  return observation && nearest && { ...nearest, observation };
}

function describeSeen({ hits }: BracketSeen, seen: Seen | undefined): string {
  const where = seen ? placeOf(seen.observation) : '';
  if (hits > 0) {
    const count = hits === 1 ? 'one observation satisfies it' : `${hits.toLocaleString('en')} observations satisfy it`;
    return `${count}${hits === 1 ? ': ' : ', one of them '}${where}`;
  }
  return seen
    ? `no observation satisfies it; the nearest is ${where}`
    : 'no observation has an object that it asks for';
}

function placeOf({ source, firstObserved }: Observation): string {
  const place = show(describeSource(source));
  return place === '' ? `that of ${show(firstObserved)}` : place;
}

function comparisonTree(verdict: Verdict): TreeNode {
  const { node, holds } = verdict;
  if ('found' in verdict) {
    return { label: `${mark(holds)} ${show(printNode(node))}   ${describeFound(verdict.found)}`, children: [] };
  }
  const word = node.kind === 'comparisonAnd' ? 'AND' : 'OR';
  return { label: `${mark(holds)} ${word}`, children: verdict.parts.map(comparisonTree) };
}

function describeFound(found: Found): string {
  switch (found.kind) {
    case 'other-type':
      return `(it is ${withArticle(show(found.type))})`;
    case 'absent':
      return '(not there)';
    case 'values':
      return `(${describeValues(found.values, found.isCut)})`;
    default:
      return assertNever(found);
  }
}
