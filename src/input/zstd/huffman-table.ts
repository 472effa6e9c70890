import { backwardStart, bitsAt, highestBit } from './bit-reader.js';
import { readFseTable } from './fse-table.js';
import { corrupt } from './zstd-fault.js';

/** The longest code that zstd allows (RFC 8878 4.2.1). */
const MAX_BITS = 11;
const MAX_WEIGHT_ACCURACY_LOG = 6;
const MAX_WEIGHTS = 255;

/** A Huffman decoding table: `entries[next maxBits bits]` is the code's length times 256, plus the symbol. */
export interface HuffmanTable {
  readonly maxBits: number;
  readonly entries: Uint16Array;
}

/** Reads the table's description in `bytes[start, end)`; returns the byte after it too. RFC 8878 4.2.1. */
export function readHuffmanTable(
  bytes: Uint8Array,
  words: DataView,
  start: number,
  end: number,
): { readonly table: HuffmanTable; readonly end: number } {
  const header = bytes[start] ?? 0;
  const first = start + 1;
  const isDirect = header >= 128;
  const after = first + (isDirect ? (header - 126) >> 1 : header);
  if (after > end) throw corrupt('a Huffman table that reaches past its block');
  const weights = isDirect
    ? Array.from(
        { length: header - 127 },
        (_, index) => ((bytes[first + (index >> 1)] ?? 0) >> (index & 1 ? 0 : 4)) & 15,
      )
    : readCompressedWeights(bytes, words, first, after);
  return { table: buildHuffmanTable(weights), end: after };
}

/** Two states take turns on one backward stream; when it runs dry the other state's symbol is the last. RFC 8878 4.2.1.2. */
function readCompressedWeights(bytes: Uint8Array, words: DataView, start: number, end: number): number[] {
  const { table, end: streamStart } = readFseTable(words, start, end, MAX_WEIGHT_ACCURACY_LOG, MAX_BITS + 1);
  const firstBit = streamStart * 8;
  let at = backwardStart(bytes, streamStart, end) - 2 * table.accuracyLog;
  if (at < firstBit) throw corrupt('Huffman weights that end early');
  let current = bitsAt(words, at + table.accuracyLog, table.accuracyLog);
  let other = bitsAt(words, at, table.accuracyLog);
  const weights: number[] = [];
  // A state that costs no bits could go on for ever: the number of weights is what ends it.
  while (weights.length < MAX_WEIGHTS) {
    weights.push(table.symbols[current] ?? 0);
    const width = table.bits[current] ?? 0;
    at -= width;
    if (at < firstBit) {
      weights.push(table.symbols[other] ?? 0);
      return weights;
    }
    const moved = (table.bases[current] ?? 0) + bitsAt(words, at, width);
    current = other;
    other = moved;
  }
  throw corrupt('too many Huffman weights');
}

/** The last symbol's weight is not written: it is what makes the sum a power of two. RFC 8878 4.2.1.3. */
function buildHuffmanTable(written: readonly number[]): HuffmanTable {
  const slots = (weight: number): number => (weight === 0 ? 0 : 1 << (weight - 1));
  if (written.length > MAX_WEIGHTS) throw corrupt('too many Huffman weights');
  let sum = 0;
  for (const weight of written) {
    if (weight > MAX_BITS) throw corrupt('a Huffman code that is too long');
    sum += slots(weight);
  }
  if (sum === 0) throw corrupt('a Huffman table without symbols');
  const maxBits = highestBit(sum) + 1;
  const missing = (1 << maxBits) - sum;
  if (maxBits > MAX_BITS || (missing & (missing - 1)) !== 0) throw corrupt('a Huffman table that does not add up');
  const weights = [...written, highestBit(missing) + 1];

  const entries = new Uint16Array(1 << maxBits);
  let at = 0;
  for (let weight = 1; weight <= maxBits; weight++) {
    const entryBase = (maxBits + 1 - weight) << 8;
    weights.forEach((own, symbol) => {
      if (own !== weight) return;
      entries.fill(entryBase | symbol, at, at + slots(weight));
      at += slots(weight);
    });
  }
  return { maxBits, entries };
}

/**
 * Decodes the backward stream in `bytes[start, end)` to exactly `output[from, to)`. RFC 8878 4.2.2.
 * Throws if the stream holds fewer or more symbols.
 */
export function decodeHuffmanStream(
  table: HuffmanTable,
  bytes: Uint8Array,
  words: DataView,
  start: number,
  end: number,
  output: Uint8Array,
  from: number,
  to: number,
): void {
  const { maxBits, entries } = table;
  const mask = (1 << maxBits) - 1;
  const firstBit = start * 8;
  let at = backwardStart(bytes, start, end);
  let out = from;
  // Two codes take at most 22 of the 25 bits that one load is sure to hold.
  while (out + 1 < to && at - firstBit >= 2 * maxBits) {
    const low = at - 2 * maxBits;
    const window = words.getUint32(low >> 3, true) >>> (low & 7);
    const first = entries[(window >>> maxBits) & mask] ?? 0;
    const second = entries[(window >>> (maxBits - (first >> 8))) & mask] ?? 0;
    output[out] = first;
    output[out + 1] = second;
    out += 2;
    at -= (first >> 8) + (second >> 8);
  }
  for (; out < to && at >= firstBit; out++) {
    const entry = entries[bitsAt(words, at - maxBits, maxBits)] ?? 0;
    output[out] = entry;
    at -= entry >> 8;
  }
  if (out !== to || at !== firstBit) throw corrupt('literals of another length than announced');
}
