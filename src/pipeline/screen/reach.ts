import { MAPPED_TYPES, type LogMapping, type ObjectType, type ValueMapping } from '../../adapters/index.js';
import { definingPropertiesOf, propertiesOf } from '../../adapters/object-model.js';
import type { FieldPlace } from '../../adapters/origins-of-value.js';
import type { Properties, Property } from '../../stix/object-model/property.js';
import type { KeyStep, ObjectPath, PathStep } from '../../syntax/ast.js';
import { canonicalHashName } from '../../values/hashes.js';

/** A value that a mapping fills and that an object path can select. */
export interface ReachedValue {
  readonly kind: 'text' | 'hex' | 'integer' | 'boolean' | 'timestamp';
  readonly value: ValueMapping;
  /** Where its fields are read. */
  readonly place: FieldPlace;
  /** The property's name, which can ask for a codec. */
  readonly name: string;
}

/** What a path leads to. */
export interface ReachVisitor {
  /** The path ends at this value. */
  readonly value: (reached: ReachedValue) => void;
  /** The path ends at a list, a dictionary or an object that exists only if this has a value. */
  readonly part: (reached: ReachedValue) => void;
  /** The path ends at the `type` of an object, which is always this. */
  readonly typeName: (type: ObjectType) => void;
}

type Visit = (reached: ReachedValue) => void;

/**
 * Visits everything that a path can select in the observations of a mapping. On the safe side: any index counts as every one, a reference
 * leads to every object of its targets' types, and hash names count in any spelling.
 */
export function reach(mapping: LogMapping, { objectType, steps }: ObjectPath, visitor: ReachVisitor): void {
  // A path can pass a type often, and each time by several mappings; what lies behind does not depend on the way.
  const passed = new Set<string>();

  const fromType = (type: ObjectType, at: number): void => {
    const step = steps[at];
    const key = `${type} ${at}`;
    if (step?.kind !== 'keyStep' || passed.has(key)) return;
    passed.add(key);
    if (step.name === 'type' && at === steps.length - 1) visitor.typeName(type);
    if (step.name === 'id') visitMade(mapping, type, visitor.part);
    for (const { properties, place } of makersOf(mapping, type)) {
      fromMember(propertiesOf(type), properties, step, at + 1, place);
    }
  };

  const fromMember = (group: Properties, members: object, { name }: KeyStep, at: number, place: FieldPlace): void => {
    const property = Object.hasOwn(group, name) ? group[name] : undefined;
    if (property === undefined || !Object.hasOwn(members, name)) return;
    fromProperty({ property, mapping: (members as Readonly<Record<string, unknown>>)[name], name, place }, at);
  };

  const fromProperty = (mapped: MappedProperty, at: number): void => {
    const { property, mapping: filled, name, place } = mapped;
    const { kind } = property;
    const step = steps[at];
    const targets = targetsOf(mapped);
    if (targets) {
      const inList = kind === 'references' && isElement(step);
      const next = inList ? at + 1 : at;
      if (next >= steps.length) visitParts(mapping, mapped, visitor.part);
      else if (kind === 'reference' || inList) {
        for (const type of typesOf(mapping, targets)) fromType(type, next);
      }
    } else if (kind === 'group') {
      if (!step) visitParts(mapping, mapped, visitor.part);
      else if (step.kind === 'keyStep') fromMember(property.members, filled as object, step, at + 1, place);
    } else if (kind === 'groups') {
      // The index may be missing, as with a list of texts.
      const next = isElement(step) ? at + 1 : at;
      const inner = steps[next];
      if (!inner) visitParts(mapping, mapped, visitor.part);
      else if (inner.kind === 'keyStep') {
        for (const entry of filled as readonly object[]) fromMember(property.members, entry, inner, next + 1, place);
      }
    } else if (kind === 'hashes' || kind === 'text-lists') {
      if (!step) visitParts(mapping, mapped, visitor.part);
      else if (step.kind === 'keyStep') fromDictionary(kind, filled as object, step, at + 1, place);
    } else if (kind === 'texts') {
      fromTexts(filled as readonly ValueMapping[], name, at, place);
    } else if (!step) {
      visitor.value({ kind: kind as ReachedValue['kind'], value: filled as ValueMapping, name, place });
    }
  };

  const fromDictionary = (
    kind: 'hashes' | 'text-lists',
    members: object,
    { name }: KeyStep,
    at: number,
    place: FieldPlace,
  ): void => {
    for (const [member, filled] of Object.entries(members) as [string, unknown][]) {
      if (kind === 'text-lists') {
        if (member === name) fromTexts(filled as readonly ValueMapping[], name, at, place);
      } else if (at >= steps.length && isSameHash(member, name)) {
        visitor.value({ kind: 'text', value: filled as ValueMapping, name: member, place });
      }
    }
  };

  /** A profile may take a list of texts for its elements, so that the index may be missing. */
  const fromTexts = (values: readonly ValueMapping[], name: string, at: number, place: FieldPlace): void => {
    if (at < steps.length && !(at === steps.length - 1 && isElement(steps[at]))) return;
    for (const value of values) visitor.value({ kind: 'text', value, name, place });
  };

  if (isMapped(objectType)) fromType(objectType, 0);
}

const isMapped = (type: string): type is ObjectType => MAPPED_TYPES.some((mapped) => mapped === type);

/** Visits values of which at least one is there whenever a record gives an object of the type. */
export function visitMade(mapping: LogMapping, type: string, visit: Visit, passed = new Set<string>()): void {
  if (!isMapped(type) || passed.has(type)) return;
  passed.add(type);
  for (const { properties, place } of makersOf(mapping, type)) {
    for (const name of definingPropertiesOf(type)) {
      const property = propertiesOf(type)[name];
      const filled = (properties as Readonly<Record<string, unknown>>)[name];
      if (property === undefined || filled === undefined) continue;
      const mapped = { property, mapping: filled, name, place };
      const targets = targetsOf(mapped);
      if (!targets) visitParts(mapping, mapped, visit);
      else for (const target of typesOf(mapping, targets)) visitMade(mapping, target, visit, passed);
    }
  }
}

/** A property, with what fills it. */
interface MappedProperty {
  readonly property: Property;
  readonly mapping: unknown;
  readonly name: string;
  readonly place: FieldPlace;
}

/** Visits everything in a property, be it a value, a list, a dictionary or references. */
function visitParts(mapping: LogMapping, mapped: MappedProperty, visit: Visit): void {
  const { property, mapping: filled, name, place } = mapped;
  const { kind } = property;
  const targets = targetsOf(mapped);
  if (targets) {
    for (const type of typesOf(mapping, targets)) visitMade(mapping, type, visit);
  } else if (kind === 'group' || kind === 'groups') {
    const entries = [filled as object].flat() as readonly object[];
    for (const [member, inner] of entries.flatMap((entry) => Object.entries(entry) as [string, unknown][])) {
      const innerProperty = property.members[member];
      if (innerProperty) visitParts(mapping, { property: innerProperty, mapping: inner, name: member, place }, visit);
    }
  } else if (kind === 'hashes' || kind === 'text-lists') {
    for (const values of Object.values(filled as object) as (ValueMapping | readonly ValueMapping[])[]) {
      for (const value of [values].flat() as ValueMapping[]) visit({ kind: 'text', value, name, place });
    }
  } else if (kind === 'texts') {
    for (const value of filled as readonly ValueMapping[]) visit({ kind: 'text', value, name, place });
  } else {
    visit({ kind: kind as ReachedValue['kind'], value: filled as ValueMapping, name, place });
  }
}

/** The object mappings that a reference names; undefined for what is no reference. */
function targetsOf({ property: { kind }, mapping }: MappedProperty): readonly string[] | undefined {
  if (kind === 'reference') return [(mapping as { readonly object: string }).object];
  return kind === 'references' ? (mapping as { readonly objects: readonly string[] }).objects : undefined;
}

/** Every object mapping that can make an object of the type. Those that are shared by value may have properties from each of them. */
function makersOf(
  mapping: LogMapping,
  type: ObjectType,
): readonly { readonly properties: object; readonly place: FieldPlace }[] {
  return Object.values(mapping.objects)
    .filter((object) => [object.type].flat().includes(type))
    .map(({ properties, each }) => ({ properties, place: { each, time: mapping.time } }));
}

function typesOf({ objects }: LogMapping, names: readonly string[]): ReadonlySet<ObjectType> {
  return new Set(
    names.flatMap((name) => {
      const object = objects[name];
      return object ? ([object.type].flat() as ObjectType[]) : [];
    }),
  );
}

function isElement(step: PathStep | undefined): boolean {
  return step !== undefined && step.kind !== 'keyStep';
}

function isSameHash(member: string, asked: string): boolean {
  return member === asked || canonicalHashName(member) === canonicalHashName(asked);
}
