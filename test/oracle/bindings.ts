import { bracketsOf, type ObservationExpression } from './ast.js';
import { bracketHolds, isRejected } from './comparisons.js';
import { OracleLimitError } from './errors.js';
import { canHappen } from './moments.js';
import type { OracleObservation } from './observe.js';
import { profiles, type Profile, type ProfileName } from './profile.js';
import { shapesOf, type Shape } from './shapes.js';

/** A pattern held against some observations: everything that the search for bindings needs to know. */
export type Question = {
  readonly shapes: readonly Shape[];
  readonly observations: readonly OracleObservation[];
  /** `hits[bracket][position]`: the bracket holds for the observation, which is not rejected. */
  readonly hits: readonly (readonly boolean[])[];
  readonly profile: Profile;
};

/** The slots of a binding in pattern order: which bracket, and the position of the observation it got. */
export type Binding = readonly { readonly expression: number; readonly observation: number }[];

/** Which observations a binding may draw on: positions from `from` up to but excluding `to`, `mustUse` among them. */
export type Span = { readonly from: number; readonly to: number; readonly mustUse?: number };

const MAX_STEPS = 500_000;

/** Evaluates every bracket on every observation. Throws OracleLimitError if the pattern has too many shapes. */
export function ask(
  pattern: ObservationExpression,
  observations: readonly OracleObservation[],
  profileName: ProfileName,
): Question {
  const profile = profiles[profileName];
  const brackets = bracketsOf(pattern);
  const usable = observations.map(
    (observation) => !brackets.some(({ comparison }) => isRejected(comparison, observation, profile)),
  );
  const hits = brackets.map(({ comparison }) =>
    observations.map((observation, index) => usable[index] === true && bracketHolds(comparison, observation, profile)),
  );
  return { shapes: shapesOf(pattern), observations, hits, profile };
}

/** True if there is a binding at all, with fewer shapes tried than `leastBinding` has to. Throws OracleLimitError. */
export function hasBinding(question: Question): boolean {
  const everything = { from: 0, to: question.observations.length };
  return question.shapes.some((shape) => leastOfShape(question, shape, everything) !== undefined);
}

/**
 * The binding with the lexicographically least sequence of positions (semantics 14), the shorter one if it is a prefix
 * of the other; between equal sequences the one with the lower-numbered brackets. Throws OracleLimitError.
 */
export function leastBinding(question: Question, span: Span): Binding | undefined {
  const found = question.shapes.map((shape) => leastOfShape(question, shape, span));
  return found.filter((binding) => binding !== undefined).sort(compareBindings)[0];
}

function compareBindings(left: Binding, right: Binding): number {
  const byKey = (key: 'observation' | 'expression'): number => {
    for (const [index, slot] of left.entries()) {
      const other = right[index];
      if (other === undefined) return 1;
      if (slot[key] !== other[key]) return slot[key] - other[key];
    }
    return left.length - right.length;
  };
  return byKey('observation') || byKey('expression');
}

/**
 * Fills the slots left to right, each with the lowest position first, so the first complete binding is the least.
 * An observation of count n stands for n instances: it can be given out n times and no more (semantics 1.3).
 */
function leastOfShape(question: Question, shape: Shape, span: Span): Binding | undefined {
  const { observations, hits, profile } = question;
  const positions: number[] = [];
  let steps = 0;

  const isPossible = (): boolean => {
    const assigned = positions.flatMap((position) => observations[position] ?? []);
    return shape.constraints.length === 0 || canHappen(assigned, shape.constraints, profile.inclusiveWithin);
  };
  const fill = (): boolean => {
    const bracket = shape.slots[positions.length];
    if (bracket === undefined) return span.mustUse === undefined || positions.includes(span.mustUse);
    for (let position = span.from; position < span.to; position += 1) {
      steps += 1;
      if (steps > MAX_STEPS) throw new OracleLimitError('too many steps');
      if (hits[bracket]?.[position] !== true) continue;
      const used = positions.filter((other) => other === position).length;
      if (used >= (observations[position]?.count ?? 0)) continue;
      positions.push(position);
      if (isPossible() && fill()) return true;
      positions.pop();
    }
    return false;
  };

  if (!fill()) return undefined;
  return shape.slots.map((expression, slot) => ({ expression, observation: positions[slot] ?? 0 }));
}
