import { SECOND } from './time.mjs';

// The direct scan, second half: composite patterns over the lists of records that their brackets hit. A record happened at
// some moment of `first`..`last`; each function asks whether moments can be chosen so that the pattern holds. The lists are
// short, so every function simply tries all moments at which something begins or ends.

function momentsOf(lists) {
  return [...new Set(lists.flat().flatMap(({ first, last }) => [first, last]))];
}

/** The hits of `list` that can have happened in `start`..`end` (microseconds, end excluded). */
export function during(list, start, end) {
  return list.filter(({ first, last }) => first < end && last >= start);
}

/** The smallest number of microseconds in which one hit of each list can happen one after the other, or undefined. */
export function shortestChain(lists) {
  const spans = momentsOf([lists[0]]).flatMap((start) => {
    let moment = start;
    for (const list of lists) {
      const possible = list.filter(({ last }) => last >= moment).map(({ first }) => Math.max(first, moment));
      if (possible.length === 0) return [];
      moment = Math.min(...possible);
    }
    return [moment - start];
  });
  return spans.length > 0 ? Math.min(...spans) : undefined;
}

/** FOLLOWEDBY: the lists' hits one after the other, `within` seconds. The lists must not share records. */
export function inTurn(lists, within = Infinity) {
  const span = shortestChain(lists);
  return span !== undefined && span < within * SECOND;
}

/** AND: one hit of each list, `within` seconds. The lists must not share records. */
export function together(lists, within = Infinity) {
  return momentsOf(lists).some((start) =>
    lists.every((list) => during(list, start, start + within * SECOND).length > 0),
  );
}

/** The largest number of hits that can happen in `within` seconds. */
export function mostWithin(list, within) {
  return Math.max(0, ...momentsOf([list]).map((start) => during(list, start, start + within * SECOND).length));
}

/** How many separate pairs of one hit of `left` and a hit of `right` not before it fit into `within` seconds each. */
export function pairsWithin(left, right, within) {
  const used = new Set();
  const free = (hit) => !used.has(hit);
  let pairs = 0;
  for (const hit of left) {
    const partner =
      free(hit) && right.find((other) => other !== hit && free(other) && inTurn([[hit], [other]], within));
    if (!partner) continue;
    used.add(hit).add(partner);
    pairs += 1;
  }
  return pairs;
}
