import type { Readable } from 'node:stream';
import type { ByteSource } from './byte-source.js';
import type { InputFile } from './expand-inputs.js';
import { gunzip, isGzip } from './gunzip.js';
import { InputError } from './input-error.js';
import { lookAhead } from './look-ahead.js';
import { readRawFile, readRawStream, type RawBytes } from './raw-bytes.js';
import { unzstd } from './unzstd.js';
import { isZstd } from './zstd/frame-header.js';

/** What compressed input may ask of us. */
export interface ExpansionLimits {
  /** How many times its stored size an input may unpack to, once it has unpacked to `expansionFloorBytes`. */
  readonly expansionRatio: number;
  /** Below this many bytes any ratio is fine: a small file of zeros is no bomb. */
  readonly expansionFloorBytes: number;
  /** The memory that a zstd frame may ask for. */
  readonly zstdWindowBytes: number;
}

/**
 * Logs of one repeated line reach 1:300. The window is what the zstd command accepts by default, and what its `--long`
 * mode writes.
 */
export const DEFAULT_EXPANSION_LIMITS: ExpansionLimits = {
  expansionRatio: 400,
  expansionFloorBytes: 256 * 1024 * 1024,
  zstdWindowBytes: 128 * 1024 * 1024,
};

export interface OpenBytesOptions {
  readonly limits?: Partial<ExpansionLimits>;
  /** What `-` reads; standard input by default. */
  readonly stdin?: Readable;
}

/** The longest magic number. */
const MAGIC_BYTES = 4;

/**
 * The bytes of a file, or of standard input for `-`, in chunks of up to 4 MB; gzip and zstd are unpacked, known by their
 * first bytes and not by the name. Opens the file at the first read. Iterating throws `InputError`, after every byte that
 * comes before the fault.
 */
export function openBytes(file: Pick<InputFile, 'path'>, options: OpenBytesOptions = {}): ByteSource {
  const { path } = file;
  const limits = { ...DEFAULT_EXPANSION_LIMITS, ...options.limits };
  const raw = path === '-' ? readRawStream(path, options.stdin ?? process.stdin) : readRawFile(path);
  const bytes = unpack(raw, limits);
  let isTaken = false;
  return {
    path,
    get bytesRead() {
      return raw.bytesRead;
    },
    get size() {
      return raw.size;
    },
    get modified() {
      return raw.modified;
    },
    close: async () => {
      await bytes.return();
    },
    [Symbol.asyncIterator]() {
      if (isTaken) throw new Error(`The bytes of ${path} can be read only once.`);
      isTaken = true;
      return bytes;
    },
  };
}

async function* unpack(raw: RawBytes, limits: ExpansionLimits): AsyncGenerator<Uint8Array, void, undefined> {
  const { head, rest } = await lookAhead(raw.chunks, MAGIC_BYTES);
  if (isGzip(head)) yield* limitExpansion(raw, gunzip(raw.path, rest, secondReading(raw)), limits);
  else if (isZstd(head)) yield* limitExpansion(raw, unzstd(raw.path, rest, limits.zstdWindowBytes), limits);
  else yield* rest;
}

/** Only a regular file gives the same bytes again. */
function secondReading(raw: RawBytes): (() => AsyncIterable<Uint8Array>) | undefined {
  return raw.size === undefined ? undefined : () => readRawFile(raw.path).chunks;
}

/** Ends a stream whose content grows out of proportion to what was read of it (a decompression bomb). */
async function* limitExpansion(
  raw: RawBytes,
  unpacked: AsyncIterable<Uint8Array>,
  { expansionRatio, expansionFloorBytes }: ExpansionLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  for await (const chunk of unpacked) {
    total += chunk.length;
    if (total > expansionFloorBytes && total > expansionRatio * raw.bytesRead) {
      const detail = `unpacks to more than ${expansionRatio} times its size (limit expansionRatio = ${expansionRatio}, which counts from expansionFloorBytes = ${expansionFloorBytes})`;
      throw new InputError(raw.path, 'too-large', detail, { limit: 'expansionRatio' });
    }
    yield chunk;
  }
}
