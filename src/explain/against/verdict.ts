import { compileComparison } from '../../compile/comparison.js';
import type { Profile } from '../../compile/profile.js';
import { attempt, type Undecided } from '../../compile/undecided.js';
import type { Objects } from '../../compile/selected-value.js';
import type { Sco } from '../../stix/sco.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Existence } from '../../syntax/ast.js';
import { findValues, type Found } from './found.js';

/** What a comparison tree is for one root, part by part. What was left undecided does not hold. */
export type Verdict =
  | { readonly node: Comparison | Existence; readonly holds: boolean | Undecided; readonly found: Found }
  | {
      readonly node: Exclude<ComparisonNode, Comparison | Existence>;
      readonly holds: boolean | Undecided;
      readonly parts: readonly Verdict[];
    };

/** Evaluates every part of a comparison tree on a root, also those that the engine has no need to look at. */
export function judgeComparison(node: ComparisonNode, profile: Profile, root: Sco, objects: Objects): Verdict {
  const test = compileComparison(node, profile);
  const holds = attempt(() => test(root, objects));
  switch (node.kind) {
    case 'comparison':
    case 'existence':
      return { node, holds, found: findValues(node, profile, root, objects) };
    case 'comparisonAnd':
    case 'comparisonOr':
      return { node, holds, parts: node.operands.map((operand) => judgeComparison(operand, profile, root, objects)) };
    default:
      return assertNever(node);
  }
}
