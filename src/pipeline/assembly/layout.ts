// Where things lie in the memory that the scanner and its caller share. `line-scanner.ts` writes the tables, this side reads them; the
// addresses come in through `configure`. All numbers are little-endian words of 4 bytes.

/** The bit table of needles, as `bit-table.ts` has it: its address, and the number of its words less one. */
export let needles: usize = 0;
export let needleMask: u32 = 0;

/** Names by fingerprint: 1024 numbers of the first name of each, and the names themselves, 32 bytes each, number 0 being none. */
export let slots: usize = 0;
export let names: usize = 0;

/** Lengths of windows and prefixes: a count, then the numbers. */
export let headWindows: usize = 0;
export let tailWindows: usize = 0;
export let prefixes: usize = 0;

/** Addresses that lie in no block, 16,384 words of 8 bytes: one more than the address, or 0. */
export let knownAddresses: usize = 0;

/** Rows for the caller, and the end of the room for them. */
export let rows: usize = 0;
export let rowsEnd: usize = 0;

export function configure(
  needlesAt: usize,
  needleWords: u32,
  slotsAt: usize,
  namesAt: usize,
  headsAt: usize,
  tailsAt: usize,
  prefixesAt: usize,
  addressesAt: usize,
  rowsAt: usize,
  rowsTo: usize,
): void {
  needles = needlesAt;
  needleMask = needleWords - 1;
  slots = slotsAt;
  names = namesAt;
  headWindows = headsAt;
  tailWindows = tailsAt;
  prefixes = prefixesAt;
  knownAddresses = addressesAt;
  rows = rowsAt;
  rowsEnd = rowsTo;
}

/** The first address that the scanner does not use itself. */
export function freeFrom(): usize {
  return __heap_base;
}
