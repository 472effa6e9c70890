import type { Budget } from './budget.js';
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
 * too early, until nothing moves. Each run moves at most once over each hit, and each move looks at the runs it shares a constraint with.
 *
 *     (A FOLLOWEDBY B) WITHIN 10     a1──────────────b1        b1 - a1 >= 10: a1 is too early, so A moves on
 *                                          a2────────b1        found
 */
export function leastBinding(
  resolved: Resolved,
  timeline: Timeline,
  budget: Budget,
): readonly Filling[] | 'none' | 'exhausted' {
  const { runs } = resolved;
  const queues = timeline.members.map(createQueue);
  const states = runs.map((run): RunState => ({ run, queue: queueOf(queues, run), place: 0, from: 0 }));
  const pushes = pushesOf(resolved, timeline);
  const affected = affectedBy(runs, pushes);
  const previous = previousOfClass(runs);

  const latest = ({ from, to }: Range): number => {
    let end = 0;
    for (let index = from; index < to; index += 1) end = Math.max(end, lastMoment(states[index]));
    return end;
  };

  // Work to do: a run to settle, or (from `runs.length` on) a push to apply.
  const work = createWorkList(runs.length + pushes.length);
  while (!work.isEmpty()) {
    const task = work.next();
    const state = states[task];
    budget.remaining -= state ? 1 : costOf(pushes[task - runs.length]);
    if (budget.remaining < 0) return 'exhausted';
    if (state) {
      const ahead = previous[task];
      const moved = settle(state, ahead === undefined ? undefined : states[ahead]);
      if (moved === undefined) return 'none';
      if (moved) for (const other of affected[task] ?? []) work.add(other);
      continue;
    }
    const push = pushes[task - runs.length];
    if (!push) continue;
    const event = push.notBefore(latest(push.source));
    for (let index = push.target.from; index < push.target.to; index += 1) {
      const pushed = states[index];
      if (!pushed || pushed.from >= event) continue;
      const before = lastMoment(pushed);
      pushed.from = event;
      work.add(index);
      if (lastMoment(pushed) > before) for (const other of affected[index] ?? []) work.add(other);
    }
  }

  return states.flatMap(({ run, queue, place, from }) =>
    queue.slice(place, run.count).map(({ member, slots }) => ({
      class: run.class,
      hit: member.hit,
      slots,
      moment: Math.max(member.first, from),
    })),
  );
}

/** Where a run stands: the place in its class's queue of its first slot, and the event before which none of its moments may lie. */
interface RunState {
  readonly run: Run;
  readonly queue: Queue;
  place: number;
  from: number;
}

function queueOf(queues: readonly Queue[], run: Run): Queue {
  const queue = queues[run.class];
  if (!queue) throw new Error('A run asks for a class that the demand does not have.');
  return queue;
}

/** The latest of a run's earliest moments. */
function lastMoment(state: RunState | undefined): number {
  if (!state) return 0;
  const end = state.place + state.run.count - 1;
  return end < state.queue.size ? Math.max(state.from, state.queue.at(end).first) : state.from;
}

/** Moves a run behind the one before it in its queue and to hits that are still possible; undefined if none are left. */
function settle(state: RunState, ahead: RunState | undefined): boolean | undefined {
  const before = state.place;
  if (ahead) state.place = Math.max(state.place, ahead.place + ahead.run.count);
  state.place = state.queue.firstAliveAt(state.place, state.from);
  return state.place + state.run.count > state.queue.size ? undefined : state.place > before;
}

/** A constraint as a push: no moment of the target lies before what follows from the latest moment of the source. */
interface Push {
  readonly source: Range;
  readonly target: Range;
  readonly notBefore: (event: number) => number;
}

/** Applying a push looks at every run of its two ranges. */
function costOf(push: Push | undefined): number {
  return push ? push.source.to - push.source.from + push.target.to - push.target.from : 0;
}

function pushesOf(resolved: Resolved, timeline: Timeline): readonly Push[] {
  return [
    ...resolved.orders.map(({ left, right }): Push => ({ source: left, target: right, notBefore: (event) => event })),
    ...resolved.windows.map(({ range, width }): Push => {
      const back = timeline.back[width] ?? new Int32Array();
      return { source: range, target: range, notBefore: (event) => back[event] ?? 0 };
    }),
  ];
}

/** For each run, the work that its moving makes: the next run of its class, and the pushes that it is a source of. */
function affectedBy(runs: readonly Run[], pushes: readonly Push[]): readonly (readonly number[])[] {
  const affected: number[][] = runs.map(() => []);
  previousOfClass(runs).forEach((before, index) => {
    if (before !== undefined) affected[before]?.push(index);
  });
  pushes.forEach(({ source }, index) => {
    for (let run = source.from; run < source.to; run += 1) affected[run]?.push(runs.length + index);
  });
  return affected;
}

/** A queue of tasks in which a task stands at most once; at first all of them do. */
function createWorkList(tasks: number): {
  readonly isEmpty: () => boolean;
  readonly next: () => number;
  readonly add: (task: number) => void;
} {
  const ring = Int32Array.from({ length: tasks }, (_, task) => task);
  const queued = new Uint8Array(tasks).fill(1);
  let head = 0;
  let length = tasks;
  return {
    isEmpty: () => length === 0,
    next: () => {
      const task = ring[head] ?? 0;
      head = (head + 1) % tasks;
      length -= 1;
      queued[task] = 0;
      return task;
    },
    add: (task) => {
      if (queued[task] === 1) return;
      queued[task] = 1;
      ring[(head + length) % tasks] = task;
      length += 1;
    },
  };
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
