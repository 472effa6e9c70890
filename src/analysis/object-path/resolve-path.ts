import { COMMON_PROPERTIES, objectTypeOf } from '../../stix/object-model/index.js';
import type { Content, Properties, Property } from '../../stix/object-model/property.js';
import type { IndexStep, AnyIndexStep, KeyStep, ObjectPath, PathStep } from '../../syntax/ast.js';
import type { StixVersion } from '../../syntax/parse-pattern.js';

/** What the object model says of a path (STIX 2.1 section 6, semantics 5). */
export type ResolvedPath = ValuePath | OpenPath | UnknownTypePath | UnknownPropertyPath | ListPath | NoListPath;

interface PathBase {
  /** The first step whose property only the other version of STIX has. */
  readonly otherVersion?: { readonly step: KeyStep; readonly only: '2.0' | '2.1'; readonly siblings: Properties };
}

/** The path ends at something that the model describes. */
export interface ValuePath extends PathBase {
  readonly kind: 'value';
  /** What the path ends at; a text whose key is data, such as a hash, is a text. An element of a list is what the list holds. */
  readonly property: Property;
  /** What a text there can be; several where a reference leads to objects of several types, none where it can be anything. */
  readonly holds: readonly Content[];
  /** The type of the object whose property that is; the last one, if the path goes through references. */
  readonly objectType: string;
  /** The step that names the algorithm, if the path ends at a hash. */
  readonly hash?: KeyStep;
}

/** The path goes where producers write what they like: custom types and properties, extensions, dictionaries. */
export interface OpenPath extends PathBase {
  readonly kind: 'open';
}

export interface UnknownTypePath extends PathBase {
  readonly kind: 'unknown-type';
}

/** A step names nothing that the standard has there. */
export interface UnknownPropertyPath extends PathBase {
  readonly kind: 'unknown-property';
  readonly step: KeyStep;
  readonly index: number;
  /** What the standard has there; nothing where the value is no object. */
  readonly siblings: Properties;
}

/** A key follows a list, which has elements and no members. */
export interface ListPath extends PathBase {
  readonly kind: 'list-without-index';
  readonly step: KeyStep;
  readonly index: number;
}

/** An index follows what is no list. */
export interface NoListPath extends PathBase {
  readonly kind: 'index-without-list';
  readonly step: IndexStep | AnyIndexStep;
  readonly index: number;
  /** Whether it is a single value, and no dictionary or object. */
  readonly isSingle: boolean;
}

/** A path that selects nothing, whatever is observed. */
type DeadEnd = UnknownPropertyPath | ListPath | NoListPath;

/** Where a walk along a path stands: at an object of one of some types, or at a property of one. */
type Place =
  | { readonly kind: 'object'; readonly types: readonly string[] }
  | {
      readonly kind: 'property';
      readonly property: Property;
      readonly holds: readonly Content[];
      readonly hash?: KeyStep;
    }
  | { readonly kind: 'open' };

const OPEN = { kind: 'open' } as const;
const UNKNOWN_TYPE = { kind: 'unknown-type' } as const;
const TEXT = { kind: 'text' } as const;

/** Looks a path up in the object model. */
export function resolvePath({ objectType, steps }: ObjectPath, version: StixVersion): ResolvedPath {
  if (objectTypeOf(objectType) === undefined) return objectType.startsWith('x-') ? OPEN : UNKNOWN_TYPE;
  let place: Place = { kind: 'object', types: [objectType] };
  let owner = objectType;
  let base: PathBase = {};
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] as PathStep;
    if (place.kind === 'open') return { ...base, ...OPEN };
    if (place.kind === 'object' && place.types.length > 0) owner = place.types[0] ?? owner;
    const next: Place | DeadEnd = advance(place, step, index);
    if (isDeadEnd(next)) return { ...base, ...next };
    if (next.kind === 'property' && step.kind === 'keyStep' && !base.otherVersion) {
      const { only } = next.property;
      if (only !== undefined && only !== version) base = { otherVersion: { step, only, siblings: membersOf(place) } };
    }
    place = next;
  }
  if (place.kind !== 'property') return { ...base, ...OPEN };
  const { property, holds, hash } = place;
  return { ...base, kind: 'value', objectType: owner, property, holds, ...(hash && { hash }) };
}

function isDeadEnd(next: Place | DeadEnd): next is DeadEnd {
  return next.kind !== 'object' && next.kind !== 'property' && next.kind !== 'open';
}

function advance(place: Exclude<Place, { kind: 'open' }>, step: PathStep, index: number): Place | DeadEnd {
  if (step.kind !== 'keyStep') {
    const element = place.kind === 'property' ? elementOf(place.property) : undefined;
    return element ?? { kind: 'index-without-list', step, index, isSingle: isSingle(place) };
  }
  if (place.kind === 'object') return memberOfObject(place.types, step, index);
  const { property } = place;
  switch (property.kind) {
    case 'reference':
      return property.to.length === 0 ? OPEN : memberOfObject(property.to, step, index);
    case 'group':
      return member(property.members, step, index, property.open ?? false);
    case 'hashes':
      return { kind: 'property', property: TEXT, holds: [], hash: step };
    case 'dictionary':
    case 'text-lists':
      return OPEN;
    case 'texts':
    case 'references':
    case 'groups':
      return { kind: 'list-without-index', step, index };
    default:
      return { kind: 'unknown-property', step, index, siblings: {} };
  }
}

function elementOf(property: Property): Place | undefined {
  switch (property.kind) {
    case 'texts':
      return atProperty({ ...property, kind: 'text' });
    case 'references':
      return atProperty({ kind: 'reference', to: property.to });
    case 'groups':
      return atProperty({ kind: 'group', members: property.members });
    default:
      return undefined;
  }
}

const SINGLE: ReadonlySet<string> = new Set(['text', 'integer', 'float', 'boolean', 'timestamp', 'hex', 'binary']);

const isSingle = (place: Place): boolean => place.kind === 'property' && SINGLE.has(place.property.kind);

function membersOf(place: Exclude<Place, { kind: 'open' }>): Properties {
  if (place.kind === 'object') return propertiesOf(place.types);
  if (place.property.kind === 'reference') return propertiesOf(place.property.to);
  return 'members' in place.property ? place.property.members : {};
}

/** The properties of objects of some types, of the first type that has one of the name. */
function propertiesOf(types: readonly string[]): Properties {
  return Object.assign({}, COMMON_PROPERTIES, ...[...types].reverse().map((type) => objectTypeOf(type)?.properties));
}

function memberOfObject(types: readonly string[], step: KeyStep, index: number): Place | DeadEnd {
  const places: Place[] = [];
  for (const type of types) {
    const properties = objectTypeOf(type)?.properties;
    if (!properties) return OPEN;
    if (Object.hasOwn(properties, step.name)) places.push(member(properties, step, index, false) as Place);
  }
  const [first, ...others] = places;
  if (first) return others.length === 0 ? first : oneOfSeveral(first, others);
  if (Object.hasOwn(COMMON_PROPERTIES, step.name)) return member(COMMON_PROPERTIES, step, index, false);
  return member(propertiesOf(types), step, index, false);
}

/** Where objects of several types have a property, it is what they agree on: `dst_ref.value` is a text, an address or a name. */
function oneOfSeveral(first: Place, others: readonly Place[]): Place {
  if (first.kind !== 'property') return first;
  const agree = others.every((one) => one.kind === 'property' && one.property.kind === first.property.kind);
  if (!agree) return OPEN;
  const holds = [first, ...others].flatMap((one) => (one.kind === 'property' ? one.holds : []));
  return { ...first, holds };
}

function atProperty(property: Property): Place {
  const holds = 'holds' in property && property.holds !== undefined ? [property.holds] : NOTHING_SAID;
  return { kind: 'property', property, holds };
}

const NOTHING_SAID: readonly Content[] = [];

function member(members: Properties, step: KeyStep, index: number, open: boolean): Place | DeadEnd {
  const { name } = step;
  const property = Object.hasOwn(members, name) ? members[name] : undefined;
  if (property) return atProperty(property);
  // STIX 2.1 section 11.2 and 7.3: names of custom properties begin with x_, and whoever defines an extension names its properties.
  return open || name.startsWith('x_') ? OPEN : { kind: 'unknown-property', step, index, siblings: members };
}
