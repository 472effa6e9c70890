import { isIdentifier } from '../stix/identifier.js';

/** A feed may hold anything: what is no identifier of these types would make the sighting invalid, and is not passed on. */
export function identifiersIn(value: unknown, types: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => isIdentifier(one, ...types)) : [];
}
