import type { AddressRange } from './address.js';
import type { Decimal } from './decimal.js';
import type { OracleRegex } from './regex.js';

/** Which version of STIX the pattern is written for; it only widens START and STOP (semantics 10, D32). */
export type StixVersion = '2.1' | '2.0';

export type Constant =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'octets'; readonly octets: readonly number[] }
  | { readonly kind: 'timestamp'; readonly instant: Decimal };

export type Comparator = '=' | '!=' | '<' | '>' | '<=' | '>=';

export type Step =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'every' };

export type Path = { readonly type: string; readonly steps: readonly Step[] };

/** What is asked of the values that the path selects. */
export type Test =
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly constant: Constant }
  | { readonly kind: 'in'; readonly members: readonly Constant[] }
  | { readonly kind: 'like'; readonly text: string }
  | { readonly kind: 'matches'; readonly regex: OracleRegex }
  | { readonly kind: 'subset'; readonly range: AddressRange }
  | { readonly kind: 'superset'; readonly range: AddressRange }
  | { readonly kind: 'exists' };

export type Comparison = {
  readonly kind: 'comparison';
  readonly path: Path;
  readonly negated: boolean;
  readonly test: Test;
};

export type ComparisonExpression =
  | Comparison
  | {
      readonly kind: 'and' | 'or';
      readonly left: ComparisonExpression;
      readonly right: ComparisonExpression;
    };

/** A bracket's `index` counts the brackets of the pattern left to right from 0. */
export type ObservationExpression =
  | { readonly kind: 'bracket'; readonly index: number; readonly comparison: ComparisonExpression }
  | {
      readonly kind: 'and' | 'or' | 'followedby';
      readonly left: ObservationExpression;
      readonly right: ObservationExpression;
    }
  | { readonly kind: 'repeats'; readonly operand: ObservationExpression; readonly times: number }
  | { readonly kind: 'within'; readonly operand: ObservationExpression; readonly seconds: Decimal }
  | {
      readonly kind: 'startstop';
      readonly operand: ObservationExpression;
      readonly start: Decimal;
      readonly stop: Decimal;
    };

export type Bracket = Extract<ObservationExpression, { kind: 'bracket' }>;

/** The brackets of the pattern, left to right. */
export function bracketsOf(expression: ObservationExpression): Bracket[] {
  switch (expression.kind) {
    case 'bracket':
      return [expression];
    case 'and':
    case 'or':
    case 'followedby':
      return [...bracketsOf(expression.left), ...bracketsOf(expression.right)];
    default:
      return bracketsOf(expression.operand);
  }
}

/** The comparisons inside a bracket, left to right. */
export function comparisonsOf(expression: ComparisonExpression): Comparison[] {
  return expression.kind === 'comparison'
    ? [expression]
    : [...comparisonsOf(expression.left), ...comparisonsOf(expression.right)];
}
