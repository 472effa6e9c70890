import type { Constant } from './ast.js';
import { compareDecimals } from './decimal.js';
import { foldText } from './fold.js';
import { codePoints, compareSequences, octetsOfText } from './octets.js';
import type { Value } from './paths.js';
import type { Profile } from './profile.js';
import { parseTimestamp } from './timestamp.js';

/**
 * Compares a value with a constant: negative, zero or positive as in a sort, undefined if they are incompatible
 * (semantics 6.2, 6.4). Of booleans only the zero means anything.
 */
export function compareValue(value: Value, constant: Constant): number | undefined {
  switch (constant.kind) {
    case 'number':
      return value.kind === 'number' ? compareNumbers(value.number, constant.number) : undefined;
    case 'boolean':
      return value.kind === 'boolean' ? Number(value.boolean) - Number(constant.boolean) : undefined;
    case 'timestamp': {
      const instant = value.kind === 'string' ? parseTimestamp(value.text) : undefined;
      return instant === undefined ? undefined : compareDecimals(instant, constant.instant);
    }
    case 'string':
      if (value.kind === 'string') return compareSequences(codePoints(value.text), codePoints(constant.text));
      return value.kind === 'octets' ? compareOctets(value.octets, octetsOfText(constant.text)) : undefined;
    case 'octets':
      if (value.kind === 'octets') return compareOctets(value.octets, constant.octets);
      return value.kind === 'string' ? compareOctets(octetsOfText(value.text), constant.octets) : undefined;
  }
}

/** Equality under 6.2, folded where the profile says so; undefined if the operands are incompatible. */
export function equalsValue(value: Value, constant: Constant, profile: Profile): boolean | undefined {
  if (profile.folds && value.kind === 'string' && constant.kind === 'string') {
    return foldText(value.text, value.role) === foldText(constant.text, value.role);
  }
  const order = compareValue(value, constant);
  return order === undefined ? undefined : order === 0;
}

function compareNumbers(left: number, right: number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareOctets(left: readonly number[] | undefined, right: readonly number[] | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : compareSequences(left, right);
}
