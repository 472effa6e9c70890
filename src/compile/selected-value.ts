import type { Sco } from '../stix/sco.js';
import { decodeBase64, decodeHexadecimal } from '../values/octets.js';

/**
 * What an object path can select besides JSON values: decoded octets (`Uint8Array`), a referenced SCO, and the two values below.
 */

/** A value that is there but does not decode; it compares with nothing (semantics 4.1, D14). */
export const UNDECODABLE = Symbol('undecodable');

/** A reference whose target was not observed: it exists, and yields no value (semantics 5.4, D20, D21). */
export const UNRESOLVED = Symbol('unresolved');

export type Objects = ReadonlyMap<string, Sco>;

/** Reads a member value under a property name; lists come back as they are, since a codec applies to each element (semantics 4.1). */
export type Codec = (value: unknown, objects: Objects) => unknown;

const hexadecimal: Codec = (value) => {
  if (Array.isArray(value)) return value;
  return (typeof value === 'string' ? decodeHexadecimal(value) : undefined) ?? UNDECODABLE;
};

const base64: Codec = (value) => {
  if (Array.isArray(value)) return value;
  return (typeof value === 'string' ? decodeBase64(value) : undefined) ?? UNDECODABLE;
};

const reference: Codec = (value, objects) => {
  if (Array.isArray(value)) return value;
  return (typeof value === 'string' ? objects.get(value) : undefined) ?? UNRESOLVED;
};

/** The codec that a property's name asks for, or undefined for a plain one (semantics 4.1). */
export function codecOf(name: string): Codec | undefined {
  if (name.endsWith('_ref') || name.endsWith('_refs')) return reference;
  if (name.endsWith('_hex')) return hexadecimal;
  if (name.endsWith('_bin')) return base64;
  return undefined;
}

/** Whether a property's name says that its value refers to other objects. */
export function isReferenceName(name: string): boolean {
  return name.endsWith('_ref') || name.endsWith('_refs');
}
