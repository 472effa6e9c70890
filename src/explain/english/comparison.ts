import { rootTypes } from '../../compile/observation-expression.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { ComparisonNode, Existence } from '../../syntax/ast.js';
import { printObjectPath } from '../../syntax/print.js';
import { describePath } from './path.js';
import { describePredicate } from './predicate.js';
import { inRow, show, withArticle } from './words.js';

/** Of a longer chain the first operands are told. */
const MOST_OPERANDS = 8;

/** What a pair of brackets looks for: `a file whose name is 'a.exe' and whose size is more than 1000`. */
export function describeObject(node: ComparisonNode): string {
  const [type, ...others] = rootTypes(node);
  if (others.length === 0) return `${withArticle(show(type ?? 'object'))} ${clause(node)}`;
  switch (node.kind) {
    case 'comparisonOr':
      return inRow(bounded(node.operands.map(describeObject)), 'or');
    case 'comparisonAnd':
      return `an object that is at once ${inRow(bounded(node.operands.map(describeObject)), 'and')}`;
    default:
      return clause(node);
  }
}

/** What is said of an object of one type. */
function clause(node: ComparisonNode): string {
  switch (node.kind) {
    case 'comparison':
      return describePath(node.path, describePredicate(node), node.negated);
    case 'existence':
      return describeExistence(node);
    case 'comparisonAnd':
      return inRow(bounded(node.operands.map(nested)), 'and');
    case 'comparisonOr':
      return inRow(bounded(node.operands.map(nested)), 'or');
    default:
      return assertNever(node);
  }
}

/** An operand that is itself a chain stands in parentheses: speech has no precedence. */
function nested(node: ComparisonNode): string {
  const text = clause(node);
  return node.kind === 'comparisonAnd' || node.kind === 'comparisonOr' ? `(${text})` : text;
}

function describeExistence({ path, negated }: Existence): string {
  const steps = show(printObjectPath(path).slice(path.objectType.length + 1));
  return `that has ${negated ? 'no ' : ''}${steps}`;
}

function bounded(texts: readonly string[]): readonly string[] {
  const rest = texts.length - MOST_OPERANDS;
  if (rest <= 0) return texts;
  return [...texts.slice(0, MOST_OPERANDS), `${rest.toLocaleString('en')} more such terms`];
}
