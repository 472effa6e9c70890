import fc from 'fast-check';
import type { PathSpec } from './paths.js';
import { foreignConstants, pools, quote, type Literal, type Pool } from './pools.js';
import type { ComparisonNode } from './structure.js';

type Question = { readonly operator: string; readonly operand: string };
type Weighted<Value> = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Value> };

/** Comparison expressions over some paths: mostly one comparison, now and then AND, OR and parentheses. */
export function comparisonOver(paths: readonly PathSpec[]): fc.Arbitrary<ComparisonNode> {
  const single = fc.oneof(...paths.map(comparisonOn));
  return fc.letrec<{ node: ComparisonNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: single },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('and'), left: tie('node'), right: tie('node') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('or'), left: tie('node'), right: tie('node') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('group'), operand: tie('node') }) },
    ),
  })).node;
}

function comparisonOn([path, poolName]: PathSpec): fc.Arbitrary<ComparisonNode> {
  const negated = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const test = fc
    .tuple(negated, fc.oneof(...questions(pools[poolName])))
    .map(([isNegated, question]): ComparisonNode => ({ kind: 'test', path, negated: isNegated, ...question }));
  const exists = negated.map((isNegated): ComparisonNode => ({ kind: 'exists', path, negated: isNegated }));
  return fc.oneof({ weight: 12, arbitrary: test }, { weight: 1, arbitrary: exists });
}

const foreignTexts = fc.oneof(
  ...texts(1, 'LIKE', ['%']),
  ...texts(1, 'MATCHES', ['.']),
  ...texts(1, 'ISSUBSET', ['0.0.0.0/0']),
  ...texts(1, 'ISSUPERSET', ['255.255.255.255']),
);

function questions(pool: Pool): Weighted<Question>[] {
  const own = fc.constantFrom(...pool.constants);
  const foreign = fc.constantFrom(...foreignConstants);
  return [
    { weight: 5, arbitrary: equality(own) },
    { weight: 2, arbitrary: order(own) },
    { weight: 3, arbitrary: membership(own) },
    { weight: 1, arbitrary: fc.oneof(equality(foreign), order(foreign), membership(foreign), foreignTexts) },
    ...texts(2, 'LIKE', pool.likes ?? []),
    ...texts(2, 'MATCHES', pool.expressions ?? []),
    ...texts(3, 'ISSUBSET', pool.ranges ?? []),
    ...texts(2, 'ISSUPERSET', pool.ranges ?? []),
  ];
}

function equality(constants: fc.Arbitrary<Literal>): fc.Arbitrary<Question> {
  return fc.record({
    operator: fc.constantFrom('=', '=', '=', '!=', '==', '<>'),
    operand: constants.map(({ source }) => source),
  });
}

/** Booleans have no order: the grammar wants `=` for them. */
function order(constants: fc.Arbitrary<Literal>): fc.Arbitrary<Question> {
  return fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), constants)
    .map(([operator, { kind, source }]) => ({ operator: kind === 'boolean' ? '=' : operator, operand: source }));
}

/** A set holds one kind only: the kind of the first member. */
function membership(constants: fc.Arbitrary<Literal>): fc.Arbitrary<Question> {
  return fc.array(constants, { maxLength: 4 }).map((members) => {
    const sources = members.filter(({ kind }) => kind === members[0]?.kind).map(({ source }) => source);
    return { operator: 'IN', operand: `(${sources.join(', ')})` };
  });
}

function texts(weight: number, operator: string, constants: readonly string[]): Weighted<Question>[] {
  if (constants.length === 0) return [];
  return [{ weight, arbitrary: fc.constantFrom(...constants).map((text) => ({ operator, operand: quote(text) })) }];
}
