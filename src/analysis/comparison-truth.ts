import type { Property } from '../stix/object-model/property.js';
import type { Comparison } from '../syntax/ast.js';
import { parseAddressBlock } from '../values/address.js';
import type { ResolvedPath } from './object-path/resolve-path.js';

/** Whether a comparison holds of every value that its property can have, or of none; undefined for what depends on the value, as it should. */
export function truthOf(comparison: Comparison, resolved: ResolvedPath): 'always' | 'never' | undefined {
  const truth = truthWithoutNot(comparison, resolved);
  if (truth === undefined || !comparison.negated) return truth;
  return truth === 'always' ? 'never' : 'always';
}

/** Expressions that match any text. */
const ANY: ReadonlySet<string> = new Set(['', '.*', '^', '$', '^.*', '.*$', '^.*$', '.*?', '^.*?$', '(.*)', '^(.*)$']);

function truthWithoutNot({ operator, operand }: Comparison, resolved: ResolvedPath): 'always' | 'never' | undefined {
  switch (operator) {
    case 'IN':
      return operand.kind === 'set' ? truthOfSet(operand.members) : undefined;
    case 'LIKE':
      return operand.kind === 'string' && /^%+$/.test(operand.value) ? 'always' : undefined;
    case 'MATCHES':
      return operand.kind === 'string' && ANY.has(operand.value) ? 'always' : undefined;
    case 'ISSUBSET':
      return operand.kind === 'string' && isEveryAddress(operand.value, resolved) ? 'always' : undefined;
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const isNumber = operand.kind === 'integer' || operand.kind === 'float';
      if (!isNumber || resolved.kind !== 'value') return undefined;
      return truthOfOrder(operator, operand.value, resolved.property);
    }
    default:
      return undefined;
  }
}

function truthOfSet(
  members: readonly { readonly kind: string; readonly value?: unknown }[],
): 'always' | 'never' | undefined {
  if (members.length === 0) return 'never';
  const isBoth = [true, false].every((value) => members.some((one) => one.kind === 'boolean' && one.value === value));
  return isBoth ? 'always' : undefined;
}

/** All addresses of the one family that the property holds. */
function isEveryAddress(text: string, resolved: ResolvedPath): boolean {
  const block = parseAddressBlock(text);
  if (block?.prefix !== 0 || resolved.kind !== 'value' || resolved.holds.length !== 1) return false;
  return resolved.holds[0] === (block.family === 4 ? 'ipv4-addr' : 'ipv6-addr');
}

function truthOfOrder(
  operator: '<' | '<=' | '>' | '>=',
  bound: number,
  property: Property,
): 'always' | 'never' | undefined {
  if (property.kind !== 'integer') return undefined;
  const { minimum = -Infinity, maximum = Infinity } = property;
  const holds = COMPARE[operator];
  const [least, most] = [holds(minimum, bound), holds(maximum, bound)];
  return least === most ? (least ? 'always' : 'never') : undefined;
}

const COMPARE: { readonly [Operator in '<' | '<=' | '>' | '>=']: (left: number, right: number) => boolean } = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};
