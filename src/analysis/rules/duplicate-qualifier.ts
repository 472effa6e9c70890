import type { Qualifier } from '../../syntax/ast.js';
import type { Finding, Rule } from '../rule.js';

/**
 * Two qualifiers of one type on the same expression: forbidden, and evaluated left to right all the same (semantics 8, D30). A parenthesis
 * makes another expression.
 */
export const duplicateQualifier: Rule = {
  code: 'P401',
  check: {
    qualifiedObservation: ({ qualifiers }) => {
      if (qualifiers.length < 2) return undefined;
      const found: Finding[] = [];
      const seen = new Set<Qualifier['kind']>();
      for (const { kind, span } of qualifiers) {
        if (seen.has(kind)) {
          const message = `This expression has a second ${NAMES[kind]}; STIX allows one. Keep the one that you mean, or put what the first applies to in parentheses.`;
          found.push({ message, span });
        }
        seen.add(kind);
      }
      return found;
    },
  },
};

const NAMES: { readonly [Kind in Qualifier['kind']]: string } = {
  repeats: 'REPEATS',
  within: 'WITHIN',
  startStop: 'START/STOP',
};
