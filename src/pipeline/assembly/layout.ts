// Where things lie in the memory that the scanner and its caller share. `line-scanner.ts` writes the tables, this side reads them. All numbers
// are little-endian words of 4 bytes; a list is a count followed by so many of them.

/** The bit table of needles, as `bit-table.ts` has it: its address, and the number of its words less one. */
export let needles: usize = 0;
export let needleMask: u32 = 0;

/** The same, folded until it fits the second cache: whatever it does not hold, the other does not hold either. */
export let coarseNeedles: usize = 0;
export let coarseMask: u32 = 0;

/** Names by fingerprint: 1024 numbers of the first name of each, and the names themselves, 32 bytes each, number 0 being none. */
export let slots: usize = 0;
export let names: usize = 0;

/** Lists of the lengths of windows and prefixes. */
export let headWindows: usize = 0;
export let tailWindows: usize = 0;
export let gramWindows: usize = 0;
export let prefixes: usize = 0;

/** With what grams begin, as `gram-starts.ts` has it. */
export let gramStarts: usize = 0;

/** Addresses that lie in no block, 16,384 words of 8 bytes: one more than the address, or 0. */
export let knownAddresses: usize = 0;

/** The schemes of URLs that mappings compose, a list of addresses, at each of which is a length followed by that many letters. */
export let schemes: usize = 0;
/** How composed URLs are looked at. */
export let urlLooks: u32 = 0;

/** Rows for the caller, and the end of the room for them. */
export let rows: usize = 0;
export let rowsEnd: usize = 0;

/** Takes all of these from a table of words, in this order. */
export function configure(table: usize): void {
  needles = word(table, 0);
  needleMask = word(table, 1) - 1;
  coarseNeedles = word(table, 2);
  coarseMask = word(table, 3) - 1;
  slots = word(table, 4);
  names = word(table, 5);
  headWindows = word(table, 6);
  tailWindows = word(table, 7);
  gramWindows = word(table, 8);
  prefixes = word(table, 9);
  gramStarts = word(table, 10);
  knownAddresses = word(table, 11);
  schemes = word(table, 12);
  urlLooks = word(table, 13);
  rows = word(table, 14);
  rowsEnd = word(table, 15);
}

// @ts-ignore: decorator
@inline
function word(table: usize, index: usize): u32 {
  return load<u32>(table + (index << 2));
}

/** The first address that the scanner does not use itself. */
export function freeFrom(): usize {
  return __heap_base;
}
