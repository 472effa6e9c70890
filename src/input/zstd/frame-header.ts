import { ZstdFault, corrupt } from './zstd-fault.js';

/** The largest content of a block, whatever the window (RFC 8878 3.1.1.2.4). */
export const MAX_BLOCK_BYTES = 128 * 1024;

/** The longest frame header: magic number, descriptor, window, dictionary, content size. */
export const MAX_HEADER_BYTES = 4 + 1 + 1 + 4 + 8;

const MAGIC = 0xfd2fb528;
/** Sixteen magic numbers mark frames that hold no data of ours (RFC 8878 3.1.2). */
const SKIPPABLE_MAGIC = 0x184d2a50;
const DICTIONARY_ID_BYTES: readonly number[] = [0, 1, 2, 4];

export interface FrameHeader {
  /** How far back a match may reach. */
  readonly windowBytes: number;
  /** The decoded size, where the frame says it. */
  readonly contentBytes: number | undefined;
  readonly hasChecksum: boolean;
  /** Bytes of the header itself. */
  readonly headerBytes: number;
}

export function isFrameMagic(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && littleEndian(bytes, 0, 4) === MAGIC;
}

export function isSkippableMagic(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && littleEndian(bytes, 0, 4) - ((bytes[0] ?? 0) % 16) === SKIPPABLE_MAGIC;
}

/** Whether bytes begin as a zstd file does: with a frame, or with one to skip. */
export function isZstd(head: Uint8Array): boolean {
  return isFrameMagic(head) || isSkippableMagic(head);
}

/** An unsigned little-endian number of up to 6 bytes. */
export function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/**
 * Reads a frame's header at the start of `bytes`; undefined if it is not all there yet. RFC 8878 3.1.1.1.
 * Throws `ZstdFault` on a frame that cannot be decoded here.
 */
export function readFrameHeader(bytes: Uint8Array, maxWindowBytes: number): FrameHeader | undefined {
  const descriptor = bytes[4];
  if (descriptor === undefined) return undefined;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const dictionaryAt = isSingleSegment ? 5 : 6;
  const dictionaryBytes = DICTIONARY_ID_BYTES[descriptor & 3] ?? 0;
  const sizeAt = dictionaryAt + dictionaryBytes;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  const headerBytes = sizeAt + sizeBytes;
  if (bytes.length < headerBytes) return undefined;

  if ((descriptor & 8) !== 0) throw corrupt('a reserved bit set in a frame header');
  if (littleEndian(bytes, dictionaryAt, dictionaryBytes) !== 0) {
    throw new ZstdFault('unsupported', 'the zstd data needs a dictionary that is not part of it');
  }
  const contentBytes = sizeBytes === 0 ? undefined : readContentSize(bytes, sizeAt, sizeBytes);
  const windowBytes = isSingleSegment ? (contentBytes ?? 0) : readWindowSize(bytes[5] ?? 0);
  if (windowBytes > maxWindowBytes) {
    throw new ZstdFault(
      'too-large',
      `the zstd data needs a window of ${windowBytes} bytes (limit zstdWindowBytes = ${maxWindowBytes})`,
      'zstdWindowBytes',
    );
  }
  return { windowBytes, contentBytes, hasChecksum: (descriptor & 4) !== 0, headerBytes };
}

/** RFC 8878 3.1.1.1.4. Sizes above 2 ** 53 lose their last digits, which no window limit lets through anyway. */
function readContentSize(bytes: Uint8Array, at: number, count: number): number {
  if (count === 8) return littleEndian(bytes, at, 4) + littleEndian(bytes, at + 4, 4) * 2 ** 32;
  return littleEndian(bytes, at, count) + (count === 2 ? 256 : 0);
}

/** RFC 8878 3.1.1.1.2: a power of two from 1 KB, and up to seven eighths of it on top. */
function readWindowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
