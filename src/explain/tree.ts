import { assertNever } from '../syntax/assert-never.js';
import type { ComparisonNode, ObservationNode, Pattern, Qualifier } from '../syntax/ast.js';
import { printNode } from '../syntax/print.js';
import { firstLines, show } from './english/words.js';

/** A node of a pattern as the tree shows it: a bracket with its number, an operator, a comparison, or a qualifier. */
export interface TreeNode {
  readonly label: string;
  readonly children: readonly TreeNode[];
}

/** A pattern as a tree. Brackets are numbered as matches number them, left to right from 0. */
export function treeOf({ expression }: Pattern): TreeNode {
  let brackets = 0;

  const observation = (node: ObservationNode): TreeNode => {
    switch (node.kind) {
      case 'observationExpression': {
        const number = brackets++;
        const { label, children } = comparison(node.comparison);
        return { label: `[${number}] ${label}`, children };
      }
      case 'observationAnd':
        return { label: 'AND', children: node.operands.map(observation) };
      case 'observationOr':
        return { label: 'OR', children: node.operands.map(observation) };
      case 'followedBy':
        return { label: 'FOLLOWEDBY', children: node.operands.map(observation) };
      case 'qualifiedObservation':
        // The last qualifier applies to everything before it, so it stands outermost.
        return node.qualifiers.reduce<TreeNode>(
          (inner, qualifier) => ({ label: qualifierLabel(qualifier), children: [inner] }),
          observation(node.expression),
        );
      default:
        return assertNever(node);
    }
  };
  return observation(expression);
}

function comparison(node: ComparisonNode): TreeNode {
  switch (node.kind) {
    case 'comparison':
    case 'existence':
      return { label: show(printNode(node)), children: [] };
    case 'comparisonAnd':
      return { label: 'AND', children: node.operands.map(comparison) };
    case 'comparisonOr':
      return { label: 'OR', children: node.operands.map(comparison) };
    default:
      return assertNever(node);
  }
}

function qualifierLabel(qualifier: Qualifier): string {
  return show(printNode(qualifier));
}

const MOST_LINES = 200;

/** Draws a tree. */
export function treeLines(root: TreeNode): readonly string[] {
  const lines = [root.label];
  const draw = ({ children }: TreeNode, indent: string): void => {
    children.forEach((child, index) => {
      const isLast = index === children.length - 1;
      lines.push(`${indent}${isLast ? '└─' : '├─'} ${child.label}`);
      draw(child, `${indent}${isLast ? '  ' : '│ '} `);
    });
  };
  draw(root, '');
  return firstLines(lines, MOST_LINES);
}
