import type { Constant } from '../../syntax/ast.js';
import { equalOctets, octetsFromText } from '../../values/octets.js';
import { compareTimestamps, parseTimestamp } from '../../values/timestamp.js';
import { assertNever } from '../../syntax/assert-never.js';
import { octetsOf } from './octet-constant.js';
import { AS_IS, type Fold, type ValueTest } from './operator.js';

/** `=`: compatible operands with the same value (semantics 6.2, 6.4). */
export function equal(constant: Constant, fold: Fold = AS_IS): ValueTest {
  switch (constant.kind) {
    case 'integer':
    case 'float':
    case 'boolean': {
      const { value: wanted } = constant;
      return (value) => value === wanted;
    }
    case 'string':
      return equalText(constant.value, fold);
    case 'hex':
    case 'binary':
      return equalOctetsTo(octetsOf(constant));
    case 'timestamp':
      return equalInstant(constant.text);
    default:
      return assertNever(constant);
  }
}

function equalText(constant: string, fold: Fold): ValueTest {
  const wanted = fold.apply(constant);
  const octets = octetsFromText(constant);
  return (value) => {
    if (typeof value === 'string') return (fold === AS_IS ? value : fold.apply(value)) === wanted;
    return value instanceof Uint8Array && octets !== undefined && equalOctets(value, octets);
  };
}

function equalOctetsTo(wanted: Uint8Array): ValueTest {
  return (value) => {
    if (value instanceof Uint8Array) return equalOctets(value, wanted);
    if (typeof value !== 'string') return false;
    const octets = octetsFromText(value);
    return octets !== undefined && equalOctets(octets, wanted);
  };
}

function equalInstant(text: string): ValueTest {
  const wanted = parseTimestamp(text);
  return (value) => {
    if (typeof value !== 'string' || !wanted) return false;
    const instant = parseTimestamp(value);
    return instant !== undefined && compareTimestamps(instant, wanted) === 0;
  };
}

/** `!=`: everything that `=` is not, incompatible operands included (semantics 6.3). */
export function notEqual(constant: Constant, fold: Fold = AS_IS): ValueTest {
  const holds = equal(constant, fold);
  return (value) => !holds(value);
}
