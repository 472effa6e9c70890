import type { Observation } from '../stix/observation.js';
import type { ComparisonNode, ObservationExpression } from '../syntax/ast.js';
import { walkPattern } from '../syntax/visit.js';
import { parseTimestamp } from '../values/timestamp.js';
import { compileComparison } from './comparison.js';
import { compileObjectPath } from './object-path.js';
import type { Profile } from './profile.js';
import { UndecidedComparison, type OnUndecided, type Undecided } from './undecided.js';

/**
 * Whether an observation satisfies an observation expression: some one root does (semantics 7). False too if that was left undecided, which
 * `onUndecided` is then told.
 */
export type ObservationTest = (observation: Observation, onUndecided?: OnUndecided) => boolean;

/** Compiles the comparison tree of one pair of brackets. */
export function compileObservationExpression(
  node: ObservationExpression,
  profile: Profile,
  maxSubjectLength?: number,
): ObservationTest {
  const types = rootTypes(node.comparison);
  const test = compileComparison(node.comparison, profile, maxSubjectLength);
  return ({ objects }, onUndecided) => {
    let undecided: Undecided | undefined;
    for (const root of objects.values()) {
      if (!types.has(root.type)) continue;
      try {
        if (test(root, objects)) return true;
      } catch (error) {
        // Another root may still satisfy the expression, and then nothing is undecided.
        if (!(error instanceof UndecidedComparison)) throw error;
        undecided = error.reason;
      }
    }
    if (undecided) onUndecided?.(undecided);
    return false;
  };
}

/** The object types that the comparisons of a tree start at. */
export function rootTypes(node: ComparisonNode): ReadonlySet<string> {
  const types = new Set<string>();
  walkPattern(node, {
    objectPath: ({ objectType }) => types.add(objectType),
  });
  return types;
}

/**
 * Under a profile that rejects them (D10): whether an observation holds a string that is no timestamp where the expression compares
 * with one. Undefined where the question cannot arise.
 */
export function compileTimestampCheck(node: ObservationExpression, profile: Profile): ObservationTest | undefined {
  if (!profile.rejectUnparseableTimestamps) return undefined;
  const checks: ObservationTest[] = [];
  walkPattern(node, {
    comparison: ({ path, operand }) => {
      const constants = operand.kind === 'set' ? operand.members : [operand];
      if (!constants.some((constant) => constant.kind === 'timestamp')) return;
      const walk = compileObjectPath(path, profile);
      checks.push(({ objects }) => {
        for (const root of objects.values()) {
          if (root.type === path.objectType && walk(root, objects, isUnparseable)) return true;
        }
        return false;
      });
    },
  });
  return checks.length > 0 ? (observation) => checks.some((check) => check(observation)) : undefined;
}

const isUnparseable = (value: unknown): boolean => typeof value === 'string' && parseTimestamp(value) === undefined;
