import type { Demand, DemandNode, SlotClass } from '../match/demand.js';
import { satisfiesSome, type Hit } from '../match/hits.js';
import { compareTimestamps, type Timestamp } from '../values/timestamp.js';

/**
 * Says which of the released hits of a composite pattern no later binding can prefer, so that what a stream remembers is bounded by the pattern
 * and not by the length of the stream (semantics 14, What is remembered).
 *
 * - *Expiry*: where the whole pattern lies in a WITHIN, a hit that ended longer ago than that before anything to come begins.
 * - *Dominance*: a hit before which there are as many others that could take its place as a binding has slots. One of them is always free, and a
 *   witness with it is less.
 *
 *       a1  a2  a3 ── b      [a] FOLLOWEDBY [b]: a1 and a2 serve as well as a3 whatever comes, and one of them is free
 *
 * What could take the place of a hit depends on what is asked of its moment. Left of a FOLLOWEDBY: what begins no later. Right of one: what
 * ends late enough for the same hits on its left; as long as something to come may be on its left, nothing else does. Inside a WITHIN only the
 * same interval would do, so that there hits expire or stay.
 */
export interface Forgetting {
  /** Whether an observation with this interval may fill any slot of these expressions: START and STOP may leave it none. */
  readonly mayServe: (hit: Hit) => boolean;
  /**
   * Which hits to keep, and the second before which nothing to come may begin for that to be right.
   * @param hits in release order
   * @param horizon the second before which nothing to come is expected to begin
   */
  readonly forget: (
    hits: readonly Hit[],
    horizon: number,
  ) => { readonly kept: readonly number[]; readonly lostBefore: number };
}

/** What is asked of the moments of a class's slots. */
interface Role {
  isWindowed: boolean;
  isLeft: boolean;
  /** The classes of slots that have to come before. */
  readonly leftOf: Set<number>;
}

/** Prepares to forget hits of a demand. @param slots how many instances a binding can use at most */
export function prepareForgetting(demand: Demand, slots: number): Forgetting {
  const roles = rolesOf(demand);
  const width = expiryOf(demand);
  const classesOf = (hit: Hit): readonly number[] =>
    demand.classes.flatMap((slotClass, index) => (mayFill(slotClass, hit) ? [index] : []));

  return {
    mayServe: (hit) => demand.classes.some((slotClass) => mayFill(slotClass, hit)),
    forget: (hits, horizon) => {
      const kept: number[] = [];
      let lostBefore = -Infinity;
      const beginnings = createBeginnings(demand, hits);
      const crowds = new Map<string, Crowd>();
      hits.forEach((hit, index) => {
        const ended = hit.last.seconds + 1;
        if (width !== undefined && ended + width < horizon) {
          lostBefore = Math.max(lostBefore, ended + width);
          return;
        }
        const classes = classesOf(hit);
        const own = classes.flatMap((one) => roles[one] ?? []);
        const left = [...new Set(own.flatMap(({ leftOf }) => [...leftOf]))];
        const isAwaited = left.length > 0 && ended >= horizon;
        if (own.some(({ isWindowed }) => isWindowed) || isAwaited) {
          kept.push(index);
          return;
        }
        const key = `${classes.join(' ')}:${left.length > 0 ? beginnings.countUpTo(hit.last, left) : ''}`;
        let crowd = crowds.get(key);
        if (!crowd)
          crowds.set(
            key,
            (crowd = createCrowd(
              slots,
              own.some(({ isLeft }) => isLeft),
            )),
          );
        if (crowd.add(hit)) kept.push(index);
        else if (left.length > 0) lostBefore = Math.max(lostBefore, ended);
      });
      return { kept, lostBefore };
    },
  };
}

function mayFill({ expressions, bounds }: SlotClass, hit: Hit): boolean {
  if (!satisfiesSome(hit, expressions)) return false;
  if (bounds.from && compareTimestamps(hit.last, bounds.from) < 0) return false;
  return !bounds.until || compareTimestamps(hit.first, bounds.until) < 0;
}

/** Whole seconds, rounded up, that all moments of a binding lie within; undefined if there is no such limit. */
function expiryOf({ root, widths }: Demand): number | undefined {
  const widthOf = (node: DemandNode): number => {
    if (node.kind === 'window') return Math.ceil(Number(widths[node.width]));
    return node.kind === 'either' ? Math.max(...node.parts.map(widthOf)) : Infinity;
  };
  const width = widthOf(root);
  return Number.isFinite(width) ? width : undefined;
}

function rolesOf({ root, classes }: Demand): readonly Role[] {
  const roles = classes.map((): Role => ({ isWindowed: false, isLeft: false, leftOf: new Set() }));
  /** Notes the roles of the classes below a node, and returns them. */
  const note = (node: DemandNode, isWindowed: boolean): readonly number[] => {
    switch (node.kind) {
      case 'bag': {
        const own = [...node.counts.keys()];
        for (const one of own) if (roles[one]) roles[one].isWindowed ||= isWindowed;
        return own;
      }
      case 'window':
        return note(node.part, true);
      case 'copies':
        return note(node.part, isWindowed);
      case 'ordered': {
        const before: number[] = [];
        for (const part of node.parts) {
          const own = note(part, isWindowed);
          for (const one of own) for (const other of before) roles[one]?.leftOf.add(other);
          before.push(...own);
          if (part !== node.parts[node.parts.length - 1])
            for (const one of own) if (roles[one]) roles[one].isLeft = true;
        }
        return before;
      }
      default:
        return node.parts.flatMap((part) => note(part, isWindowed));
    }
  };
  note(root, false);
  return roles;
}

/** When the hits begin that may fill slots of a class, counted. */
function createBeginnings(
  demand: Demand,
  hits: readonly Hit[],
): { readonly countUpTo: (time: Timestamp, classes: readonly number[]) => string } {
  const sorted = new Map<number, readonly Timestamp[]>();
  const beginningsOf = (index: number): readonly Timestamp[] => {
    const known = sorted.get(index);
    if (known) return known;
    const slotClass = demand.classes[index];
    const from = slotClass?.bounds.from;
    const own = hits
      .filter((hit) => slotClass && mayFill(slotClass, hit))
      .map(({ first }) => (from && compareTimestamps(from, first) > 0 ? from : first))
      .sort(compareTimestamps);
    sorted.set(index, own);
    return own;
  };
  return {
    countUpTo: (time, classes) => classes.map((index) => countUpTo(beginningsOf(index), time)).join(' '),
  };
}

function countUpTo(sorted: readonly Timestamp[], time: Timestamp): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle];
    if (at && compareTimestamps(at, time) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Hits that can take each other's place, except that where it matters one that begins later cannot. */
interface Crowd {
  /** Takes a hit in, in release order; false if as many as a binding has slots could take its place. */
  readonly add: (hit: Hit) => boolean;
}

function createCrowd(slots: number, beginningMatters: boolean): Crowd {
  if (!beginningMatters) {
    let instances = 0;
    return {
      add: (hit) => {
        if (instances >= slots) return false;
        instances += hit.instances;
        return true;
      },
    };
  }
  /** The earliest beginnings, ascending, at most `slots`. They come nearly in order, so that insertion is cheap. */
  const earliest: Timestamp[] = [];
  return {
    add: ({ first }) => {
      const last = earliest[earliest.length - 1];
      if (last && earliest.length >= slots && compareTimestamps(first, last) >= 0) return false;
      earliest.splice(countUpTo(earliest, first), 0, first);
      if (earliest.length > slots) earliest.pop();
      return true;
    },
  };
}
