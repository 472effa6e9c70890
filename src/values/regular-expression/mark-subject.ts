import type { Alphabet } from './alphabet.js';

/**
 * Three assertions of PCRE are not those of re2, which knows word boundaries of ASCII only and no final line feed:
 *
 *     \b  is Unicode-aware        $ and \Z  hold before a final LF too        (?m)^  does not hold after a final LF
 *
 * So that re2 answers them all the same, each character of the subject is written as its letter between two marks, and the place between two
 * characters, where an assertion is tested, lies between a left and a right mark of our choice:
 *
 *     c0  c1  c2    ->    R0 l0 L1   R1 l1 L2   R2 l2 L3
 *
 * re2 says that there is a line start after a LF, a line end before a LF, and a word boundary between a word character and another one; so
 * the marks are LF, a word character or neither, whatever makes its answer the right one. A line start and a word boundary cannot both be
 * asked of one place with an answer that needs three values: after a LF there is no boundary if a LF follows.
 */
export interface MarkedAssertions {
  /** What the mark LF on the right of a place stands for. */
  readonly lineEnd: 'final' | 'every' | 'none';
  readonly lineStart: boolean;
  readonly wordBoundary: boolean;
}

const LINE_FEED = 0x0a;
const WORD_MARK = 0x61;
const PLAIN_MARK = 0x2d;
/** String.fromCharCode takes its arguments from the stack. */
const CHUNK = 8192;

/**
 * Writes a subject in letters and, unless `marks` is left out, with a mark on either side of each.
 *
 * @param isWord whether a code point is a word character
 */
export function markSubject(
  subject: string,
  { letterOf }: Alphabet,
  marks: MarkedAssertions | undefined,
  isWord: (codePoint: number) => boolean,
): string {
  const units = new Uint16Array(subject.length * (marks ? 3 : 1));
  let length = 0;
  let index = 0;
  let previous = -1;
  let previousIsWord = false;
  while (index < subject.length) {
    const codePoint = subject.codePointAt(index) ?? 0;
    index += codePoint > 0xffff ? 2 : 1;
    const letter = letterOf(codePoint);
    if (!marks) {
      units[length] = letter;
      length += 1;
      continue;
    }

    const wordHere = marks.wordBoundary && isWord(codePoint);
    const boundary = wordHere !== previousIsWord;
    const lineEnd =
      codePoint === LINE_FEED && (marks.lineEnd === 'every' || (marks.lineEnd === 'final' && index === subject.length));
    if (previous >= 0) {
      const lineStart = marks.lineStart && previous === LINE_FEED;
      // With a LF on the right the left mark makes the boundary; otherwise the right one does.
      units[length] = lineStart ? LINE_FEED : boundary && lineEnd ? WORD_MARK : PLAIN_MARK;
      length += 1;
    }
    units[length] = lineEnd ? LINE_FEED : boundary ? WORD_MARK : PLAIN_MARK;
    units[length + 1] = letter;
    length += 2;
    previous = codePoint;
    previousIsWord = wordHere;
  }
  if (marks && previous >= 0) {
    // At the end re2 sees a line end by itself, and no line start unless we write one.
    units[length] = previousIsWord ? WORD_MARK : PLAIN_MARK;
    length += 1;
  }
  return textOf(units.subarray(0, length));
}

function textOf(units: Uint16Array): string {
  const chunks: string[] = [];
  for (let start = 0; start < units.length; start += CHUNK) {
    chunks.push(String.fromCharCode(...units.subarray(start, start + CHUNK)));
  }
  return chunks.join('');
}
