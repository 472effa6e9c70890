import { joinBytes } from './byte-source.js';
import { InputError } from './input-error.js';
import { createZstdDecoder } from './zstd/zstd-decoder.js';
import { ZstdFault } from './zstd/zstd-fault.js';

/**
 * Decodes zstd, of any number of frames. Every block before a fault comes out, then an `InputError` is thrown.
 * `maxWindowBytes` bounds the memory that the data may ask for.
 */
export async function* unzstd(
  path: string,
  compressed: AsyncIterable<Uint8Array>,
  maxWindowBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = createZstdDecoder(maxWindowBytes);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const chunk of compressed) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // Joined only when there is enough: small chunks would otherwise be copied again and again.
    if (waitingBytes < decoder.bytesNeeded()) continue;
    let input = joinBytes(waiting);
    for (;;) {
      const { consumed, decoded } = orInputError(path, () => decoder.step(input));
      if (consumed === 0) break;
      input = input.subarray(consumed);
      if (decoded !== undefined && decoded.length > 0) yield decoded;
    }
    waiting = input.length > 0 ? [input] : [];
    waitingBytes = input.length;
  }
  if (waitingBytes > 0 || !decoder.isBetweenFrames()) {
    throw new InputError(path, 'truncated', 'the zstd data ends early');
  }
}

function orInputError<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ZstdFault)) throw error;
    throw new InputError(path, error.reason, error.message, { limit: error.limit, cause: error });
  }
}
