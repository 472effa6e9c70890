import { reserve, type ByteReader, type ByteWriter } from './byte-writer.js';

const UUID_LENGTH = 36;
/** Whether a UUID has a hyphen there. */
const isHyphen = (at: number): boolean => at === 8 || at === 13 || at === 18 || at === 23;

/** The part of `type--uuid` before its UUID, if the text is an identifier with a UUID in lower case (STIX 2.9). */
export function identifierPrefix(text: string): string | undefined {
  const start = text.length - UUID_LENGTH;
  if (start < 0) return undefined;
  for (let at = 0; at < UUID_LENGTH; at += 1) {
    const unit = text.charCodeAt(start + at);
    if (isHyphen(at) ? unit !== 0x2d : digitOf(unit) < 0) return undefined;
  }
  return text.slice(0, start);
}

/** Writes the UUID at the end of an identifier: 16 bytes for 36 characters. */
export function writeUuid(writer: ByteWriter, text: string): void {
  reserve(writer, UUID_LENGTH);
  let high = -1;
  for (let at = text.length - UUID_LENGTH; at < text.length; at += 1) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      writer.bytes[writer.length++] = (high << 4) | digit;
      high = -1;
    }
  }
}

export function readUuid(reader: ByteReader): string {
  let text = '';
  for (let octet = 0; octet < 16; octet += 1) {
    if (isHyphen(text.length)) text += '-';
    text += (reader.bytes[reader.at++] ?? 0).toString(16).padStart(2, '0');
  }
  return text;
}

/** The value of a lower-case hexadecimal digit; -1 for anything else. */
function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  return unit >= 0x61 && unit <= 0x66 ? unit - 0x57 : -1;
}
