import { termsByPath, type Term } from '../and-terms.js';
import { contradict } from '../constraints.js';
import type { Finding, Rule } from '../rule.js';
import { showNode } from '../show.js';

/** Terms of an AND that no value satisfies together, so that the AND never holds. */
export const contradiction: Rule = {
  code: 'P343',
  check: {
    comparisonAnd: (node) => {
      const found: Finding[] = [];
      for (const terms of termsByPath(node)) {
        const pair = terms.flatMap((later, at) => {
          const earlier = terms.slice(0, at).find((one) => exclude(one, later));
          return earlier ? [{ earlier, later }] : [];
        })[0];
        if (!pair) continue;
        const other = showNode(pair.earlier.node);
        const message = `No value satisfies this and ${other}, so that the AND never holds: write OR, or the condition that was meant.`;
        found.push({ message, span: pair.later.node.span });
      }
      return found;
    },
  },
};

function exclude(left: Term, right: Term): boolean {
  if (left.constraint && right.constraint) return contradict(left.constraint, right.constraint);
  // On an absent path nothing holds but NOT EXISTS (semantics 6.11).
  return isAbsence(left) !== isAbsence(right);
}

const isAbsence = ({ node }: Term): boolean => node.kind === 'existence' && node.negated;
