import { assertNever } from './assert-never.js';
import type {
  ComparisonNode,
  Constant,
  Node,
  ObjectPath,
  ObservationNode,
  PathStep,
  Qualifier,
  SetConstant,
} from './ast.js';
import { writeKey, writeString } from './literals.js';

/**
 * Prints any node as canonical text: one space between tokens, `=` and `!=`, plain keys unquoted, lower-case hexadecimal, parentheses
 * only where the tree needs them. Parsing what a pattern prints as gives the same AST, spans aside.
 */
export function printNode(node: Node): string {
  switch (node.kind) {
    case 'pattern':
      return printNode(node.expression);
    case 'observationExpression':
    case 'observationAnd':
    case 'observationOr':
    case 'followedBy':
    case 'qualifiedObservation':
      return printObservation(node);
    case 'repeats':
    case 'within':
    case 'startStop':
      return printQualifier(node);
    case 'comparison':
    case 'existence':
    case 'comparisonAnd':
    case 'comparisonOr':
      return printComparison(node);
    case 'objectPath':
      return printObjectPath(node);
    case 'keyStep':
    case 'indexStep':
    case 'anyIndexStep':
      return printStep(node);
    default:
      return printConstant(node);
  }
}

// Tightest binds highest. An operand that binds no tighter than its parent stands in parentheses; one of the same kind as its parent
// too, since that is how the tree says that the author wrote them.
const PRECEDENCE = {
  followedBy: 1,
  observationOr: 2,
  observationAnd: 3,
  qualifiedObservation: 4,
  observationExpression: 5,
  comparisonOr: 1,
  comparisonAnd: 2,
  comparison: 3,
  existence: 3,
} as const;

function printObservation(node: ObservationNode): string {
  switch (node.kind) {
    case 'observationExpression':
      return `[${printComparison(node.comparison)}]`;
    case 'observationAnd':
      return joinObservations(node.operands, node, ' AND ');
    case 'observationOr':
      return joinObservations(node.operands, node, ' OR ');
    case 'followedBy':
      return joinObservations(node.operands, node, ' FOLLOWEDBY ');
    case 'qualifiedObservation':
      return [joinObservations([node.expression], node, ''), ...node.qualifiers.map(printQualifier)].join(' ');
    default:
      return assertNever(node);
  }
}

function joinObservations(operands: readonly ObservationNode[], parent: ObservationNode, separator: string): string {
  return operands
    .map((operand) => {
      const text = printObservation(operand);
      return PRECEDENCE[operand.kind] > PRECEDENCE[parent.kind] ? text : `(${text})`;
    })
    .join(separator);
}

function printQualifier(node: Qualifier): string {
  switch (node.kind) {
    case 'repeats':
      return `REPEATS ${printConstant(node.times)} TIMES`;
    case 'within':
      return `WITHIN ${printConstant(node.seconds)} SECONDS`;
    case 'startStop':
      return `START ${printConstant(node.start)} STOP ${printConstant(node.stop)}`;
    default:
      return assertNever(node);
  }
}

function printComparison(node: ComparisonNode): string {
  switch (node.kind) {
    case 'comparison': {
      const not = node.negated ? 'NOT ' : '';
      return `${printObjectPath(node.path)} ${not}${node.operator} ${printConstant(node.operand)}`;
    }
    case 'existence':
      return `${node.negated ? 'NOT ' : ''}EXISTS ${printObjectPath(node.path)}`;
    case 'comparisonAnd':
      return joinComparisons(node.operands, node, ' AND ');
    case 'comparisonOr':
      return joinComparisons(node.operands, node, ' OR ');
    default:
      return assertNever(node);
  }
}

function joinComparisons(operands: readonly ComparisonNode[], parent: ComparisonNode, separator: string): string {
  return operands
    .map((operand) => {
      const text = printComparison(operand);
      return PRECEDENCE[operand.kind] > PRECEDENCE[parent.kind] ? text : `(${text})`;
    })
    .join(separator);
}

/** Prints an object path: `file:hashes.'SHA-256'`. */
export function printObjectPath(path: ObjectPath): string {
  const [first, ...rest] = path.steps;
  const head = first?.kind === 'keyStep' ? writeKey(first.name) : '';
  return `${path.objectType}:${head}${rest.map(printStep).join('')}`;
}

function printStep(step: PathStep): string {
  switch (step.kind) {
    case 'keyStep':
      return `.${writeKey(step.name)}`;
    case 'indexStep':
      return `[${step.index}]`;
    case 'anyIndexStep':
      return '[*]';
    default:
      return assertNever(step);
  }
}

function printConstant(node: Constant | SetConstant): string {
  switch (node.kind) {
    case 'string':
      return writeString(node.value);
    case 'integer':
    case 'float':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'timestamp':
      return `t'${node.text}'`;
    case 'hex':
      return `h'${node.digits}'`;
    case 'binary':
      return `b'${node.base64}'`;
    case 'set':
      return `(${node.members.map(printConstant).join(', ')})`;
    default:
      return assertNever(node);
  }
}
