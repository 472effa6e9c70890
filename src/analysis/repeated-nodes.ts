import type { ComparisonNode, ObservationNode } from '../syntax/ast.js';
import { printNode } from '../syntax/print.js';

/** Longer operands are not held against each other: an operand within an operand is printed again at every level. */
const MOST_CHARACTERS = 1000;

/** The operands that are, spelling aside, the same as one before them. */
export function repeatedNodes<N extends ComparisonNode | ObservationNode>(operands: readonly N[]): readonly N[] {
  const seen = new Set<string>();
  return operands.filter((node) => {
    if (node.span.end - node.span.start > MOST_CHARACTERS) return false;
    const text = printNode(node);
    if (seen.has(text)) return true;
    seen.add(text);
    return false;
  });
}
