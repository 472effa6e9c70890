import type { Rule } from '../rule.js';

/** NOT over `[*]`: no element (semantics 6.10), for which other tools read some element that is not (D4). */
export const notOverAnyElement: Rule = {
  code: 'P345',
  check: {
    comparison: ({ path, negated, span }) =>
      negated && path.steps.some((step) => step.kind === 'anyIndexStep')
        ? {
            message:
              'NOT with [*] asks that no element does; some tools take it for some element that does not. To ask for such an element, write !=.',
            span,
          }
        : undefined,
  },
};
