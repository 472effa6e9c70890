import { foldingOf, type Folding } from '../compile/folding.js';
import type { Fold } from '../compile/operators/operator.js';
import { AS_IS } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import { codecOf } from '../compile/selected-value.js';
import { assertNever } from '../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Constant, ObjectPath } from '../syntax/ast.js';

/**
 * A necessary condition for an expression that can be looked up: some value at the path equals the key.
 */
export interface Anchor {
  readonly path: ObjectPath;
  readonly folding: Folding;
  /** What a value is looked up by: a string as the profile folds it, or a number. */
  readonly key: string | number;
}

/**
 * Anchors of which at least one holds whenever the comparison tree holds for a root; undefined where none can be drawn, so that the
 * expression has to be tried on every object of its types. Of the operands of an AND the one with the fewest anchors is enough; an OR
 * needs all of its operands'.
 */
export function anchorsOf(node: ComparisonNode, profile: Profile): readonly Anchor[] | undefined {
  switch (node.kind) {
    case 'comparison':
      return anchorsOfComparison(node, profile);
    case 'existence':
      return undefined;
    case 'comparisonAnd': {
      const drawn = node.operands
        .map((operand) => anchorsOf(operand, profile))
        .filter((anchors) => anchors !== undefined);
      return drawn.reduce<readonly Anchor[] | undefined>(
        (fewest, anchors) => (!fewest || anchors.length < fewest.length ? anchors : fewest),
        undefined,
      );
    }
    case 'comparisonOr': {
      const drawn = node.operands.map((operand) => anchorsOf(operand, profile));
      return drawn.every((anchors) => anchors !== undefined) ? drawn.flat() : undefined;
    }
    default:
      return assertNever(node);
  }
}

function anchorsOfComparison(node: Comparison, profile: Profile): readonly Anchor[] | undefined {
  if (node.negated || (node.operator !== '=' && node.operator !== 'IN')) return undefined;
  const constants = node.operand.kind === 'set' ? node.operand.members : [node.operand];
  const folding = foldingOf(node, profile);
  const keys: (string | number)[] = [];
  for (const constant of constants) {
    const found = keysOf(constant, node.path, folding);
    if (!found) return undefined;
    keys.push(...found);
  }
  return [...new Set(keys)].map((key) => ({ path: node.path, folding, key }));
}

function keysOf(constant: Constant, path: ObjectPath, folding: Folding): readonly (string | number)[] | undefined {
  switch (constant.kind) {
    case 'integer':
    case 'float':
      return [constant.value];
    case 'string':
      // Octets at the end of the path equal a string by other rules than a look-up knows (semantics 6.2).
      return endsInOctets(path) ? undefined : foldsOf(folding).map((fold) => fold.apply(constant.value));
    default:
      return undefined;
  }
}

/** Every way in which a value at the path may be folded: the holder decides, so the key is entered under each. */
function foldsOf(folding: Folding): readonly Fold[] {
  return folding.kind === 'fixed' ? [folding.fold] : [AS_IS, ...folding.folds.values()];
}

function endsInOctets(path: ObjectPath): boolean {
  for (let at = path.steps.length - 1; at >= 0; at -= 1) {
    const step = path.steps[at];
    if (step?.kind === 'keyStep') return codecOf(step.name) !== undefined;
  }
  return false;
}
