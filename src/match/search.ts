import type { Budget } from './budget.js';
import { createMomentRanges, earliestFromHere, firstReaching, latestSoFar } from './candidate-range.js';
import type { Filling } from './least-binding.js';
import { earliestMoments, type Interval } from './moments.js';
import type { Resolved } from './resolve.js';
import type { Timeline } from './timeline.js';

export type SearchResult =
  { readonly kind: 'found'; readonly fillings: readonly Filling[] } | { readonly kind: 'none' | 'exhausted' };

/**
 * Looks for a binding slot by slot in the order of the pattern, hits in release order, so that the first one found is the
 * lexicographically least (semantics 14). For the patterns that the recurrence and the lattice do not decide: instances that could serve
 * several expressions, intervals inside intervals, ORs of groups. The worst case is exponential, so it runs on a budget and says when
 * that is used up.
 */
export function searchBinding(resolved: Resolved, timeline: Timeline, hits: number, budget: Budget): SearchResult {
  const { slots, runOf } = slotsOf(resolved);
  const used = new Float64Array(hits);
  const intervals: (Interval | undefined)[] = slots.map(() => undefined);
  const chosen: number[] = [];
  const rangeOf = createMomentRanges(resolved, runOf, slots.length, timeline);
  const latest = timeline.members.map(latestSoFar);
  const earliest = timeline.members.map(earliestFromHere);

  // An explicit stack: `chosen[depth]` is the index into the class's members that slot `depth` has.
  let depth = 0;
  let next = 0;
  while (depth < slots.length) {
    const slot = slots[depth];
    const members = (slot && timeline.members[slot.class]) ?? [];
    const floor = slot?.notBefore === undefined ? 0 : (chosen[slot.notBefore] ?? 0);
    const range = rangeOf(depth, intervals);
    const reaching = firstReaching((slot && latest[slot.class]) ?? new Int32Array(), range.earliest);
    let index = Math.max(next, floor, reaching);
    let placed = false;
    for (; index < members.length && !placed; index += 1) {
      // A candidate is checked against every slot that is filled.
      budget.remaining -= depth + 1;
      if (budget.remaining < 0) return { kind: 'exhausted' };
      const member = members[index];
      if (!member || ((slot && earliest[slot.class]?.[index]) ?? 0) > range.latest) break;
      if (member.first > range.latest || member.last < range.earliest || (used[member.hit] ?? 0) >= member.instances)
        continue;
      intervals[depth] = member;
      if (earliestMoments(resolved, runOf, intervals, timeline)) {
        used[member.hit] = (used[member.hit] ?? 0) + 1;
        chosen[depth] = index;
        placed = true;
      }
    }
    if (placed) {
      depth += 1;
      next = 0;
      continue;
    }
    intervals[depth] = undefined;
    depth -= 1;
    if (depth < 0) return { kind: 'none' };
    const undone = slots[depth];
    const undoneMember = undone && timeline.members[undone.class]?.[chosen[depth] ?? 0];
    if (undoneMember) used[undoneMember.hit] = (used[undoneMember.hit] ?? 0) - 1;
    next = (chosen[depth] ?? 0) + 1;
  }

  const moments = earliestMoments(resolved, runOf, intervals, timeline) ?? [];
  return {
    kind: 'found',
    fillings: slots.map((slot, at) => ({
      class: slot.class,
      hit: timeline.members[slot.class]?.[chosen[at] ?? 0]?.hit ?? 0,
      slots: 1,
      moment: moments[at] ?? 0,
    })),
  };
}

interface SearchSlot {
  readonly class: number;
  /** Slots that mean the same are filled in order: this one not before that one. */
  readonly notBefore: number | undefined;
}

function slotsOf(resolved: Resolved): { readonly slots: readonly SearchSlot[]; readonly runOf: readonly number[] } {
  const slots: SearchSlot[] = [];
  const runOf: number[] = [];
  for (const run of resolved.runs) {
    const start = slots.length;
    runOf.push(start);
    for (let index = 0; index < run.count; index += 1) {
      const counterpart = run.copyOf === undefined ? undefined : runOf[run.copyOf];
      slots.push({ class: run.class, notBefore: index > 0 ? start + index - 1 : counterpart });
    }
  }
  runOf.push(slots.length);
  return { slots, runOf };
}
