import fc from 'fast-check';
import { instants, quote, windows } from './pools.js';
import { trimSlots, type ComparisonNode, type ObservationNode } from './structure.js';

/** What bounds and spells a generated pattern. */
export type PatternOptions = {
  /** At most this many leaf slots, all OR branches counted; 6 unless told. */
  readonly maxSlots?: number;
  /** 2.0 writes some instants of START and STOP as strings. */
  readonly stixVersion?: '2.1' | '2.0';
};

/** Observation expressions with all operators and qualifiers over the given comparisons. */
export function observationExpressionOver(
  comparisons: fc.Arbitrary<ComparisonNode>,
  { maxSlots = 6, stixVersion = '2.1' }: PatternOptions,
): fc.Arbitrary<ObservationNode> {
  const instant = fc.tuple(fc.constantFrom(...instants), fc.boolean()).map(([text, asString]) => {
    return stixVersion === '2.0' && asString ? quote(text) : `t${quote(text)}`;
  });
  const { node } = fc.letrec<{ node: ObservationNode }>((tie) => {
    const binary = (kind: 'and' | 'or' | 'followedby'): fc.Arbitrary<ObservationNode> =>
      fc.record({ kind: fc.constant(kind), left: tie('node'), right: tie('node') });
    const operand = tie('node');
    return {
      node: fc.oneof(
        { maxDepth: 4, depthSize: 'medium', withCrossShrink: true },
        { weight: 6, arbitrary: fc.record({ kind: fc.constant('bracket'), comparison: comparisons }) },
        { weight: 3, arbitrary: binary('and') },
        { weight: 3, arbitrary: binary('or') },
        { weight: 3, arbitrary: binary('followedby') },
        {
          weight: 3,
          arbitrary: fc.record({ kind: fc.constant('within'), operand, seconds: fc.constantFrom(...windows) }),
        },
        {
          weight: 2,
          arbitrary: fc.record({ kind: fc.constant('repeats'), operand, times: fc.integer({ min: 1, max: 3 }) }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('startstop'), operand, start: instant, stop: instant }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('group'), operand }) },
      ),
    };
  });
  return node.map((expression) => trimSlots(expression, maxSlots));
}

/** Choices of white space for `renderPattern`; half of the time none. */
export const noise: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constant([]),
  fc.array(fc.nat({ max: 9 }), { maxLength: 6 }),
);
