import type { Properties, Property } from '../stix/object-model/property.js';
import { HASH_DIGITS, type HashAlgorithm } from '../values/hashes.js';
import { compileValue, textOf, type Evaluate, type RecordScope } from './compile-value.js';
import { instantText, readInstant } from './log-instant.js';
import type { FilledKind, MappingByKind, ValueMapping } from './mapping.js';
import { madeBy, type ObservationBuilder } from './observation-builder.js';

/** Gives the value of a property, ready for the SCO; undefined leaves the property out. */
export type EvaluateProperty = (from: unknown, scope: RecordScope, builder: ObservationBuilder) => unknown;

/** What the compilation of one log mapping knows while it looks at a property. */
export interface MappingContext {
  readonly layout: 'flat' | 'nested';
  /** The position of an object that was written earlier; throws for any other name. */
  readonly positionOf: (objectName: string) => number;
}

type KindCompiler<K extends FilledKind> = (mapping: MappingByKind[K], context: MappingContext) => EvaluateProperty;

/** One compiler per kind of property: a new kind that has none does not compile. */
const COMPILERS: { readonly [K in FilledKind]: KindCompiler<K> } = {
  text: scalar((value) => textOf(value)),
  hex: scalar((value) => textOf(value)),
  integer: scalar(toInteger),
  boolean: scalar(toBoolean),
  timestamp: scalar((value, { zone }) => {
    const instant = readInstant(value, zone);
    return instant && instantText(instant);
  }),
  texts: (mapping, { layout }) => compileTexts(mapping, layout),
  reference: (mapping, { positionOf }) => {
    const position = positionOf(mapping.object);
    return (_from, _scope, builder) => builder.made[position]?.[0];
  },
  references: (mapping, { positionOf }) => {
    const positions = mapping.objects.map(positionOf);
    return (_from, _scope, builder) => {
      if (positions.every((position) => builder.made[position] === undefined)) return undefined;
      return madeBy(builder, positions);
    };
  },
  hashes: (mapping, { layout }) =>
    compileMembers(
      Object.entries(mapping).map(([algorithm, value]) => [
        algorithm,
        hashOf(algorithm as HashAlgorithm, compileValue(value, layout)),
      ]),
    ),
  'text-lists': (mapping, { layout }) =>
    compileMembers(Object.entries(mapping).map(([name, values]) => [name, compileTexts(values, layout)])),
};

/** Compiles what fills one property of the object model; throws for a kind that no field can fill. */
export function compileProperty(property: Property, mapping: unknown, context: MappingContext): EvaluateProperty {
  if (property.kind === 'group') return compileMembers(compileGroup(property.members, mapping, context));
  if (property.kind === 'groups') return compileGroups(property.members, mapping as readonly unknown[], context);
  if (!isFilled(property.kind)) throw new Error(`a mapping cannot fill a property of kind ${property.kind}`);
  // The mapping's type follows from the kind (`PropertyMappings`), which a lookup by a computed key cannot show to the compiler.
  const compile = COMPILERS[property.kind] as (mapping: unknown, context: MappingContext) => EvaluateProperty;
  return compile(mapping, context);
}

/** Whether a field of a record can fill properties of a kind. */
export function isFilled(kind: Property['kind']): kind is FilledKind {
  return Object.hasOwn(COMPILERS, kind);
}

/** Compiles the properties of an object, or the members of a dictionary; throws for a name that the object model does not have. */
export function compileGroup(
  group: Properties,
  mapping: unknown,
  context: MappingContext,
): readonly (readonly [name: string, EvaluateProperty])[] {
  return Object.entries(mapping as Readonly<Record<string, unknown>>).map(([name, value]) => {
    const property = Object.hasOwn(group, name) ? group[name] : undefined;
    if (property === undefined) throw new Error(`"${name}" is not a property that a mapping can fill`);
    return [name, compileProperty(property, value, context)];
  });
}

function compileGroups(group: Properties, mappings: readonly unknown[], context: MappingContext): EvaluateProperty {
  const entries = mappings.map((mapping) => compileMembers(compileGroup(group, mapping, context)));
  return (from, scope, builder) => {
    const dictionaries = entries.flatMap((evaluate) => evaluate(from, scope, builder) ?? []);
    return dictionaries.length === 0 ? undefined : dictionaries;
  };
}

function compileMembers(members: readonly (readonly [string, EvaluateProperty])[]): EvaluateProperty {
  return (from, scope, builder) => {
    let dictionary: Record<string, unknown> | undefined;
    for (const [name, evaluate] of members) {
      const value = evaluate(from, scope, builder);
      if (value !== undefined) (dictionary ??= {})[name] = value;
    }
    return dictionary;
  };
}

function scalar(
  convert: (value: unknown, scope: RecordScope) => unknown,
): (mapping: ValueMapping, context: MappingContext) => EvaluateProperty {
  return (mapping, { layout }) => {
    const evaluate = compileValue(mapping, layout);
    return (from, scope) => {
      const value = evaluate(from, scope);
      return value === undefined ? undefined : convert(value, scope);
    };
  };
}

function compileTexts(mappings: readonly ValueMapping[], layout: 'flat' | 'nested'): EvaluateProperty {
  const values = mappings.map((mapping) => compileValue(mapping, layout));
  return (from, scope) => {
    const texts = new Set<string>();
    for (const evaluate of values) {
      const value = evaluate(from, scope);
      for (const one of Array.isArray(value) ? value : [value]) {
        const text = textOf(one);
        if (text !== undefined) texts.add(text);
      }
    }
    return texts.size === 0 ? undefined : [...texts];
  };
}

function hashOf(algorithm: HashAlgorithm, evaluate: Evaluate): EvaluateProperty {
  const digits = HASH_DIGITS[algorithm];
  return (from, scope) => {
    const text = textOf(evaluate(from, scope));
    return text?.length === digits && /^[0-9A-Fa-f]+$/.test(text) ? text : undefined;
  };
}

function toInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}

/** `T` and `F` are Zeek's, in a table without types. */
function toBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true' || value === 'T') return true;
  return value === false || value === 'false' || value === 'F' ? false : undefined;
}
