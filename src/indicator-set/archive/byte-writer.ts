/** Bytes that are being written, in a buffer that grows and is used again. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

const SMALLEST = 1024;

export function createByteWriter(): ByteWriter {
  return { bytes: new Uint8Array(SMALLEST), length: 0 };
}

/** Makes room for `more` bytes. */
export function reserve(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, 2 * writer.bytes.length));
  grown.set(writer.bytes);
  writer.bytes = grown;
}

export function writeByte(writer: ByteWriter, byte: number): void {
  reserve(writer, 1);
  writer.bytes[writer.length++] = byte;
}

/** A whole number below 2^32: seven bits a byte, the lowest first; the highest bit says that more follow. */
export function writeNumber(writer: ByteWriter, number: number): void {
  reserve(writer, 5);
  let rest = number;
  while (rest > 0x7f) {
    writer.bytes[writer.length++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

/** Where bytes are being read. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
}

export function readByte(reader: ByteReader): number {
  return reader.bytes[reader.at++] ?? 0;
}

export function readNumber(reader: ByteReader): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = readByte(reader);
    number |= (byte & 0x7f) << shift;
    if (byte < 0x80) return number >>> 0;
  }
}
