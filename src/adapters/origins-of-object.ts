import type { Properties } from '../stix/object-model/property.js';
import { originsOfValue, loosen, type Origin, type FieldPlace } from './origins-of-value.js';
import { isFilled } from './compile-property.js';
import type { FilledKind, MappingByKind, ObjectMapping, ValueMapping } from './mapping.js';
import { propertiesOf, type ObjectType } from './object-model.js';

/** An origin of a property, with the steps of an object path that lead to it from its object. */
export type PropertyOrigin = Origin & { readonly steps: string };

/** A property that leads on to the objects of other mappings. */
export interface ReferenceOrigin {
  readonly steps: string;
  readonly targets: readonly string[];
}

/** Every origin of the properties of one object mapping, as an object of `type`; references are named, and not followed. */
export function originsOfObject(
  mapping: ObjectMapping,
  type: ObjectType,
  place: FieldPlace,
): readonly (PropertyOrigin | ReferenceOrigin)[] {
  return originsOfGroup(propertiesOf(type), mapping.properties, place, '');
}

type KindRule<K extends FilledKind> = (
  mapping: MappingByKind[K],
  place: FieldPlace,
  steps: string,
) => readonly (PropertyOrigin | ReferenceOrigin)[];

/** One rule per kind of property, like the compilers of `compile-property.ts`. */
const RULES: { readonly [K in FilledKind]: KindRule<K> } = {
  text: asWritten,
  hex: asWritten,
  integer: computed,
  boolean: computed,
  timestamp: computed,
  texts: elements,
  reference: ({ object }, _place, steps) => [{ steps, targets: [object] }],
  references: ({ objects }, _place, steps) => [{ steps: `${steps}[*]`, targets: objects }],
  hashes: (mapping, place, steps) =>
    Object.entries(mapping).flatMap(([name, value]) => at(`${steps}.${step(name)}`, originsOfValue(value, place))),
  'text-lists': (mapping, place, steps) =>
    Object.entries(mapping).flatMap(([name, values]) => elements(values, place, `${steps}.${step(name)}`)),
};

function originsOfGroup(
  group: Properties,
  mapping: object,
  place: FieldPlace,
  prefix: string,
): readonly (PropertyOrigin | ReferenceOrigin)[] {
  return Object.entries(mapping).flatMap(([name, value]: [string, unknown]) => {
    const property = Object.hasOwn(group, name) ? group[name] : undefined;
    const steps = prefix + step(name);
    if (property?.kind === 'group') return originsOfGroup(property.members, value as object, place, `${steps}.`);
    if (property?.kind === 'groups') {
      return (value as readonly object[]).flatMap((entry) =>
        originsOfGroup(property.members, entry, place, `${steps}[*].`),
      );
    }
    if (!property || !isFilled(property.kind)) return [];
    // As in `compileProperty`: the mapping's type follows from the kind.
    const rule = RULES[property.kind] as (
      ...args: [unknown, FieldPlace, string]
    ) => readonly (PropertyOrigin | ReferenceOrigin)[];
    return rule(value, place, steps);
  });
}

function asWritten(mapping: ValueMapping, place: FieldPlace, steps: string): readonly PropertyOrigin[] {
  return at(steps, originsOfValue(mapping, place));
}

function computed(mapping: ValueMapping, place: FieldPlace, steps: string): readonly PropertyOrigin[] {
  return at(steps, loosen(originsOfValue(mapping, place), 'computed'));
}

function elements(mappings: readonly ValueMapping[], place: FieldPlace, steps: string): readonly PropertyOrigin[] {
  return mappings.flatMap((mapping) => at(`${steps}[*]`, originsOfValue(mapping, place)));
}

function at(steps: string, origins: readonly Origin[]): readonly PropertyOrigin[] {
  return origins.map((origin) => ({ steps, ...origin }));
}

/** A step of an object path; quoted unless it is a plain name (semantics 2.3). */
function step(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `'${name.replace(/[\\']/g, '\\$&')}'`;
}
