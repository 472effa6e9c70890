import type { ComparisonAnd, ComparisonOr, SetConstant } from '../../syntax/ast.js';
import { printNode } from '../../syntax/print.js';
import { termsByPath, type Term } from '../and-terms.js';
import { implies } from '../constraints.js';
import { repeatedNodes } from '../repeated-nodes.js';
import type { Finding, Rule } from '../rule.js';
import { showNode } from '../show.js';

/** A term that changes nothing, because another says the same or more. */
export const redundantTerm: Rule = {
  code: 'P344',
  check: {
    comparisonAnd: (node) => [...repeatedTerms(node), ...impliedTerms(node)],
    comparisonOr: (node) => repeatedTerms(node),
    set: repeatedMembers,
  },
};

function repeatedTerms({ operands }: ComparisonAnd | ComparisonOr): readonly Finding[] {
  return repeatedNodes(operands).map(({ span }) => ({
    message: 'The same comparison stands before it: leave one out, or write what was meant.',
    span,
  }));
}

function impliedTerms(node: ComparisonAnd): readonly Finding[] {
  return termsByPath(node).flatMap((terms) =>
    terms.flatMap((weaker) => {
      const stronger = terms.find((one) => one !== weaker && isStronger(one, weaker));
      if (!stronger) return [];
      const shown = showNode(stronger.node);
      return [{ message: `Whatever satisfies ${shown} satisfies this too: leave it out.`, span: weaker.node.span }];
    }),
  );
}

/** Terms that imply each other are the same one, which is said once. */
function isStronger({ constraint: one }: Term, { constraint: other }: Term): boolean {
  return one !== undefined && other !== undefined && implies(one, other) && !implies(other, one);
}

function repeatedMembers({ members }: SetConstant): readonly Finding[] {
  const seen = new Set<string>();
  return members.flatMap((member, index) => {
    const text = printNode(member);
    const before = members[index - 1];
    if (!before || !seen.has(text)) {
      seen.add(text);
      return [];
    }
    const { span } = member;
    const fix = { span: { start: before.span.end, end: span.end }, text: '' };
    return [{ message: 'The list has this member already.', span, fix }];
  });
}
