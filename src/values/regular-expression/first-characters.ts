import { evaluateSet } from './character-set.js';
import { rangeSet, unionSets, type CodePointSet } from './code-point-set.js';
import { lineBreakStart } from './line-break.js';
import { codePointLimit, type Mode } from './mode.js';
import type { Assertion, Node } from './syntax-tree.js';

/** How a part of an expression can begin to match at some place of a subject. */
export interface FirstCharacters {
  /** If a character stands there and the part consumes it or looks at it, it is one of these. */
  readonly set: CodePointSet;
  /** Whether the part can match right there without consuming anything and without looking at what is around. */
  readonly passes: boolean;
  /** Whether it may look at what stands before that place: nothing can be said about where it matches. */
  readonly looksBack: boolean;
}

/** The empty text, and the end of an expression: a search that got here has succeeded. */
export const NOTHING_MORE: FirstCharacters = { set: [], passes: true, looksBack: false };

/** Computes the first characters of nodes, each node once. */
export function createFirstCharacters(mode: Mode): (node: Node) => FirstCharacters {
  const known = new Map<Node, FirstCharacters>();
  const firstOf = (node: Node): FirstCharacters => {
    const before = known.get(node);
    if (before) return before;
    const first = compute(node);
    known.set(node, first);
    return first;
  };
  const compute = (node: Node): FirstCharacters => {
    switch (node.kind) {
      case 'set':
        return { set: evaluateSet(node.set, mode, codePointLimit(mode)), passes: false, looksBack: false };
      case 'line-break':
        return { set: lineBreakStart(mode), passes: false, looksBack: false };
      case 'assertion':
        return firstOfAssertion(node.assertion);
      case 'atomic':
        return firstOf(node.body);
      case 'choice':
        return either(node.branches.map(firstOf));
      case 'repeat':
        if (node.max === 0) return NOTHING_MORE;
        return node.min === 0 ? either([firstOf(node.body), NOTHING_MORE]) : firstOf(node.body);
      case 'sequence': {
        const begin = node.items.findIndex((item) => !firstOf(item).passes);
        const items = begin < 0 ? node.items : node.items.slice(0, begin + 1);
        return { ...either(items.map(firstOf)), passes: begin < 0 };
      }
    }
  };
  return firstOf;
}

/** How a part that is followed by another can begin to match. */
export function followedBy(first: FirstCharacters, next: FirstCharacters): FirstCharacters {
  return first.passes ? { ...either([first, next]), passes: next.passes } : first;
}

/** What can begin at a place where either part may begin. */
export function either(all: readonly FirstCharacters[]): FirstCharacters {
  return {
    set: unionSets(all.map(({ set }) => set)),
    passes: all.some(({ passes }) => passes),
    looksBack: all.some(({ looksBack }) => looksBack),
  };
}

/** An assertion about what comes next holds at the end, or in front of a line feed. */
function firstOfAssertion(assertion: Assertion): FirstCharacters {
  switch (assertion) {
    case 'end':
    case 'line-end':
      return { set: rangeSet(0x0a, 0x0a), passes: false, looksBack: false };
    case 'text-end':
      return { set: [], passes: false, looksBack: false };
    case 'text-start':
    case 'line-start':
    case 'word-boundary':
    case 'no-word-boundary':
      return { set: [], passes: false, looksBack: true };
  }
}
