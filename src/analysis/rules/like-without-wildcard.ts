import { writeString } from '../../syntax/literals.js';
import type { Rule } from '../rule.js';

/** LIKE whose text has no wildcard: it is an equality, which is looked up at less cost. */
export const likeWithoutWildcard: Rule = {
  code: 'P346',
  check: {
    comparison: ({ path, negated, operator, operand }) => {
      if (operator !== 'LIKE' || operand.kind !== 'string' || /[%_]/.test(operand.value)) return undefined;
      const { value, span } = operand;
      // LIKE normalizes both sides, and = does not (semantics 6.4 and 6.6): ASCII is the same either way.
      const isSame = /^[\0-\x7f]*$/.test(value);
      const place = { start: path.span.end, end: span.end };
      const text = ` ${negated ? 'NOT ' : ''}= ${writeString(value)}`;
      const message =
        'There is no % and no _ in this text, so that LIKE asks for equality: write =, or % where anything may follow.';
      return { message, span, ...(isSame && { fix: { span: place, text } }) };
    },
  },
};
