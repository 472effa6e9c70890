import { compileComparison } from '../../compile/comparison.js';
import { compileObjectPath } from '../../compile/object-path.js';
import { rootTypes } from '../../compile/observation-expression.js';
import { PROFILES, type Profile } from '../../compile/profile.js';
import { attempt } from '../../compile/undecided.js';
import type { Objects } from '../../compile/selected-value.js';
import type { Observation } from '../../stix/observation.js';
import type { Sco } from '../../stix/sco.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Existence, ObservationExpression } from '../../syntax/ast.js';

/** How near an object comes to what a comparison tree asks for, from 0 (another type) to 1 (it holds). */
type Nearness = (root: Sco, objects: Objects) => number;

/** The object of an observation that comes nearest to what a pair of brackets asks for. */
export interface NearestRoot {
  readonly root: Sco;
  readonly nearness: number;
}

export type FindNearestRoot = (observation: Observation) => NearestRoot | undefined;

/** Prepares to look for the object of an observation that comes nearest to a pair of brackets; of equally near ones it is the first. */
export function compileNearestRoot({ comparison }: ObservationExpression, profile: Profile): FindNearestRoot {
  const types = rootTypes(comparison);
  const nearnessOf = compileNearness(comparison, profile);
  return ({ objects }) => {
    let nearest: NearestRoot | undefined;
    for (const root of objects.values()) {
      if (!types.has(root.type)) continue;
      const nearness = nearnessOf(root, objects);
      if (!nearest || nearness > nearest.nearness) nearest = { root, nearness };
    }
    return nearest;
  };
}

function compileNearness(node: ComparisonNode, profile: Profile): Nearness {
  switch (node.kind) {
    case 'comparison':
    case 'existence':
      return compileTerm(node, profile);
    case 'comparisonAnd': {
      const parts = node.operands.map((operand) => compileNearness(operand, profile));
      return (root, objects) => parts.reduce((sum, part) => sum + part(root, objects), 0) / parts.length;
    }
    case 'comparisonOr': {
      const parts = node.operands.map((operand) => compileNearness(operand, profile));
      return (root, objects) => parts.reduce((most, part) => Math.max(most, part(root, objects)), 0);
    }
    default:
      return assertNever(node);
  }
}

const IS_OF_TYPE = 0.25;
const IS_PRESENT = 0.5;
/** It would hold if spellings were taken as the profile `detection` takes them. */
const IS_SPELLED_OTHERWISE = 0.75;

function compileTerm(node: Comparison | Existence, profile: Profile): Nearness {
  const holds = compileComparison(node, profile);
  const holdsFolded = compileComparison(node, PROFILES.detection);
  const walk = compileObjectPath(node.path, profile);
  const found = (): boolean => true;
  return (root, objects) => {
    if (root.type !== node.path.objectType) return 0;
    if (attempt(() => holds(root, objects)) === true) return 1;
    if (attempt(() => holdsFolded(root, objects)) === true) return IS_SPELLED_OTHERWISE;
    return walk(root, objects, found) ? IS_PRESENT : IS_OF_TYPE;
  };
}
