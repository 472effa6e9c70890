import { compileRegularExpression } from '../../values/regular-expression/index.js';
import type { Rule } from '../rule.js';

/** The shortest run of characters that an index of parts of texts has an entry for. */
const SHORTEST = 4;

/** MATCHES whose expression asks for no text in particular: every value at the path has to be searched. */
export const expressionWithoutLiteral: Rule = {
  code: 'P506',
  check: {
    comparison: ({ operator, operand }) => {
      if (operator !== 'MATCHES' || operand.kind !== 'string' || operand.value === '') return undefined;
      const expression = compileRegularExpression(operand.value, 'text');
      if (expression.kind !== 'compiled') return undefined;
      const literals = expression.literals();
      if (literals?.every(({ text }) => text.length >= SHORTEST)) return undefined;
      const message = `No ${SHORTEST} characters in a row are in whatever this expression matches, so that it cannot be looked up: every value is searched. Put in what the values have in common.`;
      return { message, span: operand.span };
    },
  },
};
