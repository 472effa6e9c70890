import { joinBytes } from './byte-source.js';
import { createGunzipStepper, type GunzipStep } from './gunzip-stepper.js';
import { InputError } from './input-error.js';

/**
 * Input is given to zlib in pieces of this size at most, so that one piece decodes to 33 MB at the very worst
 * (deflate cannot do better than 1:1032). The first pieces are smaller: a fault loses what its own piece decoded to.
 */
const MAX_PIECE_BYTES = 32 * 1024;
const FIRST_PIECE_BYTES = 1024;
const SALVAGE_BYTES = 256 * 1024;

/** Whether bytes begin as a gzip member does (RFC 1952 2.3.1). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Decodes gzip, of any number of members. Every byte before a fault comes out, then an `InputError` (`truncated` or
 * `corrupt`) is thrown. Where zlib finds a contradiction it throws away what its last call decoded; `readAgain` reads the
 * input a second time to get at it. Without it (a pipe) up to one piece's content before a contradiction is lost; before a
 * mere end of the input nothing is.
 */
export async function* gunzip(
  path: string,
  compressed: AsyncIterable<Uint8Array>,
  readAgain: (() => AsyncIterable<Uint8Array>) | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stepper = createGunzipStepper();
  let running: Promise<GunzipStep> | undefined;
  let runningBytes = 0;
  let usedBytes = 0;
  let decodedBytes = 0;
  try {
    for await (const piece of cutPieces(compressed)) {
      const step = await running;
      if (step !== undefined) {
        if (step.error !== undefined) break;
        usedBytes += runningBytes;
      }
      // zlib works on the next piece while the consumer works on the last one.
      running = stepper.push(piece);
      runningBytes = piece.length;
      for (const chunk of step?.decoded ?? []) {
        decodedBytes += chunk.length;
        yield chunk;
      }
      requirePadding(path, step?.unused);
    }
    const last = await running;
    const end = last?.error === undefined ? await stepper.end() : undefined;
    for (const chunk of [...(last?.decoded ?? []), ...(end?.decoded ?? [])]) {
      decodedBytes += chunk.length;
      yield chunk;
    }
    requirePadding(path, last?.unused);
    const error = last?.error ?? end?.error;
    if (error === undefined) return;
    if (isEarlyEnd(error)) throw new InputError(path, 'truncated', 'the gzip data ends early', { cause: error });
    if (readAgain !== undefined) yield* salvage(readAgain(), usedBytes, decodedBytes);
    throw new InputError(path, 'corrupt', `the gzip data is damaged (${error.message})`, { cause: error });
  } finally {
    stepper.close();
  }
}

function isEarlyEnd(error: Error): boolean {
  return 'code' in error && error.code === 'Z_BUF_ERROR';
}

/** Zeros after the last member are padding, as gzip itself takes them; anything else would be lost without a word. */
function requirePadding(path: string, unused: Uint8Array | undefined): void {
  if (unused?.some((byte) => byte !== 0) !== true) return;
  throw new InputError(path, 'corrupt', 'something other than gzip data follows the gzip data');
}

async function* cutPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let size = FIRST_PIECE_BYTES;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + size);
      at += piece.length;
      size = Math.min(size * 2, MAX_PIECE_BYTES);
      yield piece;
    }
  }
}

/**
 * Decodes once more: up to the piece that failed as before, then byte by byte, so that the one call that fails holds
 * next to nothing. Gives what follows the first `decodedBytes`. A second reading that fails changes nothing.
 */
async function* salvage(
  compressed: AsyncIterable<Uint8Array>,
  usedBytes: number,
  decodedBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stepper = createGunzipStepper();
  let known = decodedBytes;
  let found: Uint8Array[] = [];
  let foundBytes = 0;
  try {
    for await (const piece of cutBytesAfter(compressed, usedBytes)) {
      const step = await stepper.push(piece);
      for (const chunk of step.decoded) {
        const fresh = chunk.subarray(Math.min(known, chunk.length));
        known -= chunk.length - fresh.length;
        if (fresh.length > 0) found.push(fresh);
        foundBytes += fresh.length;
      }
      if (foundBytes >= SALVAGE_BYTES) {
        yield joinBytes(found);
        found = [];
        foundBytes = 0;
      }
      if (step.error !== undefined) break;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  } finally {
    stepper.close();
  }
  if (foundBytes > 0) yield joinBytes(found);
}

async function* cutBytesAfter(
  chunks: AsyncIterable<Uint8Array>,
  whole: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let left = whole;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + (left > 0 ? Math.min(left, MAX_PIECE_BYTES) : 1));
      at += piece.length;
      left -= Math.min(left, piece.length);
      yield piece;
    }
  }
}
