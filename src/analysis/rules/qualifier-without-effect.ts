import type { ObservationNode, Qualifier } from '../../syntax/ast.js';
import type { Finding, Rule } from '../rule.js';

/** WITHIN over a single observation, which is always within any window, and REPEATS 1 TIMES. */
export const qualifierWithoutEffect: Rule = {
  code: 'P405',
  check: {
    qualifiedObservation: ({ expression, qualifiers }, _, parent) => {
      const found: Finding[] = [];
      let isSingle = isOneObservation(expression);
      for (const [index, qualifier] of qualifiers.entries()) {
        const { span } = qualifier;
        if (qualifier.kind === 'repeats' && qualifier.times.value === 1) {
          found.push({
            message: 'Once is what the expression asks for anyway: leave REPEATS out, or write how often.',
            span,
          });
        } else if (qualifier.kind === 'within' && isSingle) {
          const isRepeated = qualifiers.slice(index + 1).some((one) => one.kind === 'repeats');
          const isOperand = parent?.kind === 'followedBy' || parent?.kind === 'observationAnd';
          found.push({ message: isRepeated ? IN_ORDER : isOperand ? IN_PARENTHESES : ALONE, span });
        }
        isSingle &&= !isRepetition(qualifier);
      }
      return found;
    },
  },
};

const ALONE = 'A single observation is within any window: WITHIN limits several, of AND, FOLLOWEDBY or REPEATS.';
const IN_ORDER =
  'A single observation is within any window: qualifiers apply left to right, so write WITHIN after REPEATS.';
const IN_PARENTHESES =
  'WITHIN is about the one observation right before it, which is within any window: put parentheses around all that it is for.';

const isRepetition = (qualifier: Qualifier): boolean => qualifier.kind === 'repeats' && qualifier.times.value !== 1;

/** Whether every binding of an expression has one observation. */
function isOneObservation(node: ObservationNode): boolean {
  switch (node.kind) {
    case 'observationExpression':
      return true;
    case 'observationOr':
      return node.operands.every(isOneObservation);
    case 'qualifiedObservation':
      return isOneObservation(node.expression) && !node.qualifiers.some(isRepetition);
    default:
      return false;
  }
}
