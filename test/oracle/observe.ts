import { compareDecimals, type Decimal } from './decimal.js';
import { OracleInputError } from './errors.js';
import { isDictionary, ownMember, type Dictionary } from './json.js';
import { parseTimestamp } from './timestamp.js';

/** One Observed Data: an interval of time, a count, and the SCOs by the key that references use (semantics 1.1). */
export type OracleObservation = {
  readonly first: Decimal;
  readonly last: Decimal;
  readonly count: number;
  readonly objects: ReadonlyMap<string, Dictionary>;
};

// semantics 1.2: SDOs, SROs and meta objects are never matchable; every other type is an SCO, custom ones included.
const NOT_OBSERVABLE: ReadonlySet<unknown> = new Set(
  (
    'attack-pattern campaign course-of-action grouping identity incident indicator infrastructure intrusion-set ' +
    'location malware malware-analysis note observed-data opinion report threat-actor tool vulnerability ' +
    'relationship sighting marking-definition language-content extension-definition bundle'
  ).split(' '),
);

/**
 * Reads bundles, Observed Data (both container forms) and loose SCOs, in any order, into observations in the order of
 * their Observed Data. The shorthand `{ objects, first, last?, count? }` stands for the deprecated form.
 * Throws OracleInputError (semantics 1.1, D42); anything that is neither is ignored.
 */
export function readOracleInput(input: readonly unknown[]): OracleObservation[] {
  const found = input.flatMap(unpackBundle);
  const observed = withoutCopies(found.filter((object) => isObservedData(object) || isShorthand(object)));
  const scos = new Map<string, Dictionary>();
  for (const object of found) {
    const id = ownMember(object, 'id');
    if (typeof id === 'string' && isSco(object) && !scos.has(id)) scos.set(id, object);
  }
  return observed.map((object) => (isShorthand(object) ? readShorthand(object) : readObservedData(object, scos)));
}

function unpackBundle(element: unknown): Dictionary[] {
  if (!isDictionary(element)) throw new OracleInputError('input is not an object');
  if (ownMember(element, 'type') !== 'bundle') return [element];
  const objects = ownMember(element, 'objects') ?? [];
  if (!Array.isArray(objects)) throw new OracleInputError('a bundle without a list of objects');
  return objects.filter(isDictionary);
}

function isObservedData(object: Dictionary): boolean {
  return ownMember(object, 'type') === 'observed-data';
}

function isShorthand(object: Dictionary): boolean {
  return !Object.hasOwn(object, 'type') && Object.hasOwn(object, 'objects') && Object.hasOwn(object, 'first');
}

function isSco(object: Dictionary): boolean {
  return !NOT_OBSERVABLE.has(ownMember(object, 'type'));
}

/** semantics 1.1: the input is a *set* of Observed Data, so the same one twice (same id, same content) is one. */
function withoutCopies(observed: readonly Dictionary[]): Dictionary[] {
  const seen = new Set<string>();
  return observed.filter((object) => {
    if (typeof ownMember(object, 'id') !== 'string') return true;
    const content = JSON.stringify(object);
    const isNew = !seen.has(content);
    seen.add(content);
    return isNew;
  });
}

function readShorthand(object: Dictionary): OracleObservation {
  const first = ownMember(object, 'first');
  return observation(
    first,
    ownMember(object, 'last') ?? first,
    ownMember(object, 'count') ?? 1,
    embeddedObjects(object),
  );
}

function readObservedData(object: Dictionary, scos: ReadonlyMap<string, Dictionary>): OracleObservation {
  // semantics 1.2: the two forms are mutually exclusive; if both occur, object_refs wins.
  const objects = Object.hasOwn(object, 'object_refs') ? referredObjects(object, scos) : embeddedObjects(object);
  return observation(
    ownMember(object, 'first_observed'),
    ownMember(object, 'last_observed'),
    ownMember(object, 'number_observed'),
    objects,
  );
}

function embeddedObjects(object: Dictionary): Map<string, Dictionary> {
  const objects = ownMember(object, 'objects');
  if (!isDictionary(objects)) return new Map();
  return new Map(
    Object.entries(objects).filter((entry): entry is [string, Dictionary] => isDictionary(entry[1]) && isSco(entry[1])),
  );
}

function referredObjects(object: Dictionary, scos: ReadonlyMap<string, Dictionary>): Map<string, Dictionary> {
  const references = ownMember(object, 'object_refs');
  const objects = new Map<string, Dictionary>();
  for (const id of Array.isArray(references) ? (references as unknown[]) : []) {
    const sco = typeof id === 'string' ? scos.get(id) : undefined;
    if (typeof id === 'string' && sco !== undefined) objects.set(id, sco);
  }
  return objects;
}

function observation(
  first: unknown,
  last: unknown,
  count: unknown,
  objects: ReadonlyMap<string, Dictionary>,
): OracleObservation {
  const from = typeof first === 'string' ? parseTimestamp(first) : undefined;
  const to = typeof last === 'string' ? parseTimestamp(last) : undefined;
  if (from === undefined || to === undefined) throw new OracleInputError('no first or last time');
  if (compareDecimals(from, to) > 0) throw new OracleInputError('first is after last');
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 999_999_999) {
    throw new OracleInputError('count outside 1..999999999');
  }
  return { first: from, last: to, count, objects };
}

/** Sorts observations of one source as a stream releases them: by first, then last, then position (semantics 14). */
export function inReleaseOrder(observations: readonly OracleObservation[]): OracleObservation[] {
  return [...observations].sort(
    (left, right) => compareDecimals(left.first, right.first) || compareDecimals(left.last, right.last),
  );
}
