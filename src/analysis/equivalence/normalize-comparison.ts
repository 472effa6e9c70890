import type { Comparison, ComparisonNode, ObjectPath } from '../../syntax/ast.js';
import { normalizeConstant, normalizeOperand } from './normalize-constant.js';
import { sortDistinctOperands } from './operands.js';

/**
 * One form for comparison trees that hold for the same objects (semantics 6 and 7): chains are flat, ordered and without doubles, IN is an OR
 * of `=` and NOT IN an AND of `NOT =`, and where a path selects one value at most, `NOT =` is `!=` and `NOT !=` is `=`.
 */
export function normalizeComparison(node: ComparisonNode): ComparisonNode {
  switch (node.kind) {
    case 'comparison':
      return normalizeOne(node);
    case 'existence':
      return node;
    default:
      return chain(node.kind, node.operands.map(normalizeComparison), node);
  }
}

function chain(
  kind: 'comparisonAnd' | 'comparisonOr',
  operands: readonly ComparisonNode[],
  { span }: ComparisonNode,
): ComparisonNode {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  const distinct = sortDistinctOperands(flat);
  const [first] = distinct;
  return first && distinct.length === 1 ? first : { kind, span, operands: distinct };
}

function normalizeOne(node: Comparison): ComparisonNode {
  const { operand, operator, negated } = node;
  if (operand.kind !== 'set') return normalizeNot({ ...node, operand: normalizeOperand(operator, operand) });
  // IN () is false and NOT IN () is not always true: neither has another form.
  if (operand.members.length === 0) return node;
  const each = operand.members.map((member) =>
    normalizeNot({ ...node, operator: '=', operand: normalizeConstant(member) }),
  );
  return chain(negated ? 'comparisonAnd' : 'comparisonOr', each, node);
}

function normalizeNot(node: Comparison): Comparison {
  const isEquality = node.operator === '=' || node.operator === '!=';
  if (!node.negated || !isEquality || !selectsOneAtMost(node.path)) return node;
  return { ...node, negated: false, operator: node.operator === '=' ? '!=' : '=' };
}

const selectsOneAtMost = ({ steps }: ObjectPath): boolean => steps.every(({ kind }) => kind !== 'anyIndexStep');
