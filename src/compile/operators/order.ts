import type { Constant } from '../../syntax/ast.js';
import { assertNever } from '../../syntax/assert-never.js';
import { compareCodePoints } from '../../values/code-points.js';
import { compareOctets, octetsFromText } from '../../values/octets.js';
import { compareTimestamps, parseTimestamp } from '../../values/timestamp.js';
import { octetsOf } from './octet-constant.js';
import type { ValueTest } from './operator.js';

export type OrderOperator = '<' | '<=' | '>' | '>=';

/** Negative, zero or positive as the value stands before, at or after the constant; undefined for incompatible operands. */
export type Comparer = (value: unknown) => number | undefined;

const ACCEPTS: { readonly [Operator in OrderOperator]: (order: number) => boolean } = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `<`, `<=`, `>` and `>=` (semantics 6.4). */
export function order(operator: OrderOperator, constant: Constant): ValueTest {
  const compare = comparer(constant);
  const accepts = ACCEPTS[operator];
  return (value) => {
    const found = compare(value);
    return found !== undefined && accepts(found);
  };
}

/** Whether a value can be ordered against the constant at all: a profile may treat NOT differently where it cannot (D5). */
export function orderable(constant: Constant): ValueTest {
  const compare = comparer(constant);
  return (value) => compare(value) !== undefined;
}

function comparer(constant: Constant): Comparer {
  switch (constant.kind) {
    case 'integer':
    case 'float': {
      const { value: bound } = constant;
      return (value) => (typeof value === 'number' ? compareNumbers(value, bound) : undefined);
    }
    case 'string':
      return compareText(constant.value);
    case 'hex':
    case 'binary': {
      const bound = octetsOf(constant);
      return (value) => {
        const octets =
          value instanceof Uint8Array ? value : typeof value === 'string' ? octetsFromText(value) : undefined;
        return octets && compareOctets(octets, bound);
      };
    }
    case 'timestamp': {
      const bound = parseTimestamp(constant.text);
      return (value) => {
        const instant = typeof value === 'string' ? parseTimestamp(value) : undefined;
        return instant && bound && compareTimestamps(instant, bound);
      };
    }
    case 'boolean':
      return () => undefined;
    default:
      return assertNever(constant);
  }
}

function compareText(bound: string): Comparer {
  const octets = octetsFromText(bound);
  return (value) => {
    if (typeof value === 'string') return compareCodePoints(value, bound);
    return value instanceof Uint8Array && octets ? compareOctets(value, octets) : undefined;
  };
}

// Not a subtraction: the difference of two doubles can round to zero, or to NaN between infinities.
const compareNumbers = (left: number, right: number): number => (left < right ? -1 : left > right ? 1 : 0);
