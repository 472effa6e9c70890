/**
 * Where a value is in a record: names joined by full stops. `id.orig_h` is found under the one key "id.orig_h" as well as under
 * "orig_h" inside "id"; a number picks an element of a list (`fuids.1`); `.` is what the path starts from.
 */
export type FieldPath = string;

/** A record of a log, as parsed: hostile until it is read through this module. */
export type JsonObject = Readonly<Record<string, unknown>>;

export type ReadField = (from: unknown) => unknown;

/** Whether a parsed JSON value is an object, and neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field says anything: Zeek writes `-` and `(empty)`, others null or an empty text. */
export function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== '-' && value !== '(empty)';
}

/**
 * Compiles a path to a function that reads it, and gives undefined where there is no value. Only own properties are read: a field
 * that a record lacks must not be found on `Object.prototype`.
 */
export function compileField(path: FieldPath, layout: 'flat' | 'nested'): ReadField {
  if (path === '.') return (from) => (hasValue(from) ? from : undefined);
  const steps = path.split('.');
  if (steps.length === 1) return (from) => readStep(from, path);
  const flat: ReadField = (from) => readStep(from, path);
  const nested: ReadField = (from) => {
    let value = from;
    for (const step of steps) {
      value = readStep(value, step);
      if (value === undefined) return undefined;
    }
    return value;
  };
  const [first, second] = layout === 'flat' ? [flat, nested] : [nested, flat];
  return (from) => first(from) ?? second(from);
}

function readStep(from: unknown, step: string): unknown {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, step)) return undefined;
  if (Array.isArray(from) && !isIndex(step)) return undefined;
  const value: unknown = (from as JsonObject)[step];
  return hasValue(value) ? value : undefined;
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
