/**
 * A structure of JSON values and typed arrays as one run of bytes: JSON with a place for each array, then the arrays. The arrays are copied as
 * they lie in memory, which makes a table of a million rows a matter of milliseconds, and ties the bytes to little-endian machines.
 *
 *     [ length of the JSON: 4 bytes ][ JSON ][ array ][ array ] ...
 */

/** What can be packed. Objects are plain, and have no property `$words` or `$bytes`. */
export type Packable =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Uint32Array
  | readonly Packable[]
  | { readonly [property: string]: Packable };

/** Stands for an array in the JSON: its length in bytes. */
type Place = { readonly $words: number } | { readonly $bytes: number };

/** Packs a structure. */
export function packTables(value: Packable): Uint8Array {
  const arrays: (Uint8Array | Uint32Array)[] = [];
  const json = new TextEncoder().encode(
    JSON.stringify(value, (_name, one: unknown) => {
      if (!(one instanceof Uint8Array) && !(one instanceof Uint32Array)) return one;
      arrays.push(one);
      return one instanceof Uint32Array ? { $words: one.byteLength } : { $bytes: one.byteLength };
    }),
  );
  const packed = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 4 + json.length));
  new DataView(packed.buffer).setUint32(0, json.length, true);
  packed.set(json, 4);
  let at = 4 + json.length;
  for (const array of arrays) {
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return packed;
}

/** Unpacks what `packTables` packed; the arrays are copies. Throws if the bytes are nothing of the kind. */
export function unpackTables(packed: Uint8Array): unknown {
  const length = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0, true);
  let at = 4 + length;
  return JSON.parse(new TextDecoder().decode(packed.subarray(4, at)), (_name, one: unknown) => {
    if (!isPlace(one)) return one;
    const size = '$words' in one ? one.$words : one.$bytes;
    // Not `slice`, which of a Buffer gives no copy.
    const bytes = new Uint8Array(packed.subarray(at, at + size));
    at += size;
    return '$words' in one ? new Uint32Array(bytes.buffer) : bytes;
  });
}

/** The same structure with other arrays. */
export function mapTables(
  value: Packable,
  map: (array: Uint8Array | Uint32Array) => Uint8Array | Uint32Array,
): Packable {
  if (value instanceof Uint8Array || value instanceof Uint32Array) return map(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Packable[]).map((one) => mapTables(one, map));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTables(one as Packable, map)]));
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' && value !== null && (Object.hasOwn(value, '$words') || Object.hasOwn(value, '$bytes'))
  );
}
