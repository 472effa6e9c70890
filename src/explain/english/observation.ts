import { assertNever } from '../../syntax/assert-never.js';
import type { ObservationExpression, ObservationNode, Qualifier } from '../../syntax/ast.js';
import { describeObject } from './comparison.js';
import { capitalize, duration, firstLines, shorten } from './words.js';

/** A sentence, or the beginning of one with the list that ends it. */
export type Outline =
  | { readonly kind: 'sentence'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly head: string;
      readonly items: readonly Outline[];
      /** Whether the order of the items says something. */
      readonly ordered: boolean;
    };

/** When a pattern matches, in words. */
export function describeObservation(node: ObservationNode): Outline {
  return describe(node, []);
}

function describe(node: ObservationNode, qualifiers: readonly Qualifier[]): Outline {
  switch (node.kind) {
    case 'observationExpression':
      return { kind: 'sentence', text: `${describeObject(node.comparison)} is seen${suffix(qualifiers, true)}` };
    case 'observationAnd':
      return (
        inOneSentence(node.operands, qualifiers, ', and, in another observation, ') ??
        list('all of these are seen, in different observations and in any order', node.operands, qualifiers, false)
      );
    case 'followedBy':
      return (
        inOneSentence(node.operands, qualifiers, ', and then, in another observation, ') ??
        withinSentence(node.operands, qualifiers) ??
        list('these are seen, in different observations and one after the other', node.operands, qualifiers, true)
      );
    case 'observationOr':
      return (
        inOneSentence(node.operands, qualifiers, ', or ') ??
        list('one of these is seen', node.operands, qualifiers, false, true)
      );
    case 'qualifiedObservation':
      return qualifiers.length === 0
        ? describe(node.expression, node.qualifiers)
        : {
            kind: 'list',
            head: `this happens${suffix(qualifiers, needsOne(node))}`,
            items: [describe(node, [])],
            ordered: false,
          };
    default:
      return assertNever(node);
  }
}

function list(
  head: string,
  operands: readonly ObservationNode[],
  qualifiers: readonly Qualifier[],
  ordered: boolean,
  isEither = false,
): Outline {
  const items = operands.map((operand) => describe(operand, []));
  return { kind: 'list', head: `${head}${suffix(qualifiers, isEither && operands.every(needsOne))}`, items, ordered };
}

/** Two pairs of brackets are told in one sentence. */
function inOneSentence(
  operands: readonly ObservationNode[],
  qualifiers: readonly Qualifier[],
  joint: string,
): Outline | undefined {
  const pair = qualifiers.length === 0 ? pairOf(operands) : undefined;
  return pair && { kind: 'sentence', text: pair.map(seen).join(joint) };
}

function withinSentence(
  operands: readonly ObservationNode[],
  [qualifier, ...others]: readonly Qualifier[],
): Outline | undefined {
  const pair = pairOf(operands);
  if (!pair || others.length > 0 || qualifier?.kind !== 'within') return undefined;
  const joint = `, and then, within ${duration(qualifier.seconds.value)} and in another observation, `;
  return { kind: 'sentence', text: pair.map(seen).join(joint) };
}

function pairOf(operands: readonly ObservationNode[]): readonly ObservationExpression[] | undefined {
  const brackets = operands.filter((one) => one.kind === 'observationExpression');
  return operands.length === 2 && brackets.length === 2 ? brackets : undefined;
}

function seen({ comparison }: ObservationExpression): string {
  return `${describeObject(comparison)} is seen`;
}

/** Whether one observation can be all that an expression needs. */
function needsOne(node: ObservationNode): boolean {
  switch (node.kind) {
    case 'observationExpression':
      return true;
    case 'observationOr':
      return node.operands.every(needsOne);
    case 'qualifiedObservation':
      return needsOne(node.expression) && !node.qualifiers.some(isRepeated);
    default:
      return false;
  }
}

function isRepeated(qualifier: Qualifier): boolean {
  return qualifier.kind === 'repeats' && qualifier.times.value > 1;
}

/** Qualifiers apply left to right, each to everything before it (semantics 8), which is how they are read. */
function suffix(qualifiers: readonly Qualifier[], ofOne = false): string {
  return qualifiers
    .map((qualifier, index) => {
      const isOfOne = ofOne && !qualifiers.slice(0, index).some(isRepeated);
      return `, ${describeQualifier(qualifier, isOfOne)}`;
    })
    .join('');
}

function describeQualifier(qualifier: Qualifier, isOfOne: boolean): string {
  switch (qualifier.kind) {
    case 'repeats':
      return isRepeated(qualifier)
        ? `at least ${qualifier.times.value} times, each by other observations`
        : 'at least once';
    case 'within': {
      const length = duration(qualifier.seconds.value);
      return isOfOne
        ? `within ${length}, which one observation always is`
        : `with less than ${length} between the first and the last`;
    }
    case 'startStop': {
      const [start, stop] = [qualifier.start, qualifier.stop].map((one) =>
        one.kind === 'string' ? one.value : one.text,
      );
      return `not before ${String(start)} and before ${String(stop)}`;
    }
    default:
      return assertNever(qualifier);
  }
}

const MOST_LINES = 100;
const LONGEST_LINE = 4_000;

/** An outline as lines, lists with their items indented. Of a very long one the first lines. */
export function outlineLines(outline: Outline): readonly string[] {
  const told = lines(outline).map((line, index) => shorten(index === 0 ? capitalize(line) : line, LONGEST_LINE));
  return firstLines(told, MOST_LINES);
}

function lines(outline: Outline): readonly string[] {
  if (outline.kind === 'sentence') return [`${outline.text}.`];
  const { head, items, ordered } = outline;
  return [
    `${head}:`,
    ...items.flatMap((item, index) => {
      const mark = ordered ? `${index + 1}. ` : '- ';
      return lines(item).map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
    }),
  ];
}
