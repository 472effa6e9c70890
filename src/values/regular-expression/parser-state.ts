import type { ExpressionLimits } from './limits.js';
import type { Mode } from './mode.js';
import { Refusal } from './refusal.js';

/** The options that `(?imsxnJU)` switch, as they stand at one place of an expression. */
export interface InlineOptions {
  readonly caseless: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** 0 off, 1 `x`, 2 `xx`. */
  readonly extended: 0 | 1 | 2;
  readonly noCapture: boolean;
  readonly duplicateNames: boolean;
  readonly ungreedy: boolean;
}

/** Semantics 6.7: DOTALL is on, nothing else. */
export const INITIAL_OPTIONS: InlineOptions = {
  caseless: false,
  multiline: false,
  dotAll: true,
  extended: 0,
  noCapture: false,
  duplicateNames: false,
  ungreedy: false,
};

/** Where the parser is. The one mutable thing of a parse. */
export interface ParserState {
  readonly text: string;
  readonly mode: Mode;
  readonly limits: ExpressionLimits;
  /** UTF-16 offset of the next character. */
  position: number;
  /** Inside `\Q...\E`, where every character is literal. */
  quoting: boolean;
  /** Capturing groups so far: it decides whether `\10` is octal. */
  groupCount: number;
  readonly groupNames: Map<string, number>;
}

export function createParserState(text: string, mode: Mode, limits: ExpressionLimits): ParserState {
  return { text, mode, limits, position: 0, quoting: false, groupCount: 0, groupNames: new Map() };
}

export function atEnd(state: ParserState): boolean {
  return state.position >= state.text.length;
}

/** Whether the rest of the expression begins with `text`. */
export function lookingAt(state: ParserState, text: string): boolean {
  return state.text.startsWith(text, state.position);
}

/** Skips `text` if it comes next, and says whether it did. */
export function accept(state: ParserState, text: string): boolean {
  if (!lookingAt(state, text)) return false;
  state.position += text.length;
  return true;
}

/** The next UTF-16 unit as a string; empty at the end. */
export function peek(state: ParserState): string {
  return state.text.charAt(state.position);
}

/** Takes the next character. The caller has looked that there is one. */
export function takeCodePoint(state: ParserState): number {
  const codePoint = state.text.codePointAt(state.position) ?? 0;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
    throw invalid('A surrogate without its other half is no character.', state.position, state.position + 1);
  }
  state.position += codePoint > 0xffff ? 2 : 1;
  return codePoint;
}

/** Takes the longest run of characters that `test` accepts, at most `max` of them. */
export function takeWhile(state: ParserState, test: (character: string) => boolean, max = Infinity): string {
  const start = state.position;
  while (state.position - start < max && !atEnd(state) && test(peek(state))) state.position += 1;
  return state.text.slice(start, state.position);
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

export function invalid(message: string, start: number, end: number): Refusal {
  return new Refusal('invalid', message, start, end);
}

export function unsupported(message: string, start: number, end: number): Refusal {
  return new Refusal('unsupported', message, start, end);
}
