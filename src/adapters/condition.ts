import { compileField, type FieldPath } from './record.js';

/** A test of one record, as data. */
export type Condition = FieldPresent | FieldIn | AllOf | AnyOf | Not;

/** The field has a value. */
export interface FieldPresent {
  readonly field: FieldPath;
}

/** The field has one of these values. */
export interface FieldIn {
  readonly field: FieldPath;
  readonly in: readonly (string | number | boolean)[];
}

export interface AllOf {
  readonly all: readonly Condition[];
}

export interface AnyOf {
  readonly any: readonly Condition[];
}

export interface Not {
  readonly not: Condition;
}

export type Test = (from: unknown) => boolean;

/** Compiles a condition to a function of the record, or of the element that paths start from. */
export function compileCondition(condition: Condition, layout: 'flat' | 'nested'): Test {
  if ('all' in condition) {
    const tests = condition.all.map((one) => compileCondition(one, layout));
    return (from) => tests.every((test) => test(from));
  }
  if ('any' in condition) {
    const tests = condition.any.map((one) => compileCondition(one, layout));
    return (from) => tests.some((test) => test(from));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, layout);
    return (from) => !test(from);
  }
  const read = compileField(condition.field, layout);
  if (!('in' in condition)) return (from) => read(from) !== undefined;
  const values = condition.in;
  return (from) => values.some((value) => value === read(from));
}

/** A condition in words, for a reader who wonders why a log was not recognised. */
export function describeCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(describeOperand).join(' and ');
  if ('any' in condition) return condition.any.map(describeOperand).join(', or ');
  if ('not' in condition) return `not ${describeOperand(condition.not)}`;
  if ('in' in condition) return `\`${condition.field}\` is ${condition.in.map((value) => `"${value}"`).join(' or ')}`;
  return `\`${condition.field}\``;
}

function describeOperand(condition: Condition): string {
  const text = describeCondition(condition);
  return 'all' in condition || 'any' in condition ? `(${text})` : text;
}
