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
      // {n,} is n copies, the last one with a way back; the copies of {n,m} after the nth have each a way around.
      const copies = node.max === Infinity ? Math.max(node.min, 1) : node.max;
      return copies * (programSize(node.body) + 1);
    }
  }
}
