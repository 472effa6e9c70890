import type { Comparison, ComparisonAnd, Existence } from '../syntax/ast.js';
import { printNode } from '../syntax/print.js';
import { constraintOf, type Constraint } from './constraints.js';

/** A comparison of an AND with what it asks of the one value at its path. */
export interface Term {
  readonly node: Comparison | Existence;
  readonly constraint?: Constraint;
}

/** A pair of terms takes a look, and hostile patterns have thousands of them about one path. */
const MOST_TERMS = 50;

/**
 * The terms of an AND, in the order of the text, by the path that they are about. Paths with `[*]` are left out: their terms may be about different
 * elements (semantics 7), while any other path selects one value of the one object that the AND is about.
 */
export function termsByPath({ operands }: ComparisonAnd): readonly (readonly Term[])[] {
  const byPath = new Map<string, Term[]>();
  for (const node of operands) {
    if (node.kind !== 'comparison' && node.kind !== 'existence') continue;
    if (node.path.steps.some((step) => step.kind === 'anyIndexStep')) continue;
    const path = printNode(node.path);
    const terms = byPath.get(path) ?? [];
    if (terms.length === 0) byPath.set(path, terms);
    if (terms.length === MOST_TERMS) continue;
    const constraint = node.kind === 'comparison' ? constraintOf(node) : undefined;
    terms.push({ node, ...(constraint && { constraint }) });
  }
  return [...byPath.values()].filter((terms) => terms.length > 1);
}
