import type { SetItem } from './character-set.js';
import type { ClassName } from './character-classes.js';
import { readBracedNumber, readHexadecimal, readOctal } from './parse-numeric-escape.js';
import { readProperty } from './parse-property.js';
import {
  accept,
  atEnd,
  invalid,
  isDigit,
  peek,
  takeCodePoint,
  takeWhile,
  unsupported,
  type ParserState,
} from './parser-state.js';

/** What an escape sequence stands for. */
export type Escape =
  | { readonly kind: 'character'; readonly codePoint: number }
  | { readonly kind: 'set'; readonly item: SetItem }
  /** One of `\A \B \b \G \K \N \R \Z \z`, and of `\E \Q` in a class, whose meaning depends on the place. */
  | { readonly kind: 'letter'; readonly letter: string };

const CONTROL: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const CLASSES: ReadonlyMap<string, ClassName> = new Map([
  ['d', 'digit'],
  ['h', 'horizontalSpace'],
  ['s', 'space'],
  ['v', 'verticalSpace'],
  ['w', 'word'],
]);

/** Larger numbers are no group's, and PCRE2 then reads the digits as something else. */
const MAX_REFERENCE = 214_748_363;

const LETTERS: ReadonlySet<string> = new Set('ABbEGKNQRZz');

const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['C', '`\\C`, one code unit whatever it is part of, is not matched. Write `.` for a character.'],
  ['X', '`\\X`, one grapheme cluster, is not matched. Write `.` or `\\P{M}\\p{M}*`.'],
]);

/** Reads an escape sequence from its backslash on. */
export function readEscape(state: ParserState, inClass: boolean): Escape {
  const start = state.position;
  state.position += 1;
  if (atEnd(state)) throw invalid('The expression ends with a backslash. Write `\\\\` for one.', start, state.position);
  const letter = peek(state);
  if (isDigit(letter)) return readDigits(state, start, inClass);
  if (!/^[A-Za-z]$/.test(letter)) return character(takeCodePoint(state));
  state.position += 1;

  const control = CONTROL.get(letter);
  if (control !== undefined) return character(control);
  const className = CLASSES.get(letter.toLowerCase());
  if (className) {
    return { kind: 'set', item: { kind: 'class', name: className, negated: letter !== letter.toLowerCase() } };
  }
  if (letter === 'p' || letter === 'P') return { kind: 'set', item: readProperty(state, start, letter === 'P') };
  const numeric = readNumericEscape(state, letter, start);
  if (numeric !== undefined) return character(numeric);
  if (inClass && letter === 'g') return character(0x67);
  if (!inClass) refuseUnsupported(state, letter, start);
  if (LETTERS.has(letter)) return { kind: 'letter', letter };
  throw invalid(
    `\`\\${letter}\` is no escape sequence of PCRE. Write \`${letter}\` for the letter.`,
    start,
    state.position,
  );
}

/** `\cA`, `\x41`, `\x{41}`, `\o{101}`, `\N{U+41}`. */
function readNumericEscape(state: ParserState, letter: string, start: number): number | undefined {
  switch (letter) {
    case 'c':
      return readControl(state, start);
    case 'x':
      return readHexadecimal(state, start);
    case 'o':
      if (!accept(state, '{'))
        throw invalid('`\\o` is followed by octal digits in braces: `\\o{101}`.', start, state.position);
      return readBracedNumber(state, start, 8);
    case 'N':
      return readNamedCharacter(state, start);
    default:
      return undefined;
  }
}

function readControl(state: ParserState, start: number): number {
  const unit = peek(state).charCodeAt(0);
  if (!(unit >= 0x20 && unit <= 0x7e)) {
    throw invalid('`\\c` is followed by a printable ASCII character: `\\cA`.', start, state.position);
  }
  state.position += 1;
  return String.fromCharCode(unit).toUpperCase().charCodeAt(0) ^ 0x40;
}

/** `\N` is a set unless a brace that opens no quantifier follows. */
function readNamedCharacter(state: ParserState, start: number): number | undefined {
  if (state.mode === 'text' && accept(state, '{U+')) return readBracedNumber(state, start, 16);
  const rest = state.text.slice(state.position, state.position + 16);
  if (!rest.startsWith('{') || /^\{[0-9]+(,[0-9]*)?\}/.test(rest)) return undefined;
  throw invalid('Characters have no names here: write `\\x{...}` with the code point.', start, state.position + 1);
}

/** Outside a class a number is a backreference unless it begins with 0, or looks octal and counts more groups than there are so far. */
function readDigits(state: ParserState, start: number, inClass: boolean): Escape {
  const first = peek(state);
  if (!inClass && first !== '0') {
    const position = state.position;
    const number = Number(takeWhile(state, isDigit));
    if (number <= MAX_REFERENCE && (number < 10 || first >= '8' || number <= state.groupCount)) {
      throw unsupported('A backreference is not matched: it has no linear-time form.', start, state.position);
    }
    state.position = position;
  }
  // In a class `\8` is the digit.
  if (first >= '8') return character(takeCodePoint(state));
  return character(readOctal(state, start));
}

function refuseUnsupported(state: ParserState, letter: string, start: number): void {
  const message = UNSUPPORTED.get(letter);
  if (message !== undefined) throw unsupported(message, start, state.position);
  const next = peek(state);
  if (letter === 'g' && /^[0-9+\-{<']$/.test(next)) {
    const call = next === '<' || next === "'";
    const construct = call ? 'A call of a group' : 'A backreference';
    throw unsupported(`${construct} is not matched: it has no linear-time form.`, start, state.position + 1);
  }
  if (letter === 'k' && /^[{<']$/.test(next)) {
    throw unsupported('A backreference is not matched: it has no linear-time form.', start, state.position + 1);
  }
}

function character(codePoint: number): Escape {
  return { kind: 'character', codePoint };
}
