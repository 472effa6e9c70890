/** Frames written by hand, for what the usual encoder never writes. RFC 8878. */

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

/** A block of a type: 0 raw, 1 one byte repeated `size` times, 2 compressed, 3 reserved. */
export function block(
  type: number,
  body: readonly number[],
  options: { last?: boolean; size?: number } = {},
): number[] {
  const header = (options.last === false ? 0 : 1) | (type << 1) | ((options.size ?? body.length) << 3);
  return [header & 255, (header >> 8) & 255, (header >> 16) & 255, ...body];
}

/** A frame without checksum and content size, with a window of 128 KB or as the window descriptor says. */
export function frame(blocks: readonly number[], windowDescriptor = 7 << 3): Buffer {
  return Buffer.from([...MAGIC, 0, windowDescriptor, ...blocks]);
}

/** A frame header with any descriptor and what follows it. */
export function frameWithHeader(descriptor: number, rest: readonly number[]): Buffer {
  return Buffer.from([...MAGIC, descriptor, ...rest]);
}

/** A frame that holds nothing for us. */
export function skippableFrame(content: Buffer): Buffer {
  const header = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}

/** Raw literals with a header of three bytes. */
export function rawLiterals(content: Uint8Array): number[] {
  const header = 0 | (3 << 2) | (content.length << 4);
  return [header & 255, (header >> 8) & 255, (header >> 16) & 255, ...content];
}

/** A sequences section whose codes are each a single one ("RLE" mode), without extra bits. */
export function uniformSequences(
  count: number,
  codes: { readonly literals: number; readonly offset: number; readonly match: number },
  bits: readonly number[] = [1],
): number[] {
  const number =
    count < 128
      ? [count]
      : count < 0x7f00
        ? [128 + (count >> 8), count & 255]
        : [255, (count - 0x7f00) & 255, (count - 0x7f00) >> 8];
  return [...number, 0b01_01_01_00, codes.literals, codes.offset, codes.match, ...bits];
}
