import { isAscii, isUtf8 } from 'node:buffer';
import { asBuffer, type Bytes } from './byte-source.js';
import { lookAhead } from './look-ahead.js';

/** A byte order mark is at most three bytes long. */
const MARK_BYTES = 3;
const UTF8_MARK_BYTES = 3;

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the byte order mark at the start of a text says, and how many bytes it takes. UTF-8 where there is none. */
export function readByteOrderMark(head: Uint8Array): {
  readonly encoding: TextEncodingName;
  readonly markBytes: number;
} {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', markBytes: UTF8_MARK_BYTES };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return { encoding: 'utf-8', markBytes: 0 };
}

/**
 * The text's bytes as UTF-8 without byte order mark. UTF-16 is converted if a mark announces it (unpaired surrogates become
 * U+FFFD); UTF-8 is passed through unchecked and uncopied.
 */
export async function* utf8Bytes(bytes: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  const { head, rest } = await lookAhead(bytes, MARK_BYTES);
  const { encoding, markBytes } = readByteOrderMark(head);
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of rest) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
    return;
  }
  let toSkip = markBytes;
  for await (const chunk of rest) {
    const skipped = Math.min(toSkip, chunk.length);
    toSkip -= skipped;
    yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}

/** How many ill-formed sequences decoding replaces by U+FFFD. Costs next to nothing for well-formed bytes. */
export function countReplacements(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return 0;
  const buffer = asBuffer(bytes);
  return countInText(buffer.toString('utf8')) - countInBytes(buffer);
}

function countInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** U+FFFD as the author wrote it. Its first byte begins no other character's middle, so it is always read as such. */
function countInBytes(buffer: Buffer): number {
  const written = Buffer.from('\ufffd');
  let count = 0;
  for (let at = buffer.indexOf(written); at >= 0; at = buffer.indexOf(written, at + 1)) count++;
  return count;
}

/** Decodes UTF-8, ill-formed sequences replaced, and counts those. */
export function decodeCounting(bytes: Uint8Array): { readonly text: string; readonly replaced: number } {
  // latin1 is copied as it is; utf8 is checked character by character.
  if (isAscii(bytes)) return { text: asBuffer(bytes).toString('latin1'), replaced: 0 };
  return { text: asBuffer(bytes).toString('utf8'), replaced: countReplacements(bytes) };
}

/** Decodes UTF-8, ill-formed sequences replaced. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decodeCounting(bytes).text;
}

/** The length of `bytes` without a UTF-8 character that is cut off at its end. */
export function wholeCharactersLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
