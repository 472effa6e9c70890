import type { Finding } from '../../diagnostics/finding.js';
import { locateInLine, patternOfLine } from '../../feeds/pattern-file.js';
import type { FeedPlace } from '../../feeds/index.js';
import { readByteOrderMark } from '../../input/text-encoding.js';
import { findingsInFeed } from '../findings.js';
import { formatText } from './format-text.js';
import type { Change, FormattedFile } from './formatted-file.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Formats a pattern file: each line with a pattern becomes its canonical text. Comments, empty lines and line breaks stay as they are, byte
 * for byte.
 */
export function formatPatternFile(file: string, bytes: Buffer): FormattedFile {
  const { encoding, markBytes } = readByteOrderMark(bytes);
  if (encoding !== 'utf-8') {
    const text = Buffer.from(new TextDecoder(encoding).decode(bytes));
    return { ...formatPatternFile(file, text), content: { reason: 'it is UTF-16, and only UTF-8 is written' } };
  }
  const pieces: Uint8Array[] = [bytes.subarray(0, markBytes)];
  const changes: Change[] = [];
  const findings: Finding[] = [];
  let patterns = 0;
  let line = 0;
  for (let at = markBytes; at < bytes.length;) {
    line += 1;
    const { end, next } = lineAt(bytes, at);
    const text = bytes.toString('utf8', at, end);
    const found = patternOfLine(text);
    const place = { file, line, column: (found?.start ?? 0) + 1 };
    const formatted = found ? formatLine(found.pattern, place, Buffer.from(text).equals(bytes.subarray(at, end))) : [];
    if (found) patterns += 1;
    if (typeof formatted === 'string' && formatted !== text) {
      changes.push({ place, before: text, after: formatted });
      pieces.push(Buffer.from(formatted), bytes.subarray(end, next));
    } else {
      if (typeof formatted !== 'string') findings.push(...formatted);
      pieces.push(bytes.subarray(at, next));
    }
    at = next;
  }
  const content = Buffer.concat(pieces);
  const printed = content.toString('utf8', markBytes);
  return { patterns, changes, findings, otherLanguages: new Map(), printed, content };
}

/** The canonical text of a line, or why the line stays as it is. */
function formatLine(pattern: string, place: FeedPlace, isUtf8: boolean): string | readonly Finding[] {
  if (!isUtf8) {
    const { file, ...start } = place;
    return [{ severity: 'error', message: 'The line is not UTF-8, and is left as it is.', file, start }];
  }
  const result = formatText(pattern, '2.1');
  if (result.kind === 'invalid') {
    const one = { indicator: { pattern }, place };
    return findingsInFeed(one, result.diagnostics, () => locateInLine(one));
  }
  const text = result.kind === 'changed' ? result.text : pattern;
  // After a // comment that a carriage return ended the canonical text has a line feed, which would make two lines of it.
  return text.includes('\n') ? [] : text;
}

/** Where a line ends, and where the next one begins. */
function lineAt(bytes: Buffer, at: number): { readonly end: number; readonly next: number } {
  const found = bytes.indexOf(LINE_FEED, at);
  if (found < 0) return { end: bytes.length, next: bytes.length };
  const end = found > at && bytes[found - 1] === CARRIAGE_RETURN ? found - 1 : found;
  return { end, next: found + 1 };
}
