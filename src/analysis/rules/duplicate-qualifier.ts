import { diagnostic } from '../../diagnostics/diagnostic.js';
import type { Qualifier } from '../../syntax/ast.js';
import type { Rule } from '../rule.js';

/** Two qualifiers of one type on the same expression: forbidden, and evaluated left to right all the same (semantics 8, D30). */
export const duplicateQualifier: Rule = {
  code: 'P401',
  create: (report) => ({
    qualifiedObservation: ({ expression, qualifiers }) => {
      // Parentheses change nothing about what is qualified: (A WITHIN 5 SECONDS) WITHIN 9 SECONDS has two windows as well.
      const seen = new Set<Qualifier['kind']>();
      for (let inner = expression; inner.kind === 'qualifiedObservation'; inner = inner.expression) {
        for (const { kind } of inner.qualifiers) seen.add(kind);
      }
      for (const { kind, span } of qualifiers) {
        if (seen.has(kind)) {
          report(
            diagnostic(
              'P401',
              `This expression has a second ${NAMES[kind]}; STIX allows one. Keep the one that you mean.`,
              span,
            ),
          );
        }
        seen.add(kind);
      }
    },
  }),
};

const NAMES: { readonly [Kind in Qualifier['kind']]: string } = {
  repeats: 'REPEATS',
  within: 'WITHIN',
  startStop: 'START/STOP',
};
