import type { Comparison, Constant } from '../syntax/ast.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../values/timestamp.js';

/** A constant that can be compared with others of its kind. */
export type Comparable =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'timestamp'; readonly value: Timestamp };

/** What a comparison asks of the one value at its path, as far as constants alone tell. */
export type Constraint =
  | { readonly kind: 'among'; readonly members: readonly Comparable[] }
  | { readonly kind: 'not-among'; readonly members: readonly Comparable[] }
  | { readonly kind: 'above' | 'below'; readonly bound: Comparable; readonly inclusive: boolean };

/** Undefined for operators and constants that say nothing simple. */
export function constraintOf({ operator, operand, negated }: Comparison): Constraint | undefined {
  const members: Comparable[] = [];
  for (const constant of operand.kind === 'set' ? operand.members : [operand]) {
    const one = comparableOf(constant);
    if (!one) return undefined;
    members.push(one);
  }
  const [bound] = members;
  switch (operator) {
    case '=':
    case 'IN':
      return { kind: negated ? 'not-among' : 'among', members };
    case '!=':
      return { kind: negated ? 'among' : 'not-among', members };
    case '<':
    case '<=':
    case '>':
    case '>=': {
      // NOT is true of values of other kinds too, and says nothing of them.
      if (negated || !bound || bound.kind === 'string') return undefined;
      return { kind: operator.startsWith('<') ? 'below' : 'above', bound, inclusive: operator.length === 2 };
    }
    default:
      return undefined;
  }
}

function comparableOf(constant: Constant): Comparable | undefined {
  switch (constant.kind) {
    case 'integer':
    case 'float':
      return { kind: 'number', value: constant.value };
    case 'string':
      return { kind: 'string', value: constant.value };
    case 'boolean':
      return { kind: 'boolean', value: constant.value };
    case 'timestamp': {
      const value = parseTimestamp(constant.text);
      return value && { kind: 'timestamp', value };
    }
    default:
      return undefined;
  }
}

/** Orders two constants; undefined if they are of different kinds. */
export function compare(left: Comparable, right: Comparable): number | undefined {
  if (left.kind === 'timestamp')
    return right.kind === 'timestamp' ? compareTimestamps(left.value, right.value) : undefined;
  if (right.kind !== left.kind) return undefined;
  return left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
}

/** Whether no value satisfies both. */
export function contradict(left: Constraint, right: Constraint): boolean {
  if (left.kind !== 'among' && right.kind === 'among') return contradict(right, left);
  if (left.kind === 'among') return left.members.length > 0 && left.members.every((one) => !satisfies(one, right));
  if (left.kind === 'above' && right.kind === 'below') return isEmpty(left, right);
  if (left.kind === 'below' && right.kind === 'above') return isEmpty(right, left);
  return false;
}

type Bound = Extract<Constraint, { readonly kind: 'above' | 'below' }>;

function isEmpty(above: Bound, below: Bound): boolean {
  const order = compare(above.bound, below.bound);
  if (order === undefined) return false;
  return order > 0 || (order === 0 && !(above.inclusive && below.inclusive));
}

/** Whether a value that is known satisfies a constraint; one of another kind might be converted, and is let pass. */
export function satisfies(value: Comparable, constraint: Constraint): boolean {
  switch (constraint.kind) {
    case 'among':
      return constraint.members.some((one) => (compare(value, one) ?? 0) === 0);
    case 'not-among':
      return !constraint.members.some((one) => compare(value, one) === 0);
    default: {
      const order = compare(value, constraint.bound);
      if (order === undefined) return true;
      return order === 0 ? constraint.inclusive : constraint.kind === 'above' ? order > 0 : order < 0;
    }
  }
}

/** Whether what the stronger one asks includes what the weaker one does, so that the weaker can be left out. */
export function implies(stronger: Constraint, weaker: Constraint): boolean {
  if (stronger.kind === 'among')
    return stronger.members.length > 0 && stronger.members.every((one) => surely(one, weaker));
  if (!isBound(stronger) || !isBound(weaker) || weaker.kind !== stronger.kind) return false;
  const order = compare(stronger.bound, weaker.bound);
  if (order === undefined) return false;
  if (order === 0) return weaker.inclusive || !stronger.inclusive;
  return stronger.kind === 'above' ? order > 0 : order < 0;
}

const isBound = (one: Constraint): one is Bound => one.kind === 'above' || one.kind === 'below';

function surely(value: Comparable, constraint: Constraint): boolean {
  const others =
    constraint.kind === 'among' || constraint.kind === 'not-among' ? constraint.members : [constraint.bound];
  return others.every((one) => one.kind === value.kind) && satisfies(value, constraint);
}
