import { writeString } from '../../syntax/literals.js';
import { extendedType } from '../object-path/extensions.js';
import type { Rule } from '../rule.js';

/** The name of a predefined extension where an object type belongs: extensions are dictionaries inside an object. */
export const extensionAsType: Rule = {
  code: 'P306',
  check: {
    objectPath: ({ objectType, span: { start }, steps: [first] }) => {
      const type = extendedType(objectType);
      if (type === undefined || !first) return undefined;
      const text = `${type}:extensions.${writeString(objectType)}.`;
      return {
        message: `${objectType} is an extension of ${type} and no object type, so that nothing has it: it stands in ${type}:extensions.${writeString(objectType)}.`,
        span: { start, end: start + objectType.length },
        fix: { span: { start, end: first.span.start }, text },
      };
    },
  },
};
