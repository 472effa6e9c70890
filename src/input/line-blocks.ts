import { asBuffer, joinBytes, type Bytes } from './byte-source.js';
import { joinBefore } from './chunk-memory.js';
import { utf8Bytes } from './text-encoding.js';

const LINE_FEED = 10;

/** The longest line that is read by default. */
export const DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface LineOptions {
  /** The longest line that is read, in bytes of UTF-8 without its line feed. Longer ones are skipped and reported. */
  readonly maxLineBytes?: number;
}

/**
 * A stretch of a text, in the text's order: whole lines as they stand (each ends with a line feed, but for a last line
 * without one), or one line that is too long, of which only the length is known.
 */
export type LineBlock =
  { readonly kind: 'lines'; readonly bytes: Uint8Array } | { readonly kind: 'too-long'; readonly byteLength: number };

/**
 * Cuts a text into blocks of whole lines, one a chunk or so, as UTF-8 without byte order mark. For those who look for
 * something in the raw bytes first; `readLines` makes strings of it. A last line that ends in a fault of the input is not
 * given: cut values must not be taken for whole ones. A block is its consumer's, who may give its memory back (`giveBack`).
 */
export async function* readLineBlocks(
  bytes: Bytes,
  options: LineOptions = {},
): AsyncGenerator<LineBlock, void, undefined> {
  const maxLineBytes = options.maxLineBytes ?? DEFAULT_MAX_LINE_BYTES;
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  for await (const chunk of utf8Bytes(bytes)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    // Copied, so that nobody but the block's consumer looks at the chunk.
    const rest = Buffer.from(chunk.subarray(end));
    if (end > 0) {
      const first = begunBytes > maxLineBytes ? chunk.indexOf(LINE_FEED) + 1 : 0;
      if (first > 0) yield { kind: 'too-long', byteLength: begunBytes + first - 1 };
      const block = first > 0 ? chunk.subarray(first, end) : joinBefore(begun, chunk.subarray(0, end));
      begun = [];
      begunBytes = 0;
      if (block.length <= maxLineBytes) yield* nonEmpty(block);
      else yield* cutLongLines(asBuffer(block), maxLineBytes);
    }
    begunBytes += rest.length;
    // A line that is too long already is only counted.
    if (begunBytes > maxLineBytes) begun = [];
    else if (rest.length > 0) begun.push(rest);
  }
  if (begunBytes > maxLineBytes) yield { kind: 'too-long', byteLength: begunBytes };
  else if (begunBytes > 0) yield { kind: 'lines', bytes: joinBytes(begun) };
}

function* nonEmpty(bytes: Uint8Array): Generator<LineBlock, void, undefined> {
  if (bytes.length > 0) yield { kind: 'lines', bytes };
}

/** Only for blocks longer than the limit, in which some line may be. */
function* cutLongLines(block: Buffer, maxLineBytes: number): Generator<LineBlock, void, undefined> {
  let from = 0;
  for (let at = 0; at < block.length;) {
    const lineFeed = block.indexOf(LINE_FEED, at);
    if (lineFeed - at > maxLineBytes) {
      yield* nonEmpty(block.subarray(from, at));
      yield { kind: 'too-long', byteLength: lineFeed - at };
      from = lineFeed + 1;
    }
    at = lineFeed + 1;
  }
  yield* nonEmpty(block.subarray(from));
}
