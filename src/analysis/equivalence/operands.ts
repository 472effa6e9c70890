import type { Node } from '../../syntax/ast.js';
import { printNode } from '../../syntax/print.js';

/** The operands of a chain in which order makes no difference: those of nested chains of the same kind among them, ordered by how they print. */
export function sortOperands<Operand extends Node>(operands: readonly Operand[]): readonly Operand[] {
  return printed(operands).map(({ operand }) => operand);
}

/** The same for a chain in which it makes no difference either how often an operand stands there. */
export function sortDistinctOperands<Operand extends Node>(operands: readonly Operand[]): readonly Operand[] {
  const all = printed(operands);
  return all.filter(({ text }, index) => text !== all[index - 1]?.text).map(({ operand }) => operand);
}

function printed<Operand extends Node>(
  operands: readonly Operand[],
): readonly { readonly operand: Operand; readonly text: string }[] {
  return operands
    .map((operand) => ({ operand, text: printNode(operand) }))
    .sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0));
}
