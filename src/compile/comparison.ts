import type { Sco } from '../stix/sco.js';
import { assertNever } from '../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Existence } from '../syntax/ast.js';
import { foldingOf } from './folding.js';
import { compileObjectPath, isPresent, type ValueVisitor } from './object-path.js';
import { compileOperator } from './operators/index.js';
import { AS_IS, type ValueTest } from './operators/operator.js';
import { orderable, type OrderOperator } from './operators/order.js';
import type { Profile } from './profile.js';
import type { Objects } from './selected-value.js';
import { UndecidedComparison } from './undecided.js';

/** Whether a comparison tree holds for one root (semantics 7). The root may be of any type; each comparison checks it. */
export type RootTest = (root: Sco, objects: Objects) => boolean;

/**
 * Compiles a comparison tree to a closure, which throws `UndecidedComparison` if MATCHES meets a text of more than `maxSubjectLength` code
 * units.
 */
export function compileComparison(node: ComparisonNode, profile: Profile, maxSubjectLength?: number): RootTest {
  switch (node.kind) {
    case 'comparison':
      return onType(node.path.objectType, compileTerm(node, profile, maxSubjectLength));
    case 'existence':
      return onType(node.path.objectType, compileExistence(node, profile));
    case 'comparisonAnd': {
      const tests = node.operands.map((operand) => compileComparison(operand, profile, maxSubjectLength));
      return combine(tests, false);
    }
    case 'comparisonOr': {
      const tests = node.operands.map((operand) => compileComparison(operand, profile, maxSubjectLength));
      return combine(tests, true);
    }
    default:
      return assertNever(node);
  }
}

/**
 * AND or OR, which the first operand that is `decisive` settles: false, or true. One that is left undecided matters only if no other settles it
 * (Kleene's logic).
 */
function combine(tests: readonly RootTest[], decisive: boolean): RootTest {
  return (root, objects) => {
    let undecided: UndecidedComparison | undefined;
    for (const test of tests) {
      try {
        if (test(root, objects) === decisive) return decisive;
      } catch (error) {
        if (!(error instanceof UndecidedComparison)) throw error;
        undecided = error;
      }
    }
    if (undecided) throw undecided;
    return !decisive;
  };
}

function onType(type: string, test: RootTest): RootTest {
  return (root, objects) => root.type === type && test(root, objects);
}

function compileTerm(node: Comparison, profile: Profile, maxSubjectLength: number | undefined): RootTest {
  const walk = compileObjectPath(node.path, profile);
  const test = compileValueVisitor(node, profile, maxSubjectLength);
  if (!node.negated) return (root, objects) => walk(root, objects, test);
  if (profile.negatePerElement) {
    const negated = negateEach(node, test, profile);
    return (root, objects) => walk(root, objects, negated);
  }
  // Semantics 6.10 and 6.11: NOT negates the comparison as a whole, and an absent path stays false.
  return (root, objects) => walk(root, objects, presence) && !walk(root, objects, test);
}

const presence: ValueVisitor = (value) => isPresent(value);

/** A comparison's operator, without its NOT, as a path visitor: unresolved references yield no value, and what is folded may depend on the holder. */
export function compileValueVisitor(node: Comparison, profile: Profile, maxSubjectLength?: number): ValueVisitor {
  const folding = foldingOf(node, profile);
  if (folding.kind === 'fixed') {
    const test = compileOperator(node, folding.fold, maxSubjectLength);
    return (value) => isPresent(value) && test(value);
  }
  const plain = compileOperator(node, AS_IS, maxSubjectLength);
  const byType = new Map<unknown, ValueTest>();
  for (const [type, fold] of folding.folds) byType.set(type, compileOperator(node, fold, maxSubjectLength));
  return (value, holder) => isPresent(value) && (byType.get(typeOf(holder)) ?? plain)(value);
}

function typeOf(holder: unknown): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, 'type')
    ? (holder as Sco).type
    : undefined;
}

/** D4 and D5 as the OASIS matcher reads them: each element's comparison is negated, an order on incompatible operands stays false. */
function negateEach(node: Comparison, test: ValueVisitor, profile: Profile): ValueVisitor {
  const { operand } = node;
  if (isOrder(node.operator) && operand.kind !== 'set' && !profile.negatedOrderOnIncompatible) {
    const comparable = orderable(operand);
    return (value, holder) => isPresent(value) && comparable(value) && !test(value, holder);
  }
  return (value, holder) => isPresent(value) && !test(value, holder);
}

function isOrder(operator: string): operator is OrderOperator {
  return operator === '<' || operator === '<=' || operator === '>' || operator === '>=';
}

/** Semantics 6.9 and 6.11: a dangling reference exists; NOT EXISTS needs a root of the type on which the path is absent. */
function compileExistence(node: Existence, profile: Profile): RootTest {
  const walk = compileObjectPath(node.path, profile);
  const found: ValueVisitor = () => true;
  return node.negated ? (root, objects) => !walk(root, objects, found) : (root, objects) => walk(root, objects, found);
}
