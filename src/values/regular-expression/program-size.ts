import type { Node } from './syntax-tree.js';

/**
 * How large the program for an expression gets once every repeat is written out, in about the instructions of the automaton. Infinity is a
 * possible answer.
 */
export function programSize(node: Node): number {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'line-break':
      return 4;
    case 'sequence':
      return node.items.reduce((size, item) => size + programSize(item), 0);
    case 'choice':
      return node.branches.reduce((size, branch) => size + programSize(branch) + 1, 0);
    case 'atomic':
      return programSize(node.body);
    case 'repeat': {
      // Even a copy of nothing is written out.
      const body = Math.max(programSize(node.body), 1);
      // {n,} is n copies, the last one with a way back; each copy that may be left out has a way around it.
      if (node.max === Infinity) return copies(Math.max(node.min, 1), body) + 1;
      return copies(node.min, body) + copies(node.max - node.min, body + 1);
    }
  }
}

/** No copies have no size, be that of one Infinity. */
function copies(count: number, size: number): number {
  return count === 0 ? 0 : count * size;
}
