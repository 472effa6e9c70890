/** A generated comparison expression; operators and constants are as they stand in the text. */
export type ComparisonNode =
  | {
      readonly kind: 'test';
      readonly path: string;
      readonly negated: boolean;
      readonly operator: string;
      readonly operand: string;
    }
  | { readonly kind: 'exists'; readonly path: string; readonly negated: boolean }
  | { readonly kind: 'group'; readonly operand: ComparisonNode }
  | { readonly kind: 'and' | 'or'; readonly left: ComparisonNode; readonly right: ComparisonNode };

/** A generated observation expression. A group is a pair of parentheses that nothing asks for. */
export type ObservationNode =
  | { readonly kind: 'bracket'; readonly comparison: ComparisonNode }
  | { readonly kind: 'group'; readonly operand: ObservationNode }
  | {
      readonly kind: 'and' | 'or' | 'followedby';
      readonly left: ObservationNode;
      readonly right: ObservationNode;
    }
  | { readonly kind: 'repeats'; readonly operand: ObservationNode; readonly times: number }
  | { readonly kind: 'within'; readonly operand: ObservationNode; readonly seconds: string }
  | {
      readonly kind: 'startstop';
      readonly operand: ObservationNode;
      readonly start: string;
      readonly stop: string;
    };

/** How many leaf slots the expression has, those of all OR branches counted. */
export function countSlots(node: ObservationNode): number {
  switch (node.kind) {
    case 'bracket':
      return 1;
    case 'and':
    case 'or':
    case 'followedby':
      return countSlots(node.left) + countSlots(node.right);
    case 'repeats':
      return countSlots(node.operand) * node.times;
    default:
      return countSlots(node.operand);
  }
}

/** The expression with branches and repetitions cut until it has at most `budget` (at least 1) leaf slots. */
export function trimSlots(node: ObservationNode, budget: number): ObservationNode {
  switch (node.kind) {
    case 'bracket':
      return node;
    case 'and':
    case 'or':
    case 'followedby': {
      if (budget === 1) return trimSlots(node.left, 1);
      const left = trimSlots(node.left, budget - 1);
      return { kind: node.kind, left, right: trimSlots(node.right, budget - countSlots(left)) };
    }
    case 'repeats': {
      const operand = trimSlots(node.operand, budget);
      return { ...node, operand, times: Math.min(node.times, Math.floor(budget / countSlots(operand))) };
    }
    default:
      return { ...node, operand: trimSlots(node.operand, budget) };
  }
}
