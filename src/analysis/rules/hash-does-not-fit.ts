import type { ObjectPath } from '../../syntax/ast.js';
import { canonicalHashName, HASH_DIGITS } from '../../values/hashes.js';
import type { Finding, Rule } from '../rule.js';

const DIGITS: ReadonlyMap<string, number> = new Map(Object.entries(HASH_DIGITS));

/** A hash compared with a text that its algorithm cannot give (semantics 9, D27); LIKE and MATCHES may well ask for a part. */
export const hashDoesNotFit: Rule = {
  code: 'P302',
  check: {
    comparison: ({ path, operator, operand }) => {
      const algorithm = algorithmOf(path);
      const digits = algorithm === undefined ? undefined : DIGITS.get(algorithm);
      if (digits === undefined || (operator !== '=' && operator !== 'IN')) return undefined;
      const found: Finding[] = [];
      for (const constant of operand.kind === 'set' ? operand.members : [operand]) {
        if (constant.kind !== 'string' || (constant.value.length === digits && /^[0-9a-f]+$/i.test(constant.value)))
          continue;
        const others = [...DIGITS].filter(([, count]) => count === constant.value.length).map(([name]) => name);
        const hint =
          /^[0-9a-f]+$/i.test(constant.value) && others.length > 0 ? ` It could be ${others.join(' or ')}.` : '';
        const message = `No ${String(algorithm)} value looks like this: it has ${digits} hexadecimal digits.${hint}`;
        found.push({ message, span: constant.span });
      }
      return found;
    },
  },
};

function algorithmOf(path: ObjectPath): string | undefined {
  const [before, last] = path.steps.slice(-2);
  if (before?.kind !== 'keyStep' || before.name !== 'hashes' || last?.kind !== 'keyStep') return undefined;
  return canonicalHashName(last.name);
}
