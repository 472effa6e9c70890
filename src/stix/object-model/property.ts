/**
 * The kinds of value that a property of an SCO takes (STIX 2.1 section 2 and 6), as a pattern sees them: what a path that ends at the
 * property selects, and which constants it can be compared with.
 */
export type Property =
  TextProperty | IntegerProperty | PlainProperty | ReferenceProperty | DictionaryProperty | GroupProperty;

interface PropertyBase {
  /** The one version of STIX that has the property; both, if absent. */
  readonly only?: '2.0' | '2.1';
}

/** One text, or a list of texts. */
export interface TextProperty extends PropertyBase {
  readonly kind: 'text' | 'texts';
  /** What the text is, where other texts than that cannot be observed. */
  readonly holds?: Content;
  /** The only values that there are (STIX 10, enumerations). */
  readonly values?: readonly string[];
  /** The values that the standard names, among others that producers may add (STIX 10, open vocabularies). */
  readonly vocabulary?: readonly string[];
}

/** What a text is about. */
export type Content =
  | 'domain-name'
  | 'url'
  | 'ipv4-addr'
  | 'ipv6-addr'
  | 'mac-addr'
  | 'email-addr'
  | 'file-path'
  | 'file-name'
  | 'registry-key'
  | 'command-line'
  | 'protocol';

export interface IntegerProperty extends PropertyBase {
  readonly kind: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** `hex` and `binary` are octets; `hashes` is a dictionary from algorithms to texts. */
export interface PlainProperty extends PropertyBase {
  readonly kind: 'boolean' | 'float' | 'timestamp' | 'hex' | 'binary' | 'hashes';
}

/** One reference, or a list of references, to objects of some types; of any type if none is named. */
export interface ReferenceProperty extends PropertyBase {
  readonly kind: 'reference' | 'references';
  readonly to: readonly string[];
}

/** A dictionary whose keys are data: header fields, environment variables. Its values are texts, lists of texts, or anything. */
export interface DictionaryProperty extends PropertyBase {
  readonly kind: 'text-lists' | 'dictionary';
}

/** A dictionary of known members, or a list of such dictionaries. */
export interface GroupProperty extends PropertyBase {
  readonly kind: 'group' | 'groups';
  readonly members: Properties;
  /** Whether producers may add members of their own, as to the dictionary of extensions. */
  readonly open?: boolean;
}

export type PropertyKind = Property['kind'];

export interface Properties {
  readonly [name: string]: Property;
}

/** One object type of STIX 2.1 section 6. */
export interface ObjectType {
  readonly properties: Properties;
  /** The ID Contributing Properties (STIX 2.9). */
  readonly contributing: readonly string[];
}

// ---- how types are written -------------------------------------------------------------------------------------------------

export const text = { kind: 'text' } as const;
export const texts = { kind: 'texts' } as const;
export const boolean = { kind: 'boolean' } as const;
export const float = { kind: 'float' } as const;
export const timestamp = { kind: 'timestamp' } as const;
export const hex = { kind: 'hex' } as const;
export const binary = { kind: 'binary' } as const;
export const hashes = { kind: 'hashes' } as const;
export const dictionary = { kind: 'dictionary' } as const;
export const textLists = { kind: 'text-lists' } as const;
export const integer = { kind: 'integer' } as const;
/** A count or a size. */
export const count = { kind: 'integer', minimum: 0 } as const;
export const port = { kind: 'integer', minimum: 0, maximum: 65_535 } as const;

export function textOf<const Held extends Content>(holds: Held): { readonly kind: 'text'; readonly holds: Held } {
  return { kind: 'text', holds };
}

export function oneOf<const Values extends readonly string[]>(
  values: Values,
): { readonly kind: 'text'; readonly values: Readonly<Values> } {
  return { kind: 'text', values };
}

export function vocabulary<const Values extends readonly string[]>(
  ...values: Values
): { readonly kind: 'text'; readonly vocabulary: Readonly<Values> } {
  return { kind: 'text', vocabulary: values };
}

export function reference<const Types extends readonly string[]>(
  ...to: Types
): { readonly kind: 'reference'; readonly to: Readonly<Types> } {
  return { kind: 'reference', to };
}

export function references<const Types extends readonly string[]>(
  ...to: Types
): { readonly kind: 'references'; readonly to: Readonly<Types> } {
  return { kind: 'references', to };
}

export function group<const Members extends Properties>(
  members: Members,
): { readonly kind: 'group'; readonly members: Members } {
  return { kind: 'group', members };
}

export function groups<const Members extends Properties>(
  members: Members,
): { readonly kind: 'groups'; readonly members: Members } {
  return { kind: 'groups', members };
}

/** The `extensions` of a type: the predefined ones, and any that somebody else defines (STIX 7.3). */
export function extensions<const Members extends Properties>(
  members: Members,
): { readonly kind: 'group'; readonly members: Members; readonly open: true } {
  return { kind: 'group', members, open: true };
}

export function only<const P extends Property, Version extends '2.0' | '2.1'>(
  version: Version,
  property: P,
): P & { readonly only: Version } {
  return { ...property, only: version };
}
