import type { ObservationExpression, Pattern } from './ast.js';
import { walkPattern } from './visit.js';

/** The observation expressions of a pattern, in the order of their brackets: what `Binding.expression` counts. */
export function observationExpressionsOf(ast: Pattern): readonly ObservationExpression[] {
  const nodes: ObservationExpression[] = [];
  walkPattern(ast, {
    observationExpression: (node) => {
      nodes.push(node);
      return false;
    },
  });
  return nodes;
}
