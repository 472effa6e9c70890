import { reserve, type ByteReader, type ByteWriter } from './byte-writer.js';

/** The two forms in which STIX objects have their times, digits as `d`. Whether there is such a day does not matter: digits come back. */
const FORMS = ['dddd-dd-ddTdd:dd:dd.dddZ', 'dddd-dd-ddTdd:dd:ddZ'] as const;
const DATE_END = 10;

/** Which of the forms a text has; -1 if none. */
export function timeForm(text: string): number {
  const [withMilliseconds, withSeconds] = FORMS;
  const form = text.length === withMilliseconds.length ? 0 : 1;
  const shape = form === 0 ? withMilliseconds : withSeconds;
  if (text.length !== shape.length || text.charCodeAt(DATE_END) !== 0x54) return -1;
  for (let at = 0; at < shape.length; at += 1) {
    const unit = text.charCodeAt(at);
    const wanted = shape.charCodeAt(at);
    if (wanted === 0x64 ? unit < 0x30 || unit > 0x39 : unit !== wanted) return -1;
  }
  return form;
}

/** Writes the digits of a time as two numbers of four bytes, those of the day and those after it. */
export function writeTime(writer: ByteWriter, text: string): void {
  reserve(writer, 8);
  writeWord(writer, digitsOf(text, 0, DATE_END));
  writeWord(writer, digitsOf(text, DATE_END, text.length));
}

export function readTime(reader: ByteReader, form: number): string {
  const shape = FORMS[form] ?? FORMS[0];
  const date = readWord(reader).toString().padStart(8, '0');
  const digits =
    date +
    readWord(reader)
      .toString()
      .padStart(shape.replaceAll(/[^d]/g, '').length - date.length, '0');
  let next = 0;
  return shape.replaceAll('d', () => digits.charAt(next++));
}

function digitsOf(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
  }
  return number;
}

function writeWord(writer: ByteWriter, word: number): void {
  for (let shift = 0; shift < 32; shift += 8) writer.bytes[writer.length++] = (word >>> shift) & 0xff;
}

function readWord(reader: ByteReader): number {
  let word = 0;
  for (let shift = 0; shift < 32; shift += 8) word |= (reader.bytes[reader.at++] ?? 0) << shift;
  return word >>> 0;
}
