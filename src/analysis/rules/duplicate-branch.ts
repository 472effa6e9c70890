import { repeatedNodes } from '../repeated-nodes.js';
import type { Rule } from '../rule.js';

/** An operand of an OR of observations that stands in it before. In an AND it would be a second observation. */
export const duplicateBranch: Rule = {
  code: 'P403',
  check: {
    observationOr: ({ operands }) =>
      repeatedNodes(operands).map(({ span }) => ({
        message: 'The same expression stands before it in this OR: leave one out, or write what was meant.',
        span,
      })),
  },
};
