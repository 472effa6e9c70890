import type { Range, Resolved, Run } from './resolve.js';
import type { Member, Timeline } from './timeline.js';

/** A member that fills so many slots of a run in a row, at a moment (an event). */
export interface Filling {
  readonly class: number;
  readonly hit: number;
  readonly slots: number;
  readonly moment: number;
}

/**
 * The least binding, found without search. Order and window constraints only ever say "not before", so where the instances of a class
 * are interchangeable in time the bindings form a lattice: from the least place for each run, push forward whatever a constraint says is
 * too early, until nothing moves. Each run moves at most once over each hit, so the work is the hits times the runs at worst.
 *
 *     (A FOLLOWEDBY B) WITHIN 10     a1──────────────b1        b1 - a1 >= 10: a1 is too early, so A moves on
 *                                          a2────────b1        found
 */
export function leastBinding(resolved: Resolved, timeline: Timeline): readonly Filling[] | undefined {
  const classes = timeline.members.map(createQueue);
  const states = resolved.runs.map((run) => ({ run, place: 0, from: 0 }));
  const previous = previousOfClass(resolved.runs);

  const settle = (index: number): boolean | undefined => {
    const state = states[index];
    const queue = state && classes[state.run.class];
    if (!state || !queue) return undefined;
    const before = state.place;
    const ahead = previous[index];
    const taken = ahead === undefined ? undefined : states[ahead];
    if (taken) state.place = Math.max(state.place, taken.place + taken.run.count);
    state.place = queue.firstAliveAt(state.place, state.from);
    if (state.place + state.run.count > queue.size) return undefined;
    return state.place > before;
  };

  const latest = ({ from, to }: Range): number => {
    let end = 0;
    for (let index = from; index < to; index += 1) {
      const state = states[index];
      const queue = state && classes[state.run.class];
      if (state && queue) end = Math.max(end, state.from, queue.at(state.place + state.run.count - 1).first);
    }
    return end;
  };

  const notBefore = ({ from, to }: Range, event: number): boolean => {
    let moved = false;
    for (let index = from; index < to; index += 1) {
      const state = states[index];
      if (state && state.from < event) {
        state.from = event;
        moved = true;
      }
    }
    return moved;
  };

  for (let moving = true; moving;) {
    moving = false;
    for (let index = 0; index < states.length; index += 1) {
      const moved = settle(index);
      if (moved === undefined) return undefined;
      moving ||= moved;
    }
    for (const { left, right } of resolved.orders) moving = notBefore(right, latest(left)) || moving;
    for (const { range, width } of resolved.windows) {
      moving = notBefore(range, timeline.back[width]?.[latest(range)] ?? 0) || moving;
    }
  }

  return states.flatMap(({ run, place, from }) =>
    (classes[run.class]?.slice(place, run.count) ?? []).map(({ member, slots }) => ({
      class: run.class,
      hit: member.hit,
      slots,
      moment: Math.max(member.first, from),
    })),
  );
}

/**
 * Whether the lattice argument holds: no hit can fill slots of two classes, and in each class whoever starts later also ends no earlier,
 * so that swapping two instances never breaks a constraint.
 */
export function isLattice(timeline: Timeline, hits: number): boolean {
  const owner = new Int32Array(hits).fill(-1);
  return timeline.members.every((members, slotClass) => {
    let [first, last] = [-1, -1];
    return members.every((member) => {
      const free = owner[member.hit] === -1 && member.first >= first && member.last >= last;
      owner[member.hit] = slotClass;
      [first, last] = [member.first, member.last];
      return free;
    });
  });
}

/** The instances of a class in a row: a place counts instances, so that a hit which stands for a million is one entry. */
interface Queue {
  readonly size: number;
  readonly at: (place: number) => Member;
  /** The first place, from `place` on, of a member whose latest moment is not before the event. */
  readonly firstAliveAt: (place: number, event: number) => number;
  readonly slice: (place: number, count: number) => { readonly member: Member; readonly slots: number }[];
}

function createQueue(members: readonly Member[]): Queue {
  const starts = new Float64Array(members.length + 1);
  members.forEach((member, index) => {
    starts[index + 1] = (starts[index] ?? 0) + member.instances;
  });
  const size = starts[members.length] ?? 0;

  const indexAt = (place: number): number => {
    let low = 0;
    let high = members.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    size,
    at: (place) => {
      const member = members[indexAt(place)];
      if (!member) throw new Error('A place lies outside its queue.');
      return member;
    },
    firstAliveAt: (place, event) => {
      if (place >= size) return size;
      let index = indexAt(place);
      if ((members[index]?.last ?? 0) >= event) return place;
      while (index < members.length && (members[index]?.last ?? 0) < event) index += 1;
      return starts[index] ?? size;
    },
    slice: (place, count) => {
      const parts: { member: Member; slots: number }[] = [];
      let index = indexAt(place);
      for (let missing = count, at = place; missing > 0 && index < members.length; index += 1) {
        const member = members[index];
        const slots = Math.min(missing, (starts[index + 1] ?? 0) - at);
        if (member) parts.push({ member, slots });
        missing -= slots;
        at += slots;
      }
      return parts;
    },
  };
}

/** For each run, the run before it that takes from the same class. */
function previousOfClass(runs: readonly Run[]): readonly (number | undefined)[] {
  const last = new Map<number, number>();
  return runs.map((run, index) => {
    const before = last.get(run.class);
    last.set(run.class, index);
    return before;
  });
}
