import { buildFseTable, type FseTable } from './fse-table.js';

/** A length that a code stands for is its base plus as many extra bits as it has. */
export interface LengthCodes {
  readonly bases: Uint32Array;
  readonly extraBits: Uint8Array;
}

function lengthCodes(firstBase: number, extraBits: readonly number[]): LengthCodes {
  const bases: number[] = [];
  let base = firstBase;
  for (const bits of extraBits) {
    bases.push(base);
    base += 2 ** bits;
  }
  return { bases: Uint32Array.from(bases), extraBits: Uint8Array.from(extraBits) };
}

function repeated(value: number, count: number): number[] {
  return new Array<number>(count).fill(value);
}

/** RFC 8878 3.1.1.3.2.1.1, table 13: codes 0 to 35. */
export const LITERAL_LENGTHS = lengthCodes(0, [
  ...repeated(0, 16),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);

/** RFC 8878 3.1.1.3.2.1.1, table 14: codes 0 to 52. */
export const MATCH_LENGTHS = lengthCodes(3, [
  ...repeated(0, 32),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
]);

/** One of the three symbol streams of a sequences section. */
export interface SymbolStream {
  readonly maxAccuracyLog: number;
  readonly maxSymbol: number;
  /** The table of "predefined" mode, RFC 8878 3.1.1.3.2.2. */
  readonly predefined: FseTable;
}

export const LITERAL_LENGTH_STREAM: SymbolStream = {
  maxAccuracyLog: 9,
  maxSymbol: 35,
  predefined: buildFseTable(
    [4, 3, ...repeated(2, 11), ...repeated(1, 3), ...repeated(2, 9), 3, 2, ...repeated(1, 5), ...repeated(-1, 4)],
    6,
  ),
};

export const OFFSET_STREAM: SymbolStream = {
  maxAccuracyLog: 8,
  maxSymbol: 31,
  predefined: buildFseTable([...repeated(1, 6), 2, 2, 2, ...repeated(1, 15), ...repeated(-1, 5)], 5),
};

export const MATCH_LENGTH_STREAM: SymbolStream = {
  maxAccuracyLog: 9,
  maxSymbol: 52,
  predefined: buildFseTable([1, 4, 3, ...repeated(2, 6), ...repeated(1, 37), ...repeated(-1, 7)], 6),
};
