import { assertNever } from '../syntax/assert-never.js';
import { createBagSupply } from './bag-supply.js';
import type { BagNode, Demand, DemandNode } from './demand.js';
import type { Meter } from './meter.js';
import type { Member, Timeline } from './timeline.js';

/** For a start event, the first event by which a binding with no earlier moment can be complete; `timeline.events.length` for none. */
export type Completion = (start: number) => number;

/**
 * The recurrence that decides bindings without searching for them, n log n in the hits (and linear once they are sorted):
 *
 *     A FOLLOWEDBY B   completes at B(A(start))          A AND B   at the later of A(start), B(start)
 *     A OR B           at the earlier                    A WITHIN  at A(s) for the first s >= start from which A(s) is in reach
 *
 * A bag is filled by two pointers over the events. What the recurrence does not see is one instance serving two bags: it is exact where
 * no two bags share an observation, and where no part that is more than a bag is repeated; otherwise it is a lower bound.
 */
export function earliestCompletion(demand: Demand, timeline: Timeline, meter: Meter = { steps: 0 }): Completion {
  const none = timeline.events.length;

  function completion(node: DemandNode): Completion {
    switch (node.kind) {
      case 'bag':
        return tabulated(fillBag(node, timeline, meter));
      case 'all': {
        const parts = node.parts.map(completion);
        return (start) => parts.reduce((latest, part) => Math.max(latest, part(start)), start);
      }
      case 'either': {
        const parts = node.parts.map(completion);
        return (start) => parts.reduce((earliest, part) => Math.min(earliest, part(start)), none);
      }
      case 'ordered': {
        const parts = node.parts.map(completion);
        return (start) => parts.reduce((at, part) => (at < none ? part(at) : none), start);
      }
      case 'copies':
        return completion(node.part);
      case 'window':
        return tabulated(fitWindow(completion(node.part), timeline.reach[node.width] ?? new Int32Array(none), none));
      default:
        return assertNever(node);
    }
  }

  const tabulated =
    (table: Int32Array): Completion =>
    (start) =>
      table[start] ?? none;

  return completion(demand.root);
}

//  start──────────end      As start moves right, instances drop out on the left, so the end never moves left again.
function fillBag(bag: BagNode, timeline: Timeline, meter: Meter): Int32Array {
  const none = timeline.events.length;
  const members = [...bag.counts.keys()].flatMap((slotClass) =>
    (timeline.members[slotClass] ?? []).map((member): BagMember => ({ slotClass, member })),
  );
  const entering = bucketByEvent(members, none, ({ member }) => member.first);
  const leaving = bucketByEvent(members, none, ({ member }) => member.last);

  const supply = createBagSupply(bag.counts);
  const table = new Int32Array(none).fill(none);
  let end = -1;
  const enter = (): void => {
    end += 1;
    meter.steps += 1;
    for (let at = entering.from(end); at < entering.from(end + 1); at += 1) {
      const { slotClass, member } = entering.at(at);
      supply.add(member.hit, slotClass, member.instances);
    }
  };
  for (let start = 0; start < none; start += 1) {
    meter.steps += 1;
    for (let at = leaving.from(start - 1); at < leaving.from(start); at += 1) {
      const { slotClass, member } = leaving.at(at);
      supply.remove(member.hit, slotClass, member.instances);
    }
    while (end < start) enter();
    while (!supply.suffices()) {
      if (end === none - 1) return table;
      enter();
    }
    table[start] = end;
  }
  return table;
}

interface BagMember {
  readonly slotClass: number;
  readonly member: Member;
}

/** Members sorted by an event, in one array: those of event e are `at(from(e))` up to `at(from(e + 1))`. */
function bucketByEvent(
  members: readonly BagMember[],
  events: number,
  eventOf: (member: BagMember) => number,
): { readonly from: (event: number) => number; readonly at: (index: number) => BagMember } {
  const starts = new Int32Array(events + 1);
  for (const member of members) starts[eventOf(member) + 1] = (starts[eventOf(member) + 1] ?? 0) + 1;
  for (let event = 0; event < events; event += 1) starts[event + 1] = (starts[event + 1] ?? 0) + (starts[event] ?? 0);
  const next = starts.slice();
  const sorted: BagMember[] = Array.from(members);
  for (const member of members) {
    const event = eventOf(member);
    const at = next[event] ?? 0;
    next[event] = at + 1;
    sorted[at] = member;
  }
  return {
    from: (event) => (event < 0 ? 0 : (starts[event] ?? members.length)),
    at: (index) => {
      const member = sorted[index];
      if (!member) throw new Error('A bucket lies outside its events.');
      return member;
    },
  };
}

function fitWindow(part: Completion, reach: Int32Array, none: number): Int32Array {
  const table = new Int32Array(none).fill(none);
  let found = none;
  for (let start = none - 1; start >= 0; start -= 1) {
    const end = part(start);
    if (end < none && end <= (reach[start] ?? start)) found = end;
    table[start] = found;
  }
  return table;
}

/** Whether the recurrence is exact for these hits. */
export function isCompletionExact(demand: Demand, timeline: Timeline, hits: number): boolean {
  const owner = new Int32Array(hits).fill(-1);
  let bags = 0;

  function isExact(node: DemandNode): boolean {
    switch (node.kind) {
      case 'bag': {
        const bag = bags++;
        for (const slotClass of node.counts.keys()) {
          for (const { hit } of timeline.members[slotClass] ?? []) {
            if (owner[hit] !== -1 && owner[hit] !== bag) return false;
            owner[hit] = bag;
          }
        }
        return true;
      }
      case 'all':
      case 'ordered':
      case 'either':
        return node.parts.every(isExact);
      case 'copies':
        return false;
      case 'window':
        return isExact(node.part);
      default:
        return assertNever(node);
    }
  }

  return isExact(demand.root);
}
