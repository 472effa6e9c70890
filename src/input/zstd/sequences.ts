import { backwardStart, bitsAt, type BlockBytes } from './bit-reader.js';
import { readFseTable, singleSymbolTable, type FseTable } from './fse-table.js';
import { MAX_BLOCK_BYTES, littleEndian } from './frame-header.js';
import { advance, type History } from './history.js';
import {
  LITERAL_LENGTHS,
  LITERAL_LENGTH_STREAM,
  MATCH_LENGTHS,
  MATCH_LENGTH_STREAM,
  OFFSET_STREAM,
  type SymbolStream,
} from './sequence-codes.js';
import { corrupt } from './zstd-fault.js';

/** Above this many bytes one native copy is cheaper than a loop. */
const NATIVE_COPY_BYTES = 48;

/** What sequences of one block leave for the next of the frame: tables to repeat, and the last three offsets. */
export interface SequencesState {
  literalLengths: FseTable | undefined;
  offsets: FseTable | undefined;
  matchLengths: FseTable | undefined;
  readonly recent: [number, number, number];
}

/** A state for a new frame. The offsets are RFC 8878 3.1.1.5. */
export function createSequencesState(): SequencesState {
  return { literalLengths: undefined, offsets: undefined, matchLengths: undefined, recent: [1, 4, 8] };
}

/**
 * Decodes the sequences section in `bytes[start, end)` and writes the block's content to the history: each sequence copies
 * some literals, then a match. RFC 8878 3.1.1.3.2 and 3.1.1.4. The caller has reserved `MAX_BLOCK_BYTES`.
 */
export function runSequences(
  state: SequencesState,
  block: BlockBytes,
  start: number,
  end: number,
  literals: Uint8Array,
  history: History,
): void {
  const { bytes, words } = block;
  const first = bytes[start] ?? 0;
  if (start >= end) throw corrupt('a block without sequences section');
  if (first === 0) {
    if (start + 1 !== end) throw corrupt('bytes after the last sequence');
    history.buffer.set(literals, history.at);
    advance(history, literals.length);
    return;
  }
  const countBytes = first < 128 ? 1 : first < 255 ? 2 : 3;
  const count =
    first < 128
      ? first
      : first < 255
        ? ((first - 128) << 8) + (bytes[start + 1] ?? 0)
        : littleEndian(bytes, start + 1, 2) + 0x7f00;
  const modes = bytes[start + countBytes] ?? 0;
  if ((modes & 3) !== 0) throw corrupt('a reserved bit set in a sequences header');

  let at = start + countBytes + 1;
  const readTable = (stream: SymbolStream, mode: number, last: FseTable | undefined): FseTable => {
    if (at > end) throw corrupt('sequences that reach past their block');
    if (mode === 0) return stream.predefined;
    if (mode === 1) {
      const symbol = bytes[at++] ?? 0;
      if (symbol > stream.maxSymbol) throw corrupt('a sequence code out of range');
      return singleSymbolTable(symbol);
    }
    if (mode === 2) {
      const read = readFseTable(words, at, end, stream.maxAccuracyLog, stream.maxSymbol);
      at = read.end;
      return read.table;
    }
    if (last === undefined) throw corrupt('a table to repeat where there is none');
    return last;
  };
  state.literalLengths = readTable(LITERAL_LENGTH_STREAM, modes >> 6, state.literalLengths);
  state.offsets = readTable(OFFSET_STREAM, (modes >> 4) & 3, state.offsets);
  state.matchLengths = readTable(MATCH_LENGTH_STREAM, (modes >> 2) & 3, state.matchLengths);
  const tables = { literalLengths: state.literalLengths, offsets: state.offsets, matchLengths: state.matchLengths };
  executeSequences(tables, state.recent, count, block, at, end, literals, history);
}

interface Tables {
  readonly literalLengths: FseTable;
  readonly offsets: FseTable;
  readonly matchLengths: FseTable;
}

function executeSequences(
  { literalLengths, offsets, matchLengths }: Tables,
  recent: [number, number, number],
  count: number,
  { bytes, words }: BlockBytes,
  start: number,
  end: number,
  literals: Uint8Array,
  history: History,
): void {
  const firstBit = start * 8;
  let bit = backwardStart(bytes, start, end);
  let literalState = bitsAt(words, (bit -= literalLengths.accuracyLog), literalLengths.accuracyLog);
  let offsetState = bitsAt(words, (bit -= offsets.accuracyLog), offsets.accuracyLog);
  let matchState = bitsAt(words, (bit -= matchLengths.accuracyLog), matchLengths.accuracyLog);

  const output = history.buffer;
  const outputStart = history.at;
  let out = outputStart;
  let literal = 0;
  for (let left = count; left > 0; left--) {
    const offsetCode = offsets.symbols[offsetState] ?? 0;
    const matchCode = matchLengths.symbols[matchState] ?? 0;
    const literalCode = literalLengths.symbols[literalState] ?? 0;
    let offsetValue = 2 ** offsetCode;
    if (offsetCode > 16) {
      // One load holds 25 bits, an offset has up to 31.
      offsetValue += bitsAt(words, (bit -= offsetCode - 16), offsetCode - 16) * 65536;
      offsetValue += bitsAt(words, (bit -= 16), 16);
    } else {
      offsetValue += bitsAt(words, (bit -= offsetCode), offsetCode);
    }
    const matchBits = MATCH_LENGTHS.extraBits[matchCode] ?? 0;
    const matchBytes = (MATCH_LENGTHS.bases[matchCode] ?? 0) + bitsAt(words, (bit -= matchBits), matchBits);
    const literalBits = LITERAL_LENGTHS.extraBits[literalCode] ?? 0;
    const literalBytes = (LITERAL_LENGTHS.bases[literalCode] ?? 0) + bitsAt(words, (bit -= literalBits), literalBits);
    if (left > 1) {
      const literalStateBits = literalLengths.bits[literalState] ?? 0;
      literalState =
        (literalLengths.bases[literalState] ?? 0) + bitsAt(words, (bit -= literalStateBits), literalStateBits);
      const matchStateBits = matchLengths.bits[matchState] ?? 0;
      matchState = (matchLengths.bases[matchState] ?? 0) + bitsAt(words, (bit -= matchStateBits), matchStateBits);
      const offsetStateBits = offsets.bits[offsetState] ?? 0;
      offsetState = (offsets.bases[offsetState] ?? 0) + bitsAt(words, (bit -= offsetStateBits), offsetStateBits);
    }
    // Checked for every sequence: hostile lengths would otherwise keep the copy loops busy for hours.
    if (bit < firstBit) throw corrupt('a sequence bit stream that ends early');
    if (literalBytes > literals.length - literal) throw corrupt('a sequence that takes more literals than there are');
    if (literalBytes + matchBytes > MAX_BLOCK_BYTES - (out - outputStart)) throw corrupt('a block of more than 128 KB');

    const offset = resolveOffset(recent, offsetValue, literalBytes);
    if (literalBytes > NATIVE_COPY_BYTES) output.set(literals.subarray(literal, literal + literalBytes), out);
    else for (let index = 0; index < literalBytes; index++) output[out + index] = literals[literal + index] ?? 0;
    literal += literalBytes;
    out += literalBytes;

    if (offset > Math.min(history.reach + (out - outputStart), history.windowBytes)) {
      throw corrupt('a match that reaches back too far');
    }
    const from = out - offset;
    if (matchBytes > NATIVE_COPY_BYTES && offset >= matchBytes) output.copyWithin(out, from, from + matchBytes);
    else for (let index = 0; index < matchBytes; index++) output[out + index] = output[from + index] ?? 0;
    out += matchBytes;
  }
  if (bit !== firstBit) throw corrupt('bits after the last sequence');
  const rest = literals.length - literal;
  if (rest > MAX_BLOCK_BYTES - (out - outputStart)) throw corrupt('a block of more than 128 KB');
  output.set(literals.subarray(literal), out);
  advance(history, out + rest - outputStart);
}

/** Values 1 to 3 name one of the last three offsets (the next older one after no literals), larger ones are new. RFC 8878 3.1.1.5. */
function resolveOffset(recent: [number, number, number], value: number, literalBytes: number): number {
  if (value > 3) {
    recent[2] = recent[1];
    recent[1] = recent[0];
    recent[0] = value - 3;
    return recent[0];
  }
  const index = value - (literalBytes === 0 ? 0 : 1);
  if (index === 0) return recent[0];
  const offset = index === 1 ? recent[1] : index === 2 ? recent[2] : recent[0] - 1;
  if (offset === 0) throw corrupt('a match offset of zero');
  if (index > 1) recent[2] = recent[1];
  recent[1] = recent[0];
  recent[0] = offset;
  return offset;
}
