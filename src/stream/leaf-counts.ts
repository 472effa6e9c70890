import type { Demand, DemandNode } from '../match/demand.js';
import { satisfiesSome, type Hit } from '../match/hits.js';

/**
 * How many instances of the hits there are for each class of a demand. Where they do not suffice whatever the times, no binding has to be looked
 * for: a flood of one bracket's observations costs next to nothing as long as the other bracket has none.
 */
export interface LeafCounts {
  readonly add: (hit: Hit) => void;
  readonly reset: (hits: readonly Hit[]) => void;
  readonly suffice: () => boolean;
}

export function createLeafCounts({ root, classes }: Demand): LeafCounts {
  const counts = new Float64Array(classes.length);

  const add = (hit: Hit): void => {
    classes.forEach((slotClass, index) => {
      if (satisfiesSome(hit, slotClass.expressions)) {
        counts[index] = (counts[index] ?? 0) + hit.instances;
      }
    });
  };
  const isFilled = (node: DemandNode): boolean => {
    switch (node.kind) {
      case 'bag':
        for (const [slotClass, wanted] of node.counts) if ((counts[slotClass] ?? 0) < wanted) return false;
        return true;
      case 'either':
        return node.parts.some(isFilled);
      case 'copies':
      case 'window':
        return isFilled(node.part);
      default:
        return node.parts.every(isFilled);
    }
  };

  return {
    add,
    reset: (hits) => {
      counts.fill(0);
      hits.forEach(add);
    },
    suffice: () => isFilled(root),
  };
}
