import { foldingOf } from '../compile/folding.js';
import type { Profile } from '../compile/profile.js';
import type { Comparison, ObjectPath, Pattern } from '../syntax/ast.js';
import { walkPattern } from '../syntax/visit.js';
import { canonicalHashName } from '../values/hashes.js';

/**
 * Whether a profile changes what a pattern looks for: a constant that it folds to another one, or a hash name that it spells otherwise.
 * Such a pattern may fire under the profile and never under `spec` (semantics 13).
 */
export function isTouchedBy(ast: Pattern, profile: Profile): boolean {
  let touched = false;
  walkPattern(ast, {
    comparison: (node) => {
      touched ||= foldsAConstant(node, profile);
    },
    objectPath: (path) => {
      touched ||= spellsOtherwise(path, profile);
    },
  });
  return touched;
}

/** Whether the profile folds a constant of a comparison to another one. */
export function foldsAConstant(node: Comparison, profile: Profile): boolean {
  const folding = foldingOf(node, profile);
  const folds = folding.kind === 'fixed' ? [folding.fold] : [...folding.folds.values()];
  const constants = node.operand.kind === 'set' ? node.operand.members : [node.operand];
  return constants.some(
    (constant) => constant.kind === 'string' && folds.some((fold) => fold.apply(constant.value) !== constant.value),
  );
}

/** Whether the profile spells a hash name of a path otherwise. */
export function spellsOtherwise(path: ObjectPath, { canonicalHashNames }: Profile): boolean {
  if (!canonicalHashNames) return false;
  return path.steps.some((step, index) => {
    const before = path.steps[index - 1];
    if (step.kind !== 'keyStep' || before?.kind !== 'keyStep' || before.name !== 'hashes') return false;
    const canonical = canonicalHashName(step.name);
    return canonical !== undefined && canonical !== step.name;
  });
}
