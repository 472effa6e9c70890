import type { ByteSource } from './byte-source.js';
import { isProbablyBinary } from './is-probably-binary.js';
import { peek } from './peek.js';
import { decodeUtf8, readByteOrderMark, wholeCharactersLength, type TextEncodingName } from './text-encoding.js';

export const DEFAULT_SNIFF_BYTES = 64 * 1024;

/** The beginning of an input, and the whole of it. */
export interface Sniffed {
  /** The decoded text of the first bytes, without byte order mark and without a character that is cut off. */
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** Whether the input is no text at all (and `text` of no use). */
  readonly isBinary: boolean;
  /** Every byte of the input. Read it, or close it. */
  readonly rest: ByteSource;
}

/**
 * Looks at the first `count` bytes (64 KB) of an input to find out what it is. Waits for that many or the end: a caller
 * that follows a slow pipe asks for fewer. Never throws for a fault of the input; reading `rest` does.
 */
export async function sniff(source: ByteSource, count: number = DEFAULT_SNIFF_BYTES): Promise<Sniffed> {
  const { head, rest } = await peek(source, count);
  const { encoding, markBytes } = readByteOrderMark(head);
  const bytes = head.subarray(markBytes);
  const text =
    encoding === 'utf-8'
      ? decodeUtf8(bytes.subarray(0, wholeCharactersLength(bytes)))
      : // In stream mode the decoder keeps a cut character to itself.
        new TextDecoder(encoding).decode(bytes, { stream: true });
  return { text, encoding, isBinary: isProbablyBinary(head), rest };
}
