import { assertNever } from '../../syntax/assert-never.js';
import type { ComparisonNode } from '../../syntax/ast.js';
import type { Rule } from '../rule.js';
import { showText } from '../show.js';

/**
 * An AND whose operands no one object can satisfy, because they are about different types (semantics 7, D29).
 */
export const typesNeverMeet: Rule = {
  code: 'P301',
  check: {
    comparisonAnd: (node) => {
      let possible: ReadonlySet<string> | undefined;
      for (const operand of node.operands) {
        const types = typesOf(operand);
        const shared = possible ? intersect(possible, types) : types;
        if (possible && possible.size > 0 && types.size > 0 && shared.size === 0) {
          const [left, right] = [showTypes(possible), showTypes(types)];
          const message = `No object is both ${left} and ${right}, so this AND never holds; write it over two observations, [...] AND [...], or reach the other object through a reference.`;
          return { message, span: operand.span };
        }
        possible = shared;
      }
      return undefined;
    },
  },
};

/** A hostile pattern has thousands of them. */
const showTypes = (types: ReadonlySet<string>): string => showText([...types].slice(0, MOST_SHOWN).join(' or '));

const MOST_SHOWN = 5;

/** The types of the objects that can satisfy a comparison tree. */
function typesOf(node: ComparisonNode): ReadonlySet<string> {
  switch (node.kind) {
    case 'comparison':
    case 'existence':
      return new Set([node.path.objectType]);
    case 'comparisonOr':
      return new Set(node.operands.flatMap((operand) => [...typesOf(operand)]));
    case 'comparisonAnd':
      return node.operands.map(typesOf).reduce(intersect);
    default:
      return assertNever(node);
  }
}

function intersect(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...left].filter((type) => right.has(type)));
}
