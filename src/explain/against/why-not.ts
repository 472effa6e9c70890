import { compileObservationExpression, rootTypes } from '../../compile/observation-expression.js';
import { PROFILES } from '../../compile/profile.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { ObservationNode, QualifiedObservation } from '../../syntax/ast.js';
import { describeSource } from '../../report/describe-observation.js';
import { inRow, show, withArticle } from '../english/words.js';
import { countBrackets, type Binder } from './binder.js';
import type { BracketSeen, Inspected } from './inspection.js';
import { judgeComparison } from './verdict.js';
import { whyQualifierFails } from './why-qualifier.js';
import { whyFalse } from './why-false.js';

/** The first reason that a part of a pattern has no binding, in a sentence. `first` is the number of its first bracket. */
export function whyNot(part: ObservationNode, first: number, inspected: Inspected): string {
  switch (part.kind) {
    case 'observationExpression':
      return whyBracketFails(first, inspected);
    case 'observationAnd':
    case 'followedBy':
      return whyChainFails(part.operands, first, inspected, part.kind);
    case 'observationOr': {
      const parts = placed(part.operands, first);
      const nearest = parts.reduce((best, one) =>
        nearnessOf(one.part, one.first, inspected) > nearnessOf(best.part, best.first, inspected) ? one : best,
      );
      return `No branch of the OR is there. ${whyNot(nearest.part, nearest.first, inspected)}`;
    }
    case 'qualifiedObservation':
      return whyQualifiedFails(part, first, inspected);
    default:
      return assertNever(part);
  }
}

function whyBracketFails(number: number, { brackets, pattern: { profile } }: Inspected): string {
  const bracket = brackets[number];
  if (!bracket) return '';
  const { node, best, hits } = bracket;
  if (hits > 0) return `[${number}] is satisfied, and still there is no match.`;
  if (!best || best.nearness === 0) {
    const types = inRow(
      [...rootTypes(node.comparison)].map((type) => withArticle(show(type))),
      'or',
    );
    return `No observation satisfies [${number}]: none has ${types}.`;
  }
  const { root, observation } = best;
  const verdict = judgeComparison(node.comparison, profile, root, observation.objects);
  const reason =
    verdict.holds === true
      ? 'a text in it that is compared with a timestamp is none, so that it takes no part'
      : whyFalse(verdict);
  const where = show(describeSource(observation.source));
  return `No observation satisfies [${number}]. In the nearest${where === '' ? '' : `, ${where}`}: ${reason}.${otherProfile(bracket, profile.name)}`;
}

/** A pattern that fails for a spelling alone is one that another profile would match. */
function otherProfile({ node, best }: BracketSeen, name: string): string {
  if (name === 'detection' || !best) return '';
  const isSatisfied = compileObservationExpression(node, PROFILES.detection)(best.observation);
  return isSatisfied ? ' The profile detection would take it as satisfied.' : '';
}

interface Placed {
  readonly part: ObservationNode;
  readonly first: number;
}

function placed(operands: readonly ObservationNode[], first: number): readonly Placed[] {
  let next = first;
  return operands.map((part) => {
    const at = { part, first: next };
    next += countBrackets(part);
    return at;
  });
}

function whyChainFails(
  operands: readonly ObservationNode[],
  first: number,
  inspected: Inspected,
  kind: 'observationAnd' | 'followedBy',
): string {
  const { binder } = inspected;
  const parts = placed(operands, first);
  for (const one of parts) {
    const { kind: bound } = binder.bind(one.part, one.first);
    if (bound === 'exhausted') return GIVEN_UP;
    if (bound === 'none') return whyNot(one.part, one.first, inspected);
  }
  const { count, isExhausted } = longestBound(operands, first, kind, binder);
  if (isExhausted) return GIVEN_UP;
  const [before, failing] = [parts[count - 1], parts[count]];
  if (!before || !failing) return GIVEN_UP;
  const [one, other] = [nameOf(before), nameOf(failing)];
  const each = `Each part by itself is there, but`;
  if (kind === 'observationAnd') {
    return `${each} not in different observations: ${other} is satisfied only by observations that are needed before it.`;
  }
  const [early, late] = [binder.period(before.part, before.first), binder.period(failing.part, failing.first)];
  const times =
    early && late ? `: ${one} is first seen at ${show(early.first)}, ${other} last at ${show(late.last)}` : '';
  return `${each} no other observation satisfies ${other} after ${count > 1 ? 'those before it' : one}${times}.`;
}

/** How many operands, from the first on, have a binding together: at least one, and not all. */
function longestBound(
  operands: readonly ObservationNode[],
  first: number,
  kind: 'observationAnd' | 'followedBy',
  binder: Binder,
): { readonly count: number; readonly isExhausted: boolean } {
  let [bound, unbound] = [1, operands.length];
  const span = { start: 0, end: 0 };
  while (unbound - bound > 1) {
    const middle = (bound + unbound) >> 1;
    const answer = binder.bind({ kind, span, operands: operands.slice(0, middle) }, first).kind;
    if (answer === 'exhausted') return { count: bound, isExhausted: true };
    if (answer === 'found') bound = middle;
    else unbound = middle;
  }
  return { count: bound, isExhausted: false };
}

function whyQualifiedFails(part: QualifiedObservation, first: number, inspected: Inspected): string {
  const { binder } = inspected;
  for (let count = 0; count <= part.qualifiers.length; count += 1) {
    const inner = count === 0 ? part.expression : { ...part, qualifiers: part.qualifiers.slice(0, count) };
    const { kind } = binder.bind(inner, first);
    if (kind === 'exhausted') return GIVEN_UP;
    if (kind === 'found') continue;
    const qualifier = part.qualifiers[count - 1];
    return qualifier
      ? whyQualifierFails(part, count - 1, nameOf({ part: part.expression, first }), first, binder)
      : whyNot(part.expression, first, inspected);
  }
  return '';
}

const GIVEN_UP = 'The search for a binding was given up at the limit maxSearchSteps; there may be one.';

/** The brackets of a part, by number. */
function nameOf({ part, first }: Placed): string {
  const last = first + countBrackets(part) - 1;
  return last === first ? `[${first}]` : `[${first}] to [${last}]`;
}

/** How near a part is to a binding, from 0 to 1. */
function nearnessOf(part: ObservationNode, first: number, inspected: Inspected): number {
  switch (part.kind) {
    case 'observationExpression':
      return bracketNearness(inspected.brackets[first]);
    case 'observationAnd':
    case 'followedBy':
    case 'observationOr': {
      const all = placed(part.operands, first).map((one) => nearnessOf(one.part, one.first, inspected));
      return part.kind === 'observationOr' ? Math.max(...all) : all.reduce((sum, one) => sum + one, 0) / all.length;
    }
    case 'qualifiedObservation':
      return nearnessOf(part.expression, first, inspected);
    default:
      return assertNever(part);
  }
}

function bracketNearness(seen: BracketSeen | undefined): number {
  return seen?.hits ? 1 : (seen?.best?.nearness ?? 0);
}
