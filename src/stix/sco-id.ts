import { canonicalJson } from './canonical-json.js';
import { contributingProperties } from './id-properties.js';
import { isIdentifier } from './identifier.js';
import { groupByReferences } from './reference-groups.js';
import { mapReferences, type ResolveReference } from './references.js';
import type { Sco } from './sco.js';
import { OWN_NAMESPACE, uuidV5 } from './uuid.js';

/** The namespace of STIX 2.9, for ids over the contributing properties and nothing else. */
const SCO_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** Where a UUID says its version. */
const VERSION_DIGIT = 14;

/** What an identifier is computed from. */
interface Basis {
  readonly type: string;
  readonly namespace: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** The references in `content`: each a key of the container, or the identifier of an object outside it. */
  readonly references: readonly string[];
}

/**
 * Fills in the `id` of every object of an observation: the same keys, the same objects, an `id` where there was none (STIX 2.9). An id
 * that is there is kept, whatever it looks like. References stay keys: `toStandaloneObjects` makes the form in which they are ids.
 */
export function assignScoIds(objects: ReadonlyMap<string, Sco>): ReadonlyMap<string, Sco> {
  const identifiers = identifyScos(objects);
  return new Map(
    [...objects].map(([key, object]) => [
      key,
      Object.hasOwn(object, 'id') ? object : { ...object, id: identifiers.get(key) },
    ]),
  );
}

/**
 * The identifier of every object of an observation, by its key: the one that it has, if it is an identifier of its type, else one that
 * its content decides, however keys are chosen and ordered.
 *
 * - Its type has ID Contributing Properties and the object has some: UUIDv5 over them in the namespace of STIX 2.9. A reference among
 *   them stands for the identifier of its object, so objects are named in the order of their references; one that leads nowhere is
 *   absent.
 * - Otherwise: over all of the object, in our own namespace. STIX 2.9 asks for a random UUID here; ours looks like one, but the same
 *   input gives the same output.
 * - It is named by references that form a cycle (a process that names its child, which names its parent): no identifier can hold itself.
 *   Each object of the cycle gets a provisional identifier without the references inside the cycle, then the final one with those
 *   references standing for provisional ones. As above in our own namespace, because this is not the rule of the standard.
 */
export function identifyScos(objects: ReadonlyMap<string, Sco>): ReadonlyMap<string, string> {
  const identifiers = new Map<string, string>();
  const bases = new Map<string, Basis>();
  for (const [key, object] of objects) {
    const id = Object.hasOwn(object, 'id') ? object['id'] : undefined;
    if (isIdentifier(id, object.type)) identifiers.set(key, id);
    else bases.set(key, basisOf(object, objects));
  }
  const resolve: ResolveReference = (reference) => (objects.has(reference) ? identifiers.get(reference) : reference);
  const references = new Map([...bases].map(([key, basis]) => [key, basis.references.filter((one) => bases.has(one))]));
  for (const group of groupByReferences(references)) {
    const [first = ''] = group;
    const isCycle = group.length > 1 || references.get(first)?.includes(first) === true;
    const members = group.flatMap((key) => {
      const basis = bases.get(key);
      return basis ? [[key, isCycle ? { ...basis, namespace: OWN_NAMESPACE } : basis] as const] : [];
    });
    // In the first round on a cycle nothing there has an identifier yet, so that `resolve` drops the references inside it.
    for (let round = isCycle ? 1 : 2; round <= 2; round += 1) {
      const named = members.map(([key, basis]) => [key, identify(basis, resolve)] as const);
      for (const [key, identifier] of named) identifiers.set(key, identifier);
    }
  }
  return identifiers;
}

function basisOf(object: Sco, objects: ReadonlyMap<string, Sco>): Basis {
  const { type } = object;
  const contributing = withoutDangling(contributingProperties(object), objects);
  if (Object.keys(contributing.content).length > 0) return { type, namespace: SCO_NAMESPACE, ...contributing };
  // The version is that of the 2.1 form, whether or not the object says it.
  const whole = { ...object, spec_version: '2.1' };
  return { type, namespace: OWN_NAMESPACE, ...withoutDangling(whole, objects) };
}

function withoutDangling(
  content: Basis['content'],
  objects: ReadonlyMap<string, Sco>,
): Pick<Basis, 'content' | 'references'> {
  const references: string[] = [];
  const kept = mapReferences(content, (reference) => {
    if (!objects.has(reference) && !isIdentifier(reference)) return undefined;
    references.push(reference);
    return reference;
  });
  return { content: kept, references };
}

function identify({ type, namespace, content }: Basis, resolve: ResolveReference): string {
  const uuid = uuidV5(namespace, canonicalJson(mapReferences(content, resolve)));
  return `${type}--${namespace === SCO_NAMESPACE ? uuid : markedRandom(uuid)}`;
}

/**
 * A UUID with the version number of random ones, which STIX 2.9 demands of objects that have no contributing properties: validators
 * refuse a process with any other. RFC 9562 section 5.4 lets the digits be pseudo-random, and those of a hash are.
 */
function markedRandom(uuid: string): string {
  return `${uuid.slice(0, VERSION_DIGIT)}4${uuid.slice(VERSION_DIGIT + 1)}`;
}
