import type { Condition } from './condition.js';
import type { Property } from '../stix/object-model/property.js';
import type { HashAlgorithm } from '../values/hashes.js';
import type { ObjectType, PropertiesOf, TYPES_BY_VALUE } from './object-model.js';
import type { FieldPath } from './record.js';
import type { ShapeName } from './record-shapes.js';
import type { TransformName } from './transforms.js';

/**
 * A log source as data. Everything below survives JSON, so that a mapping can be printed, sent to a worker or written in YAML;
 * the engine (`compile-mapping.ts`) is the only code that gives it a meaning.
 */
export interface LogSource {
  /** The name that `--input-format` takes. */
  readonly name: string;
  readonly title: string;
  /** Whether the product writes `{"id.orig_h": ..}` or `{"id": {"orig_h": ..}}`: which spelling of a field is looked up first. Both are read. */
  readonly layout: 'flat' | 'nested';
  /** The members of a document whose lists hold the records, for a source that is delivered in documents. */
  readonly lists?: readonly string[];
  /** For a source whose records are rows of separated values (RFC 4180); without it they are JSON, or one of the forms of `lines/`. */
  readonly csv?: CsvForm;
  /** What makes one form of the several that the records travel in; every path but those of `recognised` is one of that form. */
  readonly shape?: ShapeName;
  /** The field that names a record's kind. */
  readonly kindField: FieldPath;
  /** What says which host or sensor wrote a record: the observation's `sensor`. */
  readonly sensor?: ValueMapping;
  /** What a record of this source has that other records have not. */
  readonly recognised: Condition;
  readonly mappings: readonly LogMapping[];
  /** For records of any other kind. */
  readonly fallback: LogMapping;
}

/** How rows are written. */
export interface CsvForm {
  /** One character; a comma if left out. */
  readonly delimiter?: string;
  /** What the fields of a row are called, in their order; if left out, the first row says it. */
  readonly columns?: readonly string[];
}

/** How the records of one kind become observations. */
export interface LogMapping {
  readonly name: string;
  readonly title: string;
  /** The values of the source's `kindField` that this mapping is for. */
  readonly kinds: readonly string[];
  /** Tells the kind of a record that does not name it, by the fields that only this kind has. */
  readonly signature?: Condition;
  readonly time: TimeMapping;
  /** The objects of a record. An object may refer to those written before it; keys "0", "1" ... follow this order. */
  readonly objects: Readonly<Record<string, ObjectMapping>>;
}

/** When it happened: from `first` to `last`, or for `duration` seconds. A record without a usable `first` is rejected. */
export interface TimeMapping {
  readonly first: ValueMapping;
  readonly last?: ValueMapping;
  readonly duration?: ValueMapping;
}

/** One object, or with `each` one per element of a list. */
export type ObjectMapping = { readonly [T in ObjectType]: ObjectMappingOf<T> }[ObjectType] | ObjectByValue;

interface ObjectMappingBase {
  /** Reads the record, also beside `each`. */
  readonly when?: Condition;
  /**
   * The lists whose elements each give one object; a field that holds one value is a list of one. Inside, field paths start at the
   * element, and `.` is the element itself.
   */
  readonly each?: FieldPath | readonly FieldPath[];
}

export interface ObjectMappingOf<T extends ObjectType> extends ObjectMappingBase {
  readonly type: T;
  readonly properties: PropertyMappings<PropertiesOf<T>>;
}

/** The types that a value alone can tell apart, tried in the order given; a value that is none of them gives no object. */
export type TypeByValue = (typeof TYPES_BY_VALUE)[number];

export interface ObjectByValue extends ObjectMappingBase {
  readonly type: readonly TypeByValue[];
  readonly properties: PropertyMappings<PropertiesOf<TypeByValue>> & { readonly value: ValueMapping };
}

/** For every property what fills it; the property's kind decides what may be written. A list of dictionaries gets one for each entry that has a value. */
export type PropertyMappings<Group> = { readonly [P in keyof Group]?: PropertyMapping<Group[P]> };

export type PropertyMapping<P> = P extends { readonly kind: infer Kind extends FilledKind }
  ? MappingByKind[Kind]
  : P extends { readonly kind: 'group'; readonly members: infer Members }
    ? PropertyMappings<Members>
    : P extends { readonly kind: 'groups'; readonly members: infer Members }
      ? readonly PropertyMappings<Members>[]
      : never;

/** The kinds of property that a field of a record can fill. */
export type FilledKind = keyof MappingByKind & Property['kind'];

export interface MappingByKind {
  readonly text: ValueMapping;
  readonly hex: ValueMapping;
  readonly integer: ValueMapping;
  readonly boolean: ValueMapping;
  readonly timestamp: ValueMapping;
  /** Every value adds its text, or the texts of its list; repeated ones once. */
  readonly texts: readonly ValueMapping[];
  readonly reference: ReferenceMapping;
  readonly references: ReferencesMapping;
  readonly hashes: Readonly<Partial<Record<HashAlgorithm, ValueMapping>>>;
  /** A dictionary whose values are lists of text, as in the headers of a request. */
  readonly 'text-lists': Readonly<Record<string, readonly ValueMapping[]>>;
}

/** The first object that the named mapping made. */
export interface ReferenceMapping {
  readonly object: string;
}

/** Every object that the named mappings made. */
export interface ReferencesMapping {
  readonly objects: readonly string[];
}

/** A text is the path of a field; everything else is written out. */
export type ValueMapping =
  FieldPath | FieldMapping | ConstantMapping | FirstOfMapping | JoinedMapping | UrlMapping | RecordTimeMapping;

export interface FieldMapping {
  readonly field: FieldPath;
  /** Transforms, from left to right. A list is transformed element by element. */
  readonly as?: TransformName | readonly TransformName[];
  readonly when?: Condition;
}

export interface ConstantMapping {
  readonly constant: string | number | boolean;
  readonly when?: Condition;
}

/** The first of these that has a value. */
export interface FirstOfMapping {
  readonly firstOf: readonly ValueMapping[];
}

/** The texts of those that have a value, one after the other with `by` between them: a date and a time of their own, or the numbers of a version. */
export interface JoinedMapping {
  readonly joined: readonly ValueMapping[];
  /** One full stop, space, or whatever stands between two of them; nothing if left out. */
  readonly by?: string;
}

/** scheme://host, the port unless it is the scheme's own, and the path (`composeUrl`). A path that is a whole URL is taken as it is. */
export interface UrlMapping {
  readonly url: {
    readonly scheme: ValueMapping;
    readonly host: ValueMapping;
    readonly port?: ValueMapping;
    readonly path: ValueMapping;
  };
}

/** The observation's own `firstObserved`; or its `lastObserved`, where the record says when it ended. */
export interface RecordTimeMapping {
  readonly time: 'first' | 'last';
}
