import type { BlockBytes } from './bit-reader.js';
import { MAX_BLOCK_BYTES, littleEndian } from './frame-header.js';
import { decodeHuffmanStream, readHuffmanTable, type HuffmanTable } from './huffman-table.js';
import { corrupt } from './zstd-fault.js';

/** What literals of one block leave for the next: the table that a "treeless" section takes over. */
export interface LiteralsState {
  huffman: HuffmanTable | undefined;
  /** Room for one block's literals. */
  readonly buffer: Uint8Array;
}

/** Room for the literals of any block. */
export function createLiteralsState(): LiteralsState {
  return { huffman: undefined, buffer: new Uint8Array(MAX_BLOCK_BYTES) };
}

interface Section {
  readonly size: number;
  /** The byte after the section. */
  readonly end: number;
}

/** Decodes the literals section of a block in `bytes[start, end)` to `state.buffer`. RFC 8878 3.1.1.3.1. */
export function readLiterals(state: LiteralsState, block: BlockBytes, start: number, end: number): Section {
  const type = (block.bytes[start] ?? 0) & 3;
  const section =
    type < 2 ? readPlain(state, block, start, type === 1) : readCompressed(state, block, start, end, type);
  if (section.end > end) throw corrupt('literals that reach past their block');
  return section;
}

/** Raw bytes, or one byte repeated. */
function readPlain(state: LiteralsState, { bytes }: BlockBytes, start: number, isRepeat: boolean): Section {
  const format = ((bytes[start] ?? 0) >> 2) & 3;
  const headerBytes = format === 1 ? 2 : format === 3 ? 3 : 1;
  const size = littleEndian(bytes, start, headerBytes) >> (headerBytes === 1 ? 3 : 4);
  if (size > MAX_BLOCK_BYTES) throw corrupt('more literals than a block can hold');
  const at = start + headerBytes;
  if (isRepeat) {
    state.buffer.fill(bytes[at] ?? 0, 0, size);
    return { size, end: at + 1 };
  }
  state.buffer.set(bytes.subarray(at, at + size));
  return { size, end: at + size };
}

/** Huffman codes in one stream or four, with a table of their own or (type 3) the last one. */
function readCompressed(state: LiteralsState, block: BlockBytes, start: number, end: number, type: number): Section {
  const { bytes, words } = block;
  const format = ((bytes[start] ?? 0) >> 2) & 3;
  const headerBytes = format < 2 ? 3 : format + 2;
  const sizeBits = format < 2 ? 10 : format === 2 ? 14 : 18;
  const header = Math.floor(littleEndian(bytes, start, headerBytes) / 16);
  const size = header % 2 ** sizeBits;
  const packed = Math.floor(header / 2 ** sizeBits);
  if (size > MAX_BLOCK_BYTES) throw corrupt('more literals than a block can hold');
  let at = start + headerBytes;
  const sectionEnd = at + packed;
  if (sectionEnd > end) throw corrupt('literals that reach past their block');
  if (type === 2) {
    const read = readHuffmanTable(bytes, words, at, sectionEnd);
    state.huffman = read.table;
    at = read.end;
  }
  const table = state.huffman;
  if (table === undefined) throw corrupt('literals without a Huffman table');
  if (format === 0) decodeHuffmanStream(table, bytes, words, at, sectionEnd, state.buffer, 0, size);
  else decodeFourStreams(table, block, at, sectionEnd, state.buffer, size);
  return { size, end: sectionEnd };
}

/** Four streams of equal output, the last one shorter; the first three say their lengths. RFC 8878 3.1.1.3.1.6. */
function decodeFourStreams(
  table: HuffmanTable,
  { bytes, words }: BlockBytes,
  start: number,
  end: number,
  output: Uint8Array,
  size: number,
): void {
  const share = (size + 3) >> 2;
  if (share * 3 > size) throw corrupt('too few literals for four streams');
  let at = start + 6;
  for (let stream = 0; stream < 4; stream++) {
    const streamEnd = stream < 3 ? at + littleEndian(bytes, start + 2 * stream, 2) : end;
    if (streamEnd > end) throw corrupt('literals that reach past their block');
    decodeHuffmanStream(
      table,
      bytes,
      words,
      at,
      streamEnd,
      output,
      share * stream,
      stream < 3 ? share * (stream + 1) : size,
    );
    at = streamEnd;
  }
}
