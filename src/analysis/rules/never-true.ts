import { truthOf } from '../comparison-truth.js';
import type { Rule } from '../rule.js';

/** A comparison that no value satisfies. */
export const neverTrue: Rule = {
  code: 'P342',
  check: {
    comparison: (comparison, { resolve }) => {
      if (truthOf(comparison, resolve(comparison.path)) !== 'never') return undefined;
      const { operator, operand, span } = comparison;
      const message =
        operator === 'IN' && operand.kind === 'set' && operand.members.length === 0
          ? 'Nothing is in an empty list: write its members, or leave the comparison out.'
          : 'No value satisfies this, so that it is never true: turn the operator round, or leave it out.';
      return { message, span };
    },
  },
};
