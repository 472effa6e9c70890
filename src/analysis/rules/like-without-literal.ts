import type { Rule } from '../rule.js';

/** The shortest run of characters that an index of parts of texts has an entry for. */
const SHORTEST = 4;

/** LIKE that begins with a wildcard and has no run of characters to look up: every value at the path has to be looked at. */
export const likeWithoutLiteral: Rule = {
  code: 'P505',
  check: {
    comparison: ({ operator, operand }) => {
      if (operator !== 'LIKE' || operand.kind !== 'string') return undefined;
      const { value, span } = operand;
      if (!/^[%_]/.test(value) || /^%+$/.test(value)) return undefined;
      if (value.split(/[%_]/).some((run) => run.length >= SHORTEST)) return undefined;
      const message = `This text begins with a wildcard and has no ${SHORTEST} characters in a row, so that it cannot be looked up: every value is tried. Write more of what the value holds.`;
      return { message, span };
    },
  },
};
