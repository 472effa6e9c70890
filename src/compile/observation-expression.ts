import type { Observation } from '../stix/observation.js';
import type { ComparisonNode, ObservationExpression } from '../syntax/ast.js';
import { walkPattern } from '../syntax/visit.js';
import { parseTimestamp } from '../values/timestamp.js';
import { compileComparison } from './comparison.js';
import { compileObjectPath } from './object-path.js';
import type { Profile } from './profile.js';

/** Whether an observation satisfies an observation expression: some one root does (semantics 7). */
export type ObservationTest = (observation: Observation) => boolean;

/** Compiles the comparison tree of one pair of brackets. */
export function compileObservationExpression(node: ObservationExpression, profile: Profile): ObservationTest {
  const types = rootTypes(node.comparison);
  const test = compileComparison(node.comparison, profile);
  return ({ objects }) => {
    for (const root of objects.values()) if (types.has(root.type) && test(root, objects)) return true;
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
