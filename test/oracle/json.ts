/** A JSON object. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** True for a JSON object, false for a list, a scalar or null. */
export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The dictionary's own member; inherited ones do not exist (semantics 5.2). */
export function ownMember(dictionary: Dictionary, key: string): unknown {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
