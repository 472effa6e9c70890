import { writeString } from '../../syntax/literals.js';
import type { Rule } from '../rule.js';

/** `^`, characters that stand for themselves, `$`. The body is linear: each character is plain or escaped, never both. */
const WHOLE = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[\\^$.|?*+()[\]{}/-])+)\$$/;

/** An expression that one text alone matches. */
export const matchesIsEquality: Rule = {
  code: 'P347',
  check: {
    comparison: ({ path, negated, operator, operand }) => {
      if (operator !== 'MATCHES' || operand.kind !== 'string') return undefined;
      const body = WHOLE.exec(operand.value)?.[1];
      if (body === undefined) return undefined;
      const value = body.replace(/\\(.)/g, '$1');
      const { span } = operand;
      const place = { start: path.span.end, end: span.end };
      const text = ` ${negated ? 'NOT ' : ''}= ${writeString(value)}`;
      const isSame = /^[\0-\x7f]*$/.test(value);
      return {
        message: 'Only one text matches this expression: write = and the text itself, which is looked up at less cost.',
        span,
        ...(isSame && { fix: { span: place, text } }),
      };
    },
  },
};
