import { constantsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';
import { showNode } from '../show.js';

/** A number that a property never is: a port above 65535, a negative size, half a process. */
export const outOfRange: Rule = {
  code: 'P312',
  check: {
    comparison: (comparison, { resolve }) => {
      const { operator, path } = comparison;
      if (operator !== '=' && operator !== '!=' && operator !== 'IN') return undefined;
      const resolved = resolve(path);
      if (resolved.kind !== 'value' || resolved.property.kind !== 'integer') return undefined;
      const { minimum = -Infinity, maximum = Infinity } = resolved.property;
      const found: Finding[] = [];
      for (const constant of constantsOf(comparison)) {
        if (constant.kind !== 'integer' && constant.kind !== 'float') continue;
        const { value, span } = constant;
        if (Number.isInteger(value) && value >= minimum && value <= maximum) continue;
        const range = maximum === Infinity ? (minimum === 0 ? ', 0 or more' : '') : ` from ${minimum} to ${maximum}`;
        found.push({
          message: `${showNode(path)} is a whole number${range}, and never ${constant.text.slice(0, 40)}.`,
          span,
        });
      }
      return found;
    },
  },
};
