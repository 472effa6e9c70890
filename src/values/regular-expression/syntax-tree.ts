import type { CharacterSet } from './character-set.js';

/**
 * A regular expression after parsing. It keeps what decides whether some part of a subject matches, and nothing else: no captures, no names,
 * no preference between alternatives.
 */
export type Node = SetNode | SequenceNode | ChoiceNode | RepeatNode | AtomicNode | LineBreakNode | AssertionNode;

/** One character of a set. */
export interface SetNode {
  readonly kind: 'set';
  readonly set: CharacterSet;
}

/** One after the other; none at all matches the empty text. */
export interface SequenceNode {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** Any of two or more. */
export interface ChoiceNode {
  readonly kind: 'choice';
  readonly branches: readonly Node[];
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly min: number;
  /** Infinity for a repeat without an upper bound. */
  readonly max: number;
  /** Which length is tried first. It matters only where an atomic group keeps the first one. */
  readonly greedy: boolean;
}

/** A group that keeps the first way in which it matched, `(?>...)` or a possessive repeat. `release-atomic.ts` does away with it. */
export interface AtomicNode {
  readonly kind: 'atomic';
  readonly body: Node;
  /** Where it stands in the expression. */
  readonly start: number;
  readonly end: number;
}

/** `\R`: CR LF as one, or a single vertical space. It is atomic too. */
export interface LineBreakNode {
  readonly kind: 'line-break';
  readonly start: number;
  readonly end: number;
}

export type Assertion =
  /** `\A`, `\G`, and `^` unless multi-line: before everything. */
  | 'text-start'
  /** `\z`: after everything. */
  | 'text-end'
  /** `\Z`, and `$` unless multi-line: after everything, or before one final line feed. */
  | 'end'
  /** Multi-line `^`: before everything, or after a line feed that is not the last character. */
  | 'line-start'
  /** Multi-line `$`: after everything, or before a line feed. */
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary';

export interface AssertionNode {
  readonly kind: 'assertion';
  readonly assertion: Assertion;
}

/** The node for some items in order. */
export function sequenceOf(items: readonly Node[]): Node {
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'sequence', items };
}

/** The node for one or more alternatives. */
export function choiceOf(branches: readonly Node[]): Node {
  const [only] = branches;
  return branches.length === 1 && only ? only : { kind: 'choice', branches };
}

/** The assertions that occur in an expression. */
export function assertionsIn(node: Node): ReadonlySet<Assertion> {
  const found = new Set<Assertion>();
  visitNodes(node, (visited) => {
    if (visited.kind === 'assertion') found.add(visited.assertion);
  });
  return found;
}

/** Calls back for a node and everything below it. Recursion is bounded: the parser caps the nesting. */
export function visitNodes(node: Node, visit: (node: Node) => void): void {
  visit(node);
  switch (node.kind) {
    case 'sequence':
      for (const item of node.items) visitNodes(item, visit);
      break;
    case 'choice':
      for (const branch of node.branches) visitNodes(branch, visit);
      break;
    case 'repeat':
    case 'atomic':
      visitNodes(node.body, visit);
      break;
    case 'set':
    case 'assertion':
    case 'line-break':
      break;
  }
}
