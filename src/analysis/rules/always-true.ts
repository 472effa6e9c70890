import { printNode } from '../../syntax/print.js';
import { truthOf } from '../comparison-truth.js';
import type { Rule } from '../rule.js';
import { showText } from '../show.js';

/** A comparison that every value satisfies: it asks only whether there is one. */
export const alwaysTrue: Rule = {
  code: 'P341',
  check: {
    comparison: (comparison, { resolve, stixVersion }) => {
      const { path, span } = comparison;
      if (truthOf(comparison, resolve(path)) !== 'always') return undefined;
      // STIX 2.0 has no EXISTS.
      if (stixVersion === '2.0')
        return { message: 'Every value satisfies this: it asks only whether there is one.', span };
      const text = `EXISTS ${printNode(path)}`;
      return {
        message: `Every value satisfies this: to ask whether there is one, write ${showText(text)}.`,
        span,
        fix: { span, text },
      };
    },
  },
};
