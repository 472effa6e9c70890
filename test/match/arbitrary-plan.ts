import fc from 'fast-check';
import type { Hit } from '../../src/match/hits.js';
import type { Plan } from '../../src/match/plan.js';

/** Plans over expressions 0..5, small enough to search exhaustively. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .letrec<{ plan: Plan }>((tie) => ({
    plan: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constant<Plan>({ kind: 'slot', expression: 0, bounds: {} }),
      fc.record({ kind: fc.constantFrom('all' as const, 'ordered' as const), parts: pair(tie('plan')) }),
      fc.record({ kind: fc.constant('either' as const), parts: pair(tie('plan')) }),
      fc.record({ kind: fc.constant('repeat' as const), times: fc.integer({ min: 2, max: 3 }), part: tie('plan') }),
      fc.record({
        kind: fc.constant('window' as const),
        width: fc.constantFrom('1', '2', '2.5', '4'),
        part: tie('plan'),
      }),
    ),
  }))
  .plan.filter((plan) => countSlots(plan) <= 8)
  .map(numberExpressions);

function pair(plan: fc.Arbitrary<Plan>): fc.Arbitrary<Plan[]> {
  return fc.array(plan, { minLength: 2, maxLength: 3 });
}

export function countSlots(plan: Plan): number {
  switch (plan.kind) {
    case 'slot':
      return 1;
    case 'repeat':
      return plan.times * countSlots(plan.part);
    case 'window':
      return countSlots(plan.part);
    default:
      return plan.parts.reduce((sum, part) => sum + countSlots(part), 0);
  }
}

/** Numbers the slots as the brackets of a pattern are. */
function numberExpressions(plan: Plan): Plan {
  let next = 0;
  const visit = (node: Plan): Plan => {
    switch (node.kind) {
      case 'slot':
        return { ...node, expression: next++ };
      case 'repeat':
      case 'window':
        return { ...node, part: visit(node.part) };
      default:
        return { ...node, parts: node.parts.map(visit) };
    }
  };
  return visit(plan);
}

/** How hits may look: each serving one expression, at one moment or long enough to hold others; or anything. */
export interface HitOptions {
  readonly shared: boolean;
  readonly nested: boolean;
}

/** Hits in release order. */
export function arbitraryHits({ shared, nested }: HitOptions): fc.Arbitrary<Hit[]> {
  const expressions = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: shared ? 3 : 1 });
  return fc
    .array(
      fc.record({
        start: fc.integer({ min: 0, max: 8 }),
        length: nested ? fc.integer({ min: 0, max: 5 }) : fc.constant(0),
        instances: fc.integer({ min: 1, max: 2 }),
        expressions: expressions.map((list) => list.sort((left, right) => left - right)),
      }),
      { maxLength: 9 },
    )
    .map((drafts) =>
      drafts
        .sort((left, right) => left.start - right.start || left.length - right.length)
        .map(({ start, length, ...rest }, position) => ({
          position,
          first: { seconds: start, nanoseconds: 0, beyond: '' },
          last: { seconds: start + length, nanoseconds: 0, beyond: '' },
          ...rest,
        })),
    );
}
