/**
 * Whether a bag can be filled from what is at hand: bipartite matching with capacities between the classes it demands and the
 * observations, which are grouped by the set of classes they can serve, so that a million observations are a few numbers.
 */
export interface BagSupply {
  /** An observation with so many instances can from now on (or no longer) serve a class. */
  readonly add: (observation: number, slotClass: number, instances: number) => void;
  readonly remove: (observation: number, slotClass: number, instances: number) => void;
  /** Whether the demand can be met by distinct instances. */
  readonly suffices: () => boolean;
}

/** Starts with nothing at hand. `counts` says how many instances of which class are wanted. */
export function createBagSupply(counts: ReadonlyMap<number, number>): BagSupply {
  const wanted = [...counts.values()];
  const slotOf = new Map([...counts.keys()].map((slotClass, index) => [slotClass, index]));
  const total = wanted.reduce((sum, count) => sum + count, 0);
  const available = wanted.map(() => 0);
  const groups = createGroups();
  const groupOf = new Map<number, number>();
  let short = wanted.length;

  const change = (observation: number, slotClass: number, instances: number, present: boolean): void => {
    const slot = slotOf.get(slotClass) ?? 0;
    const before = available[slot] ?? 0;
    const after = before + (present ? instances : -instances);
    const need = wanted[slot] ?? 0;
    if (before < need && after >= need) short -= 1;
    if (before >= need && after < need) short += 1;
    available[slot] = after;
    if (wanted.length === 1) return;

    const old = groupOf.get(observation) ?? groups.empty;
    const next = groups.toggle(old, slot);
    groups.supply[old] = (groups.supply[old] ?? 0) - instances;
    groups.supply[next] = (groups.supply[next] ?? 0) + instances;
    groupOf.set(observation, next);
  };

  return {
    add: (observation, slotClass, instances) => {
      change(observation, slotClass, instances, true);
    },
    remove: (observation, slotClass, instances) => {
      change(observation, slotClass, instances, false);
    },
    suffices: () => {
      if (short > 0) return false;
      // A class that could serve the whole bag alone never runs out, so most bags are decided here.
      if (wanted.length === 1 || available.every((count) => count >= total)) return true;
      return flowReaches(wanted, groups.classesOf, groups.supply);
    },
  };
}

/** Sets of slots, interned: an observation's set changes one slot at a time. */
function createGroups(): {
  readonly empty: number;
  readonly toggle: (group: number, slot: number) => number;
  readonly classesOf: readonly (readonly number[])[];
  readonly supply: number[];
} {
  const classesOf: number[][] = [[]];
  const supply = [0];
  const byKey = new Map([['', 0]]);
  const transitions = new Map<string, number>();
  return {
    empty: 0,
    classesOf,
    supply,
    toggle: (group, slot) => {
      const transition = `${group}:${slot}`;
      const known = transitions.get(transition);
      if (known !== undefined) return known;
      const current = classesOf[group] ?? [];
      const slots = current.includes(slot)
        ? current.filter((one) => one !== slot)
        : [...current, slot].sort((a, b) => a - b);
      const key = slots.join();
      let next = byKey.get(key);
      if (next === undefined) {
        next = classesOf.length;
        byKey.set(key, next);
        classesOf.push(slots);
        supply.push(0);
      }
      transitions.set(transition, next);
      return next;
    },
  };
}

/** Maximum flow from groups to slots by augmenting paths; both sides are few. */
function flowReaches(
  wanted: readonly number[],
  classesOf: readonly (readonly number[])[],
  supply: readonly number[],
): boolean {
  const used = classesOf.map((slots) => new Map(slots.map((slot) => [slot, 0])));
  const free = [...supply];
  const groupsOf: number[][] = wanted.map(() => []);
  classesOf.forEach((slots, group) => {
    if ((supply[group] ?? 0) > 0) for (const slot of slots) groupsOf[slot]?.push(group);
  });

  for (let slot = 0; slot < wanted.length; slot += 1) {
    let missing = wanted[slot] ?? 0;
    while (missing > 0) {
      const pushed = augment(slot, missing, groupsOf, used, free);
      if (pushed === 0) return false;
      missing -= pushed;
    }
  }
  return true;
}

interface Arrival {
  readonly slot: number;
  readonly from: { readonly slot: number; readonly group: number } | undefined;
}

/** Finds free supply for a slot, moving other slots to other groups where that frees some; says how much it moved. */
function augment(
  start: number,
  missing: number,
  groupsOf: readonly (readonly number[])[],
  used: readonly Map<number, number>[],
  free: number[],
): number {
  const arrivals = new Map<number, Arrival>([[start, { slot: start, from: undefined }]]);
  for (const [slot] of arrivals) {
    for (const group of groupsOf[slot] ?? []) {
      const spare = free[group] ?? 0;
      if (spare > 0) return shift(slot, group, Math.min(missing, spare), arrivals, used, free);
      for (const [other, amount] of used[group] ?? []) {
        if (amount > 0 && !arrivals.has(other)) arrivals.set(other, { slot: other, from: { slot, group } });
      }
    }
  }
  return 0;
}

function shift(
  end: number,
  group: number,
  most: number,
  arrivals: ReadonlyMap<number, Arrival>,
  used: readonly Map<number, number>[],
  free: number[],
): number {
  let amount = most;
  for (let at = arrivals.get(end); at?.from; at = arrivals.get(at.from.slot)) {
    amount = Math.min(amount, used[at.from.group]?.get(at.slot) ?? 0);
  }
  free[group] = (free[group] ?? 0) - amount;
  addTo(used[group], end, amount);
  for (let at = arrivals.get(end); at?.from; at = arrivals.get(at.from.slot)) {
    addTo(used[at.from.group], at.slot, -amount);
    addTo(used[at.from.group], at.from.slot, amount);
  }
  return amount;
}

function addTo(counts: Map<number, number> | undefined, slot: number, amount: number): void {
  counts?.set(slot, (counts.get(slot) ?? 0) + amount);
}
