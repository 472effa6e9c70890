import { createBlockBytes, fillBlockBytes, type BlockBytes } from './bit-reader.js';
import {
  MAX_BLOCK_BYTES,
  MAX_HEADER_BYTES,
  isFrameMagic,
  isSkippableMagic,
  littleEndian,
  readFrameHeader,
  type FrameHeader,
} from './frame-header.js';
import { advance, beginFrame, createHistory, reserve, type History } from './history.js';
import { createLiteralsState, readLiterals, type LiteralsState } from './literals.js';
import { createSequencesState, runSequences, type SequencesState } from './sequences.js';
import { createXxh64, type Xxh64 } from './xxh64.js';
import { corrupt } from './zstd-fault.js';

/** What one step did. */
export interface ZstdStep {
  /** Bytes of input that the step used up; 0 if it needs more input than it was given. */
  readonly consumed: number;
  /** Decoded bytes, which the caller may keep. */
  readonly decoded?: Uint8Array;
}

/** A zstd stream read one unit (frame header, block, checksum, frame to skip) at a time. */
export interface ZstdDecoder {
  /** Takes one unit from the start of `input`. Throws `ZstdFault`; what earlier steps decoded is unaffected. */
  step(input: Uint8Array): ZstdStep;
  /** How many bytes `step` must be given to get further. */
  bytesNeeded(): number;
  /** Whether the input may end here: between frames. */
  isBetweenFrames(): boolean;
}

interface Frame {
  readonly header: FrameHeader;
  readonly sequences: SequencesState;
  readonly checksum: Xxh64 | undefined;
  decodedBytes: number;
  /** The last block has been read, and the checksum comes next. */
  isAtChecksum: boolean;
}

const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const MAGIC_BYTES = 4;
const NOTHING: ZstdStep = { consumed: 0 };

/** Creates a decoder for a stream of frames (RFC 8878 3.1). `maxWindowBytes` is the memory that a frame may ask for. */
export function createZstdDecoder(maxWindowBytes: number): ZstdDecoder {
  const history = createHistory();
  const block = createBlockBytes(MAX_BLOCK_BYTES);
  const literals = createLiteralsState();
  let frame: Frame | undefined;
  let skipBytes = 0;
  let needed = MAGIC_BYTES;

  const wait = (bytes: number): ZstdStep => {
    needed = bytes;
    return NOTHING;
  };

  const beginUnit = (input: Uint8Array): ZstdStep => {
    if (input.length < MAGIC_BYTES) return wait(MAGIC_BYTES);
    if (isSkippableMagic(input)) {
      if (input.length < 8) return wait(8);
      skipBytes = littleEndian(input, MAGIC_BYTES, 4);
      return { consumed: 8 };
    }
    if (!isFrameMagic(input)) throw corrupt('something other than a frame where one should begin');
    const header = readFrameHeader(input, maxWindowBytes);
    if (header === undefined) return wait(Math.min(input.length + 1, MAX_HEADER_BYTES));
    beginFrame(history, header.windowBytes);
    literals.huffman = undefined;
    frame = {
      header,
      sequences: createSequencesState(),
      checksum: header.hasChecksum ? createXxh64() : undefined,
      decodedBytes: 0,
      isAtChecksum: false,
    };
    return { consumed: header.headerBytes };
  };

  const endFrame = (current: Frame): void => {
    frame = undefined;
    const announced = current.header.contentBytes;
    if (announced !== undefined && announced !== current.decodedBytes)
      throw corrupt('another length than its header says');
  };

  const readChecksum = (input: Uint8Array, current: Frame): ZstdStep => {
    if (input.length < CHECKSUM_BYTES) return wait(CHECKSUM_BYTES);
    const digest = Number(BigInt.asUintN(32, current.checksum?.digest() ?? 0n));
    frame = undefined;
    if (digest !== littleEndian(input, 0, CHECKSUM_BYTES)) throw corrupt('another checksum than its content');
    endFrame(current);
    return { consumed: CHECKSUM_BYTES };
  };

  const readBlock = (input: Uint8Array, current: Frame): ZstdStep => {
    if (input.length < BLOCK_HEADER_BYTES) return wait(BLOCK_HEADER_BYTES);
    const header = littleEndian(input, 0, BLOCK_HEADER_BYTES);
    const type = (header >> 1) & 3;
    const size = header >> 3;
    if (type === 3 || size > MAX_BLOCK_BYTES) throw corrupt('a block of an impossible type or size');
    const end = BLOCK_HEADER_BYTES + (type === 1 ? 1 : size);
    if (input.length < end) return wait(end);

    reserve(history, MAX_BLOCK_BYTES);
    const start = history.at;
    const content = input.subarray(BLOCK_HEADER_BYTES, end);
    if (type === 2) decodeBlock(literals, current.sequences, block, content, history);
    else {
      if (type === 1) history.buffer.fill(content[0] ?? 0, start, start + size);
      else history.buffer.set(content, start);
      advance(history, size);
    }
    const decoded = history.buffer.slice(start, history.at);
    current.decodedBytes += decoded.length;
    current.checksum?.update(decoded);
    if ((header & 1) !== 0) {
      if (current.checksum === undefined) endFrame(current);
      else current.isAtChecksum = true;
    }
    return { consumed: end, decoded };
  };

  return {
    step(input) {
      if (skipBytes > 0) {
        const consumed = Math.min(skipBytes, input.length);
        skipBytes -= consumed;
        return consumed === 0 ? wait(1) : { consumed };
      }
      if (frame === undefined) return beginUnit(input);
      return frame.isAtChecksum ? readChecksum(input, frame) : readBlock(input, frame);
    },
    bytesNeeded: () => needed,
    isBetweenFrames: () => frame === undefined && skipBytes === 0,
  };
}

/** A compressed block: literals, then the sequences that lay them out. RFC 8878 3.1.1.3. */
function decodeBlock(
  literals: LiteralsState,
  sequences: SequencesState,
  block: BlockBytes,
  content: Uint8Array,
  history: History,
): void {
  const start = fillBlockBytes(block, content);
  const end = start + content.length;
  const { size, end: literalsEnd } = readLiterals(literals, block, start, end);
  runSequences(sequences, block, literalsEnd, end, literals.buffer.subarray(0, size), history);
}
