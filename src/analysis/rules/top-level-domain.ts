import type { Rule } from '../rule.js';
import { checkTexts, quote } from '../values/text-check.js';

/** A name without a full stop: a top-level domain, or the name of a machine in somebody's network. */
export const topLevelDomain: Rule = {
  code: 'P330',
  check: {
    comparison: checkTexts(['domain-name'], (text) => {
      if (!/^[\p{L}\p{N}_-]{1,63}\.?$/u.test(text)) return undefined;
      return {
        message: `${quote(text)} is a whole top-level domain, or a name that means something in one network only: write the full name, or LIKE '%.${text.slice(0, 60)}' for all below it.`,
      };
    }),
  },
};
