import {
  readByte,
  readNumber,
  reserve,
  writeByte,
  writeNumber,
  type ByteReader,
  type ByteWriter,
} from './byte-writer.js';

/** Writes a text and how it is written: a byte a unit where all are ASCII, two otherwise, so that lone surrogates come back too. */
export function writeText(writer: ByteWriter, text: string): void {
  const { length } = text;
  writeNumber(writer, length);
  reserve(writer, 2 * length + 1);
  const start = writer.length;
  const { bytes } = writer;
  bytes[start] = NARROW;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      writeWide(writer, text);
      return;
    }
    bytes[start + 1 + at] = unit;
  }
  writer.length = start + 1 + length;
}

const NARROW = 0;
const WIDE = 1;

function writeWide(writer: ByteWriter, text: string): void {
  writeByte(writer, WIDE);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    writer.bytes[writer.length++] = unit & 0xff;
    writer.bytes[writer.length++] = unit >>> 8;
  }
}

/** Units a call to `fromCharCode`, whose arguments lie on the stack. */
const CHUNK = 4096;

export function readText(reader: ByteReader): string {
  const length = readNumber(reader);
  const width = readByte(reader) === WIDE ? 2 : 1;
  const { bytes, at: start } = reader;
  let text = '';
  for (let from = 0; from < length; from += CHUNK) {
    const units: number[] = [];
    for (let at = from; at < Math.min(length, from + CHUNK); at += 1) {
      const low = bytes[start + at * width] ?? 0;
      units.push(width === 1 ? low : low | ((bytes[start + at * 2 + 1] ?? 0) << 8));
    }
    text += String.fromCharCode(...units);
  }
  reader.at = start + length * width;
  return text;
}
