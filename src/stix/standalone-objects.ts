import { isIdentifier } from './identifier.js';
import { isReferenceList, mapReferences } from './references.js';
import { identifyScos } from './sco-id.js';
import type { Sco } from './sco.js';

/** An SCO outside any container, as STIX 2.1 writes it: it has an identifier, and its references are identifiers. */
export interface StandaloneSco extends Sco {
  readonly id: string;
}

/**
 * The objects of an observation in the 2.1 form (STIX 4.14, `object_refs`): keyed by identifier, references rewritten from keys to
 * identifiers, objects with the same identifier merged. Objects that are in this form already come back as they are.
 *
 * A reference that leads nowhere is dropped, unless it is the identifier of an object that is merely not here. An `id` that is no
 * identifier, which custom types of real feeds have, is evidence all the same: it becomes `x_id`.
 */
export function toStandaloneObjects(objects: ReadonlyMap<string, Sco>): ReadonlyMap<string, StandaloneSco> {
  const identifiers = identifyScos(objects);
  const standalone: StandaloneSco[] = [];
  for (const [key, object] of objects) {
    const id = identifiers.get(key);
    if (id === undefined) continue;
    const mapped = mapReferences(object, (reference) =>
      objects.has(reference) ? identifiers.get(reference) : isIdentifier(reference) ? reference : undefined,
    );
    const given = mapped['id'];
    // Type, version and identifier come first: that is for the reader of the output.
    const ordered = { type: object.type, spec_version: '2.1', id, ...mapped };
    const isMoved = given !== undefined && given !== id && !Object.hasOwn(mapped, 'x_id');
    standalone.push({ ...ordered, spec_version: '2.1', id, ...(isMoved && { x_id: given }), ...stateOf(object) });
  }
  return mergeStandaloneObjects(standalone);
}

/** STIX 6.12: traffic that has an end is not active, and must say so. Logs give the end, and there are readers that insist. */
function stateOf(object: Sco): { readonly is_active?: false } {
  const isOver =
    object.type === 'network-traffic' && Object.hasOwn(object, 'end') && !Object.hasOwn(object, 'is_active');
  return isOver ? { is_active: false } : {};
}

/**
 * Brings together objects with the same identifier, which may come from several observations. Of a property that two of them have, the
 * first one's value stays; lists of references are united, since what a name resolved to yesterday and today are both true.
 */
export function mergeStandaloneObjects(objects: Iterable<StandaloneSco>): ReadonlyMap<string, StandaloneSco> {
  const groups = new Map<string, [StandaloneSco, ...StandaloneSco[]]>();
  for (const object of objects) {
    const group = groups.get(object.id);
    if (group) group.push(object);
    else groups.set(object.id, [object]);
  }
  return new Map([...groups].map(([id, group]) => [id, mergeGroup(group)]));
}

function mergeGroup(group: readonly [StandaloneSco, ...StandaloneSco[]]): StandaloneSco {
  const [first] = group;
  if (group.length === 1) return first;
  const merged = new Map<string, unknown>();
  // Sets, because thousands of answers to one name must not cost their square.
  const united = new Map<string, Set<unknown>>();
  for (const object of group) {
    for (const [name, value] of Object.entries(object)) {
      if (!merged.has(name)) merged.set(name, value);
      if (!isReferenceList(name) || !Array.isArray(value)) continue;
      const members = united.get(name) ?? new Set();
      united.set(name, members);
      for (const member of value as readonly unknown[]) members.add(member);
    }
  }
  for (const [name, members] of united) merged.set(name, [...members]);
  return { ...first, ...Object.fromEntries(merged) };
}
