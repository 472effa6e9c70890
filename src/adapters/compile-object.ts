import { addressFamily } from '../values/address.js';
import { compileGroup, type EvaluateProperty, type MappingContext } from './compile-property.js';
import { compileValue, textOf, type RecordScope } from './compile-value.js';
import { compileCondition, type Condition } from './condition.js';
import type { ObjectByValue, ObjectMapping, ObjectMappingOf, TypeByValue } from './mapping.js';
import { definingPropertiesOf, isSharedByValue, propertiesOf, type ObjectType } from './object-model.js';
import { addObject, noteMade, shareObject, type ObservationBuilder, type ScoDraft } from './observation-builder.js';
import { compileField } from './record.js';

/** Adds the objects of one object mapping to the record's observation. */
export type BuildObjects = (record: unknown, scope: RecordScope, builder: ObservationBuilder) => void;

/** Adds the object that one record, or one element of a list, gives. */
type BuildObject = (from: unknown, scope: RecordScope, builder: ObservationBuilder) => void;

type Properties = readonly (readonly [name: string, EvaluateProperty])[];

/** Which texts are a value of the type, for the types that a value can choose; `family` is that of the text as an address, worked out once for all. */
const ACCEPTS: Readonly<Record<TypeByValue, (text: string, family: 4 | 6 | undefined) => boolean>> = {
  'ipv4-addr': (_text, family) => family === 4,
  'ipv6-addr': (_text, family) => family === 6,
  // Lenient: underscores, wildcards and RFC 2317's slashes occur. What it must turn down is resource data that is no name ("TXT 4 abc").
  'domain-name': (text) => /^[^\s\p{Cc}"<>()[\]{}\\@:;,=]{1,255}$/u.test(text),
};

/** Compiles an object mapping; `position` is its place among the mapping's objects. */
export function compileObject(mapping: ObjectMapping, position: number, context: MappingContext): BuildObjects {
  const build = isByValue(mapping)
    ? compileByValue(mapping, position, context)
    : compileTyped(mapping, position, context);
  return guarded(mapping.when, context, compileEach(mapping.each, build, context));
}

/** Whether the value decides on the type. */
export function isByValue(mapping: ObjectMapping): mapping is ObjectByValue {
  return typeof mapping.type !== 'string';
}

function guarded(when: Condition | undefined, { layout }: MappingContext, build: BuildObjects): BuildObjects {
  if (!when) return build;
  const holds = compileCondition(when, layout);
  return (record, scope, builder) => {
    if (holds(record)) build(record, scope, builder);
  };
}

function compileEach(each: ObjectMapping['each'], build: BuildObject, { layout }: MappingContext): BuildObjects {
  if (each === undefined) return build;
  const lists = (typeof each === 'string' ? [each] : each).map((path) => compileField(path, layout));
  return (record, scope, builder) => {
    for (const readList of lists) {
      const list = readList(record);
      if (list === undefined) continue;
      if (!Array.isArray(list)) build(list, scope, builder);
      else for (const element of list) build(element, scope, builder);
    }
  };
}

function compileByValue(mapping: ObjectByValue, position: number, context: MappingContext): BuildObject {
  const { value, ...others } = mapping.properties;
  const evaluate = compileValue(value, context.layout);
  const candidates = mapping.type.map((type) => ({
    type,
    accepts: ACCEPTS[type],
    properties: compileGroup(propertiesOf(type), others, context),
  }));
  return (from, scope, builder) => {
    forEachText(evaluate(from, scope), (text) => {
      const family = addressFamily(text);
      for (const { type, accepts, properties } of candidates) {
        if (!accepts(text, family)) continue;
        buildShared(type, text, properties, position, from, scope, builder);
        return;
      }
    });
  };
}

/** A value that is a list, or that a transform makes a list of, is so many values. */
function forEachText(value: unknown, visit: (text: string) => void): void {
  if (!Array.isArray(value)) {
    const text = textOf(value);
    if (text !== undefined) visit(text);
    return;
  }
  for (const one of value as readonly unknown[]) {
    const text = textOf(one);
    if (text !== undefined) visit(text);
  }
}

function compileTyped(mapping: ObjectMappingOf<ObjectType>, position: number, context: MappingContext): BuildObject {
  const { type } = mapping;
  if (isSharedByValue(type)) return compileShared(mapping as ObjectMappingOf<TypeByValue>, position, context);
  const properties = compileGroup(propertiesOf(type), mapping.properties, context);
  const defining = definingPropertiesOf(type);
  return (from, scope, builder) => {
    const sco: ScoDraft = { type };
    for (const [name, evaluate] of properties) {
      const value = evaluate(from, scope, builder);
      if (value !== undefined) sco[name] = value;
    }
    if (defining.some((name) => sco[name] !== undefined)) noteMade(builder, position, addObject(builder, sco));
  };
}

/** An object whose value is all that tells it apart; its type is fixed, and any text goes. */
function compileShared(mapping: ObjectMappingOf<TypeByValue>, position: number, context: MappingContext): BuildObject {
  const { type } = mapping;
  const { value, ...others } = mapping.properties;
  if (value === undefined) return () => undefined;
  const evaluate = compileValue(value, context.layout);
  const properties = compileGroup(propertiesOf(type), others, context);
  return (from, scope, builder) => {
    forEachText(evaluate(from, scope), (text) => {
      buildShared(type, text, properties, position, from, scope, builder);
    });
  };
}

/** Finds or adds the object with this value. What an equal object already says is kept; references are joined. */
function buildShared(
  type: string,
  value: string,
  properties: Properties,
  position: number,
  from: unknown,
  scope: RecordScope,
  builder: ObservationBuilder,
): void {
  const { key, sco } = shareObject(builder, type, value);
  noteMade(builder, position, key);
  for (const [name, evaluate] of properties) {
    const found = evaluate(from, scope, builder);
    if (found === undefined) continue;
    const known = sco[name];
    if (Array.isArray(found)) {
      // A name can be its own answer; an object that resolves to itself says nothing.
      if (known === undefined && !found.includes(key)) {
        if (found.length > 0) sco[name] = found;
        continue;
      }
      const keys = new Set<unknown>([...(Array.isArray(known) ? known : []), ...found]);
      keys.delete(key);
      if (keys.size > 0) sco[name] = [...keys];
    } else {
      sco[name] = known ?? found;
    }
  }
}
