import { assertNever } from '../syntax/assert-never.js';
import type { Bounds, Plan, SlotPlan } from './plan.js';

/**
 * A plan prepared for the binding search. Instances that may fill the same slots form a *class*; parts without any temporal operator are
 * *bags*, which ask for nothing but numbers of instances of each class. Prepared once a pattern.
 */
export interface Demand {
  readonly root: DemandNode;
  readonly classes: readonly SlotClass[];
  /** The widths of the windows, as written; nodes refer to them by index. */
  readonly widths: readonly string[];
}

/** The slots that any instance satisfying one of the expressions, within the bounds, may fill. */
export interface SlotClass {
  readonly expressions: readonly number[];
  readonly bounds: Bounds;
}

export type DemandNode = BagNode | GroupNode | CopiesNode | WindowNode;

/** So many instances of each class, all distinct, in no order. */
export interface BagNode {
  readonly kind: 'bag';
  /** Instances wanted, by class. */
  readonly counts: ReadonlyMap<number, number>;
  /** The same in the order of the pattern, which is the order of a witness. */
  readonly layout: readonly LayoutItem[];
}

export type LayoutItem =
  | { readonly class: number; readonly count: number }
  | { readonly times: number; readonly items: readonly LayoutItem[] };

export interface GroupNode {
  readonly kind: 'all' | 'ordered' | 'either';
  readonly parts: readonly DemandNode[];
}

/** Disjoint bindings of a part that is more than a bag. */
export interface CopiesNode {
  readonly kind: 'copies';
  readonly times: number;
  readonly part: DemandNode;
}

export interface WindowNode {
  readonly kind: 'window';
  readonly width: number;
  readonly part: DemandNode;
}

/** Prepares a plan. */
export function prepareDemand(plan: Plan): Demand {
  const classes: SlotClass[] = [];
  const widths: string[] = [];

  const classOf = (expressions: readonly number[], bounds: Bounds): number => {
    classes.push({ expressions, bounds });
    return classes.length - 1;
  };

  function prepare(node: Plan): DemandNode {
    switch (node.kind) {
      case 'slot':
        return single(classOf([node.expression], node.bounds));
      case 'all': {
        const parts = node.parts.map(prepare);
        return parts.every(isBag) ? mergeBags(parts) : { kind: 'all', parts };
      }
      case 'ordered':
        return { kind: 'ordered', parts: node.parts.map(prepare) };
      case 'either': {
        const union = unionOfSlots(node.parts);
        return union
          ? single(classOf(union.expressions, union.bounds))
          : { kind: 'either', parts: node.parts.map(prepare) };
      }
      case 'repeat': {
        const part = prepare(node.part);
        return isBag(part) ? repeatBag(part, node.times) : { kind: 'copies', times: node.times, part };
      }
      case 'window': {
        const part = prepare(node.part);
        if (isBag(part) && size(part) === 1) return part; // Vacuous for a single instance (semantics 8).
        widths.push(node.width);
        return { kind: 'window', width: widths.length - 1, part };
      }
      default:
        return assertNever(node);
    }
  }

  const root = prepare(plan);
  return { root, classes, widths };
}

const isBag = (node: DemandNode): node is BagNode => node.kind === 'bag';

const single = (slotClass: number): BagNode => ({
  kind: 'bag',
  counts: new Map([[slotClass, 1]]),
  layout: [{ class: slotClass, count: 1 }],
});

/** How many instances a bag wants. */
export function size(bag: BagNode): number {
  let sum = 0;
  for (const count of bag.counts.values()) sum += count;
  return sum;
}

function mergeBags(bags: readonly BagNode[]): BagNode {
  const counts = new Map<number, number>();
  for (const bag of bags)
    for (const [slotClass, count] of bag.counts) counts.set(slotClass, (counts.get(slotClass) ?? 0) + count);
  return { kind: 'bag', counts, layout: bags.flatMap((bag) => bag.layout) };
}

function repeatBag(bag: BagNode, times: number): BagNode {
  const counts = new Map<number, number>();
  for (const [slotClass, count] of bag.counts) counts.set(slotClass, Math.min(count * times, Number.MAX_SAFE_INTEGER));
  const [only] = bag.layout;
  const layout: LayoutItem[] =
    bag.layout.length === 1 && only && 'class' in only
      ? [{ class: only.class, count: Math.min(only.count * times, Number.MAX_SAFE_INTEGER) }]
      : [{ times, items: bag.layout }];
  return { kind: 'bag', counts, layout };
}

/** An OR of plain slots under the same START/STOP is one slot with more to choose from. */
function unionOfSlots(parts: readonly Plan[]): SlotClass | undefined {
  const slots = parts.filter((part): part is SlotPlan => part.kind === 'slot');
  const [first] = slots;
  if (!first || slots.length !== parts.length) return undefined;
  const same = slots.every(
    (slot) => slot.bounds.from === first.bounds.from && slot.bounds.until === first.bounds.until,
  );
  return same ? { expressions: slots.map((slot) => slot.expression), bounds: first.bounds } : undefined;
}
