/**
 * A list of unsigned 32-bit integers that grows, in one buffer: four bytes each, nothing for a garbage collector to visit, and saved, or shared
 * between threads, as it is. `values` may be longer than `length`; it is replaced when it grows.
 */
export interface Column {
  values: Uint32Array;
  length: number;
}

/** Growing by half wastes at most a third; doubling would waste half of what a million indicators take. */
const GROWTH = 1.5;
const SMALLEST = 16;

export function createColumn(values: Uint32Array = new Uint32Array(0), length = values.length): Column {
  return { values, length };
}

/** Makes room for `more` integers, and gives the index of the first. */
export function extend(column: Column, more: number): number {
  const { length } = column;
  const needed = length + more;
  if (needed > column.values.length) {
    const grown = new Uint32Array(Math.max(SMALLEST, needed, Math.ceil(column.values.length * GROWTH)));
    grown.set(column.values);
    column.values = grown;
  }
  column.length = needed;
  return length;
}

/** Appends an integer, and gives its index. */
export function append(column: Column, value: number): number {
  const index = extend(column, 1);
  column.values[index] = value;
  return index;
}

/** The part that is in use. */
export function used({ values, length }: Column): Uint32Array {
  return values.subarray(0, length);
}
