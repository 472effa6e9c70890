import type { Fix } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import { writeString } from '../literals.js';

/** A token as the diagnostics need it. */
export interface FoundToken {
  readonly type: number;
  readonly text: string;
  readonly span: Span;
  /** The whole pattern: what stands around a token often tells what its author meant. */
  readonly pattern: string;
}

/** A part of the pattern. */
export interface Excerpt {
  readonly text: string;
  readonly span: Span;
}

/** How far advice looks around a token. It bounds the work for one message, and a message is not the place for more text. */
const REACH = 200;

/** The text before a token, without white space at its end. */
export function textBefore({ pattern, span }: Pick<FoundToken, 'pattern' | 'span'>): string {
  return pattern.slice(Math.max(0, span.start - REACH), span.start).trimEnd();
}

/** The text after a token. */
export function textAfter({ pattern, span }: Pick<FoundToken, 'pattern' | 'span'>): string {
  return pattern.slice(span.end, span.end + REACH);
}

/** The run of characters around a token that a reader takes for one value: up to white space, brackets, quotes and commas. */
export function wordAround({ pattern, span }: Pick<FoundToken, 'pattern' | 'span'>): Excerpt {
  const left = /[^\s[\](),'"=<>!]*$/u.exec(pattern.slice(Math.max(0, span.start - REACH), span.start))?.[0] ?? '';
  const right = /^[^\s[\](),'"]*/u.exec(textAfter({ pattern, span }))?.[0] ?? '';
  return excerpt(pattern, span.start - left.length, span.end + right.length);
}

/** The part of the pattern between two offsets. */
export function excerpt(pattern: string, start: number, end: number): Excerpt {
  return { text: pattern.slice(start, end), span: { start, end } };
}

const LONGEST_QUOTE = 60;

/** A text as messages quote it; the middle of a long one is left out. */
export function quote(text: string): string {
  return `"${shorten(text)}"`;
}

/** The text, or its beginning and end around an ellipsis. */
export function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, 40)}…${text.slice(-15)}` : text;
}

/** Puts a word into quotes; not one that is so long that its end may not have been looked at. */
export function quoteFix({ text, span }: Excerpt): Fix | undefined {
  return text.length > REACH ? undefined : { span, text: writeString(text) };
}
