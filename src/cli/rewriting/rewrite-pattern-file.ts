import type { Finding } from '../../diagnostics/finding.js';
import { locateInLine, patternOfLine } from '../../feeds/pattern-file.js';
import type { FeedPlace } from '../../feeds/index.js';
import { readByteOrderMark } from '../../input/text-encoding.js';
import { findingsInFeed } from '../validation/findings.js';
import { reasonOf, type Change, type Rewriter, type RewrittenFile } from './rewritten-file.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Rewrites a pattern file, each line with a pattern by itself. Comments, empty lines and line breaks stay as they are, byte
 * for byte.
 */
export function rewritePatternFile(file: string, bytes: Buffer, rewriter: Rewriter): RewrittenFile {
  const { encoding, markBytes } = readByteOrderMark(bytes);
  if (encoding !== 'utf-8') {
    const text = Buffer.from(new TextDecoder(encoding).decode(bytes));
    const content = { reason: 'it is UTF-16, and only UTF-8 is written' };
    return { ...rewritePatternFile(file, text, rewriter), content };
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
    if (found) {
      patterns += 1;
      const place = { file, line, column: found.start + 1 };
      const isUtf8 = Buffer.from(text).equals(bytes.subarray(at, end));
      const rewritten = isUtf8 ? rewriteLine(text, found, place, rewriter) : { findings: [notUtf8(place)] };
      findings.push(...(rewritten.findings ?? []));
      if (rewritten.change) changes.push(rewritten.change);
      pieces.push(rewritten.change ? Buffer.from(rewritten.change.after) : bytes.subarray(at, end));
    } else pieces.push(bytes.subarray(at, end));
    pieces.push(bytes.subarray(end, next));
    at = next;
  }
  const content = Buffer.concat(pieces);
  const printed = content.toString('utf8', markBytes);
  return { patterns, changes, findings, otherLanguages: new Map(), printed, content };
}

interface RewrittenLine {
  readonly change?: Change;
  readonly findings?: readonly Finding[];
}

function rewriteLine(
  line: string,
  { pattern, start }: { readonly pattern: string; readonly start: number },
  place: FeedPlace,
  { rewrite, trimsLines }: Rewriter,
): RewrittenLine {
  const one = { indicator: { pattern }, place };
  const result = rewrite(pattern, one);
  if (result.kind === 'invalid') return { findings: findingsInFeed(one, result.diagnostics, locateInLine) };
  const text = result.kind === 'changed' ? result.text : pattern;
  const after = trimsLines ? text : line.slice(0, start) + text + line.slice(start + pattern.length);
  // After a // comment that a carriage return ended the new text may have a line feed, which would make two lines of it.
  return after === line || text.includes('\n') ? {} : { change: { place, before: line, after, ...reasonOf(result) } };
}

function notUtf8({ file, ...start }: FeedPlace): Finding {
  return { severity: 'error', message: 'The line is not UTF-8, and is left as it is.', file, start };
}

/** Where a line ends, and where the next one begins. */
function lineAt(bytes: Buffer, at: number): { readonly end: number; readonly next: number } {
  const found = bytes.indexOf(LINE_FEED, at);
  if (found < 0) return { end: bytes.length, next: bytes.length };
  const end = found > at && bytes[found - 1] === CARRIAGE_RETURN ? found - 1 : found;
  return { end, next: found + 1 };
}
