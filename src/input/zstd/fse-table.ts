import { bitsAt, highestBit } from './bit-reader.js';
import { corrupt } from './zstd-fault.js';

/**
 * A finite state entropy decoding table. In state `s` the symbol is `symbols[s]`, and the next state is
 * `bases[s]` plus the next `bits[s]` bits.
 */
export interface FseTable {
  readonly accuracyLog: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

/** A table of one state, which costs no bits: every symbol is the same. */
export function singleSymbolTable(symbol: number): FseTable {
  return { accuracyLog: 0, symbols: Uint8Array.of(symbol), bits: new Uint8Array(1), bases: new Uint16Array(1) };
}

/**
 * Builds the table for a normalised distribution, whose entries are counts of states out of `2 ** accuracyLog`;
 * -1 is "less than one", which gets one state at the table's end. RFC 8878 4.1.1.
 */
export function buildFseTable(counts: readonly number[], accuracyLog: number): FseTable {
  const size = 1 << accuracyLog;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let rareFrom = size;
  counts.forEach((count, symbol) => {
    next[symbol] = Math.abs(count);
    if (count === -1) symbols[--rareFrom] = symbol;
  });

  // The step is odd, hence coprime with the size, and visits every state once.
  const step = (size >> 1) + (size >> 3) + 3;
  let at = 0;
  counts.forEach((count, symbol) => {
    for (let placed = 0; placed < count; placed++) {
      symbols[at] = symbol;
      do at = (at + step) & (size - 1);
      while (at >= rareFrom);
    }
  });

  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] ?? 0;
    const order = next[symbol] ?? 0;
    next[symbol] = order + 1;
    const width = accuracyLog - highestBit(order);
    bits[state] = width;
    bases[state] = (order << width) - size;
  }
  return { accuracyLog, symbols, bits, bases };
}

/**
 * Reads a distribution from `words` at byte `start` and builds its table. Returns the byte after it too.
 * RFC 8878 4.1.1. Throws on a table that is too fine, names too many symbols or reaches past `end`.
 */
export function readFseTable(
  words: DataView,
  start: number,
  end: number,
  maxAccuracyLog: number,
  maxSymbol: number,
): { readonly table: FseTable; readonly end: number } {
  const accuracyLog = bitsAt(words, start * 8, 4) + 5;
  if (accuracyLog > maxAccuracyLog) throw corrupt('an entropy table that is too fine');
  const counts: number[] = [];
  let at = start * 8 + 4;
  let left = 1 << accuracyLog;
  while (left > 0) {
    if (counts.length > maxSymbol || at > end * 8) throw corrupt('an entropy table with too many symbols');
    // Of the 2 ** width values only left + 2 are needed, so the lowest ones are written with a bit less.
    const width = highestBit(left + 1) + 1;
    const short = (1 << width) - 1 - (left + 1);
    const mask = (1 << (width - 1)) - 1;
    let value = bitsAt(words, at, width);
    if ((value & mask) < short) {
      value &= mask;
      at += width - 1;
    } else {
      if (value > mask) value -= short;
      at += width;
    }
    const count = value - 1;
    counts.push(count);
    left -= Math.abs(count);
    if (count === 0) at = readZeroRun(words, at, counts, maxSymbol);
  }
  const after = (at + 7) >> 3;
  if (left < 0 || counts.length > maxSymbol + 1 || after > end) throw corrupt('an entropy table that does not add up');
  return { table: buildFseTable(counts, accuracyLog), end: after };
}

/** After a count of zero, two bits say how many more zeros follow; three means three, and two more bits. */
function readZeroRun(words: DataView, start: number, counts: number[], maxSymbol: number): number {
  let at = start;
  for (;;) {
    const zeros = bitsAt(words, at, 2);
    at += 2;
    for (let added = 0; added < zeros; added++) counts.push(0);
    if (zeros < 3) return at;
    if (counts.length > maxSymbol) throw corrupt('an entropy table with too many symbols');
  }
}
