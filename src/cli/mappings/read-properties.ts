import { HASH_DIGITS } from '../../values/hashes.js';
import type { Properties, Property } from '../../stix/object-model/property.js';
import { fieldsOf, listOf, map, oneOrMore, text, type Fields, type Reader } from '../yaml/shape.js';
import { value } from './read-value.js';

const values = oneOrMore(value);

/** What a property takes, by its kind (docs/log-sources). Kinds that no field fills have no reader. */
const READERS: { readonly [Kind in Property['kind']]?: Reader<unknown> } = {
  text: value,
  hex: value,
  integer: value,
  boolean: value,
  timestamp: value,
  texts: values,
  reference: inMap((fields) => {
    const object = fields.read('object', text);
    return object === undefined ? undefined : { object };
  }),
  references: inMap((fields) => {
    const objects = fields.read('objects', oneOrMore(text));
    return objects && { objects };
  }),
  hashes: inMap((fields) => membersOf(fields, Object.keys(HASH_DIGITS), value)),
  'text-lists': (given, report) => {
    const root = map(given, report);
    if (!root) return undefined;
    return Object.fromEntries(root.entries.map(({ key, value: member }) => [key, values(member, report) ?? []]));
  },
};

/** The properties of an object, or the members of a dictionary, as the object model has them. */
export function propertiesReader(model: Properties): Reader<Readonly<Record<string, unknown>>> {
  return inMap((fields) => {
    const read = Object.entries(model).flatMap(([name, property]) => {
      const reader = readerOf(property);
      const found = reader && fields.read(name, reader);
      return found === undefined ? [] : [[name, found] as const];
    });
    return Object.fromEntries(read);
  });
}

function readerOf(property: Property): Reader<unknown> | undefined {
  if (property.kind === 'group') return propertiesReader(property.members);
  if (property.kind === 'groups') return listOf(propertiesReader(property.members));
  return READERS[property.kind];
}

function membersOf(fields: Fields, names: readonly string[], reader: Reader<unknown>): object {
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = fields.read(name, reader);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

function inMap<Value>(read: (fields: Fields) => Value | undefined): Reader<Value> {
  return (given, report) => {
    const root = map(given, report);
    if (!root) return undefined;
    const fields = fieldsOf(root, report);
    const found = read(fields);
    fields.finish();
    return found;
  };
}
