import { ask, hasBinding, type Question } from '../oracle/bindings.js';
import { canHappen } from '../oracle/moments.js';
import { parseOraclePattern } from '../oracle/parse.js';
import { toOracle } from './comparison-uses.js';
import type { ReferenceCase } from './reference-case.js';

type Shape = Question['shapes'][number];

/**
 * True if the pattern has no binding, but would have one if every operator and qualifier were tested on its own, with
 * moments of its own choice, as the reference matcher does (D3).
 *
 *     ([a] FOLLOWEDBY [b]) WITHIN 2 SECONDS START t0 STOP t1: a before b, both within 2 s, each inside [t0, t1): three
 *     questions, which may have three different answers.
 */
export function hasOnlySeparateMoments({ pattern, version, observations }: ReferenceCase): boolean {
  const question = ask(parseOraclePattern(pattern, version), observations.map(toOracle), 'reference');
  return !hasBinding(question) && question.shapes.some((shape) => canFill(question, shape, []));
}

/** True if the slots after `positions` can be filled so that each constraint, taken alone, can be satisfied. */
function canFill(question: Question, shape: Shape, positions: readonly number[]): boolean {
  const { observations, hits, profile } = question;
  const bracket = shape.slots[positions.length];
  if (bracket === undefined) return true;
  return observations.some((observation, position) => {
    if (hits[bracket]?.[position] !== true) return false;
    if (positions.filter((other) => other === position).length >= observation.count) return false;
    const next = [...positions, position];
    const assigned = next.flatMap((one) => observations[one] ?? []);
    return (
      shape.constraints.every((constraint) => canHappen(assigned, [constraint], profile.inclusiveWithin)) &&
      canFill(question, shape, next)
    );
  });
}
