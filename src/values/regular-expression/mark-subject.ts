import { textFromUnits } from '../utf16-units.js';
import type { Alphabet } from './alphabet.js';

/**
 * Three assertions of PCRE are not those of re2, which knows word boundaries of ASCII only and no final line feed:
 *
 *     \b  is Unicode-aware        $ and \Z  hold before a final LF too        (?m)^  does not hold after a final LF
 *
 * Each is a question about one place between two characters. So a subject is written with two marks at each place, one on the left of it and
 * one on the right, that make re2 give PCRE's answer there; `l` is the letter of a character:
 *
 *     c0 c1 c2    ->    > l0 <  > l1 <  > l2 <        (a place is what stands between < and >)
 *
 * To re2 a line starts after LF, a line ends before LF, and between a word character and another there is a word boundary. Hence
 *
 *     the left mark is LF  where a line starts,   else `a` if the right mark is LF and there is a boundary, else `-`;
 *     the right mark is LF where a line ends,     else `a` if there is a boundary,                          else `-`.
 *
 * That both are LF where there is a boundary cannot be: the place then lies between two line feeds. Before the first mark and after the last
 * one re2 sees the start and the end of the text, which are right as they are.
 */

/** Which lines a subject is marked for; word boundaries follow from its letters. */
export interface LineMarks {
  /** Before which line feeds a line ends: the final one, every one, or none because the expression does not ask. */
  readonly lineEnd: 'final' | 'every' | 'none';
  readonly lineStart: boolean;
}

const LINE_FEED = 0x0a;
const WORD_MARK = 0x61;
const PLAIN_MARK = 0x2d;

/**
 * Writes a subject in letters and, unless `marks` is left out, with a mark on either side of each.
 *
 * @param wordLetters 1 for the letters of word characters
 */
export function markSubject(
  subject: string,
  { letterOf }: Alphabet,
  marks: LineMarks | undefined,
  wordLetters: Uint8Array,
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

    const wordHere = wordLetters[letter] === 1;
    const boundary = wordHere !== previousIsWord;
    const lineEnd =
      codePoint === LINE_FEED && (marks.lineEnd === 'every' || (marks.lineEnd === 'final' && index === subject.length));
    if (previous >= 0) {
      const lineStart = marks.lineStart && previous === LINE_FEED;
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
  return textFromUnits(units.subarray(0, length));
}
