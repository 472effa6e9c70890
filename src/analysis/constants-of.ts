import type { Comparison, Constant, StringConstant } from '../syntax/ast.js';

/** The constants that a comparison names: one, or the members of its set. */
export function constantsOf({ operand }: Comparison): readonly Constant[] {
  return operand.kind === 'set' ? operand.members : [operand];
}

/** The texts that a comparison asks to be equal to, with `=`, `!=` or IN: what a rule about whole values may look at. */
export function wholeTextsOf(comparison: Comparison): readonly StringConstant[] {
  const { operator, operand } = comparison;
  if (operator !== '=' && operator !== '!=' && operator !== 'IN') return NONE;
  if (operand.kind === 'string') return [operand];
  return operand.kind === 'set' ? operand.members.filter((one) => one.kind === 'string') : NONE;
}

const NONE: readonly StringConstant[] = [];
