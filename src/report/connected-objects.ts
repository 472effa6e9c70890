import { referencesOf } from '../stix/references.js';
import type { StandaloneSco } from '../stix/standalone-objects.js';

/**
 * The ids of an observation's objects, split so that those that references tie together, directly or through others and in either
 * direction, stand together (STIX 4.14). Groups in the order of their first objects, ids in the order of the objects.
 */
export function connectedObjects(objects: ReadonlyMap<string, StandaloneSco>): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>([...objects.keys()].map((id) => [id, []]));
  for (const [id, object] of objects) {
    for (const target of referencesOf(object)) {
      if (!objects.has(target)) continue;
      neighbours.get(id)?.push(target);
      neighbours.get(target)?.push(id);
    }
  }
  const groupOf = new Map<string, number>();
  let groups = 0;
  for (const id of objects.keys()) {
    if (groupOf.has(id)) continue;
    groupOf.set(id, groups);
    const reached = [id];
    // The loop sees what it appends.
    for (const one of reached) {
      for (const neighbour of neighbours.get(one) ?? []) {
        if (groupOf.has(neighbour)) continue;
        groupOf.set(neighbour, groups);
        reached.push(neighbour);
      }
    }
    groups += 1;
  }
  const split = Array.from({ length: groups }, (): string[] => []);
  for (const id of objects.keys()) split[groupOf.get(id) ?? 0]?.push(id);
  return split;
}
