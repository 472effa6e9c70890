import type { Comparison } from '../../syntax/ast.js';
import { assertNever } from '../../syntax/assert-never.js';
import { DEFAULT_LIMITS } from '../../syntax/limits.js';
import { equal, notEqual } from './equal.js';
import { like } from './like.js';
import { matches } from './matches.js';
import { membership } from './membership.js';
import type { Fold, ValueTest } from './operator.js';
import { order } from './order.js';
import { subset } from './subset.js';

/**
 * The test of a comparison's operator and constant, without its NOT. The strategy is chosen here, once. `fold` is what the profile does
 * to both sides in `=`, `!=`, IN and LIKE; order, MATCHES and subsets are never folded (semantics 13).
 */
export function compileOperator(
  { operator, operand }: Comparison,
  fold: Fold,
  maxSubjectLength: number = DEFAULT_LIMITS.maxSubjectLength,
): ValueTest {
  if (operand.kind === 'set') return membership(operand, fold);
  switch (operator) {
    case '=':
      return equal(operand, fold);
    case '!=':
      return notEqual(operand, fold);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(operator, operand);
    case 'IN':
      return membership({ kind: 'set', span: operand.span, members: [operand] }, fold);
    case 'LIKE':
      return operand.kind === 'string' ? like(operand, fold) : never;
    case 'MATCHES':
      return operand.kind === 'string' ? matches(operand, maxSubjectLength) : never;
    case 'ISSUBSET':
    case 'ISSUPERSET':
      return operand.kind === 'string' ? subset(operator, operand) : never;
    default:
      return assertNever(operator);
  }
}

const never: ValueTest = () => false;
