import { Token } from 'antlr4ng';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import type { Situation } from './advice/expectations.js';

/** A token as recovery sees it: white space and comments are none. */
export interface PlainToken {
  readonly type: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Where a text cannot be parsed on, and its tokens. */
export interface Failure {
  readonly situation: Situation;
  readonly tokens: readonly PlainToken[];
  /** Which of them it is. */
  readonly at: number;
}

/** The author sees the next ones when these are mended; each costs a parse of the whole text. */
export const MOST_FAULTS = 10;
/** A longer text is parsed once. */
export const LONGEST_RECOVERED = 50_000;

/** Faults after the first, and whether more of them were not looked for. */
export interface Recovered {
  readonly found: readonly Situation[];
  readonly isCut: boolean;
}

/**
 * The faults after the first. What is around a fault, up to the next AND, OR or bracket, is replaced by something valid, and the text is parsed
 * again: what fails then, behind that place, is a fault of its own. Where it is not sure what the author would have closed, nothing more is
 * said: a fault less is better than one that is none.
 *
 * @param parse parses a text; undefined if there is no fault in it
 */
export function recoverFaults(text: string, first: Failure, parse: (text: string) => Failure | undefined): Recovered {
  const found: Situation[] = [];
  if (text.length > LONGEST_RECOVERED) return { found, isCut: true };
  let failure = first;
  let patched = text;
  let shift = 0;
  while (found.length < MOST_FAULTS - 1) {
    const patch = patchOf(failure);
    if (!patch) break;
    patched = patched.slice(0, patch.start) + patch.text + patched.slice(patch.end);
    shift += patch.text.length - (patch.end - patch.start);
    const next = parse(patched);
    const sure = patch.start + patch.text.length;
    if (!next || next.situation.found.span.start <= sure + leadingBlanks(patched, sure)) break;
    found.push(inOriginal(next.situation, text, shift));
    failure = next;
  }
  return { found, isCut: found.length === MOST_FAULTS - 1 };
}

/** The token at which parsing goes on is right after the patch: a fault there is the same one. */
function leadingBlanks(text: string, from: number): number {
  return text.slice(from).search(/\S|$/);
}

function inOriginal(situation: Situation, text: string, shift: number): Situation {
  const { found } = situation;
  const span = { start: found.span.start - shift, end: found.span.end - shift };
  return { ...situation, found: { ...found, span, pattern: text } };
}

interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const COMPARISON = ' x:x=1 ';
const OBSERVATION = ' [x:x=1] ';
const CONNECTIVES: ReadonlySet<number> = new Set([T.AND, T.OR, T.FOLLOWEDBY]);

/** What a comparison, and what an observation expression, begins with. */
const BEGINNINGS: ReadonlySet<number> = new Set([T.Identifier, T.HyphenatedIdentifier, T.EXISTS, T.NOT, T.LPAREN]);
const OPENINGS: ReadonlySet<number> = new Set([T.LBRACK, T.LPAREN]);
/** What an index comes after. */
const PATH_ENDS: ReadonlySet<number> = new Set([T.Identifier, T.StringLiteral, T.RBRACK]);

/** Where the tokens before a fault have led to. */
interface Place {
  readonly inBrackets: boolean;
  /** The token after which the part begins that is at fault. */
  readonly separator: number;
}

function patchOf({ situation, tokens, at }: Failure): Patch | undefined {
  if (tokens[at]?.type === Token.EOF) return undefined;
  const place = placeOf(tokens, at);
  if (!place) return undefined;
  const end = place.inBrackets ? endOfComparison(tokens, at) : endOfObservation(tokens, at, situation);
  if (end === undefined) return undefined;
  const start = place.separator < 0 ? 0 : (tokens[place.separator]?.end ?? 0);
  return { start, end: tokens[end]?.start ?? start, text: place.inBrackets ? COMPARISON : OBSERVATION };
}

/** Undefined where a bracket is open inside of brackets that is no index: one before it was probably forgotten. */
function placeOf(tokens: readonly PlainToken[], at: number): Place | undefined {
  let inBrackets = false;
  let separator = -1;
  for (let index = 0; index < at; index += 1) {
    const type = tokens[index]?.type ?? Token.EOF;
    if (inBrackets && type === T.LBRACK) {
      if (!isIndex(tokens, index)) return undefined;
      index += Math.min(2, at - 1 - index);
    } else if (type === T.LBRACK) {
      [inBrackets, separator] = [true, index];
    } else if (type === T.RBRACK) {
      if (!inBrackets) return undefined;
      // The expression in brackets is part of what a fault after it is about.
      inBrackets = false;
      separator = lastObservationSeparator(tokens, index);
    } else if (CONNECTIVES.has(type) || (type === T.LPAREN && tokens[index - 1]?.type !== T.IN)) {
      separator = index;
    }
  }
  return { inBrackets, separator };
}

function isIndex(tokens: readonly PlainToken[], open: number): boolean {
  return tokens[open + 2]?.type === T.RBRACK;
}

/** The last connective or parenthesis before the brackets that end here; -1 if they come first. */
function lastObservationSeparator(tokens: readonly PlainToken[], close: number): number {
  let depth = 0;
  for (let index = close; index >= 0; index -= 1) {
    const type = tokens[index]?.type ?? Token.EOF;
    if (type === T.RBRACK) depth += 1;
    else if (type === T.LBRACK) depth -= 1;
    else if (depth === 0 && (CONNECTIVES.has(type) || type === T.LPAREN)) return index;
  }
  return -1;
}

/** The connective or bracket that ends the comparison at fault. */
function endOfComparison(tokens: readonly PlainToken[], at: number): number | undefined {
  let depth = 0;
  const isInIndex = tokens[at - 1]?.type === T.LBRACK && PATH_ENDS.has(tokens[at - 2]?.type ?? Token.EOF);
  for (let index = isInIndex ? at + 2 : at; index < tokens.length; index += 1) {
    const type = tokens[index]?.type ?? Token.EOF;
    if (type === T.RBRACK) return index;
    // `BETWEEN 1 AND 2`, `file:AND`: a connective is one if a comparison follows it.
    if ((type === T.AND || type === T.OR) && BEGINNINGS.has(tokens[index + 1]?.type ?? Token.EOF)) return index;
    if ((type === T.FOLLOWEDBY && index > at) || type === Token.EOF) return undefined;
    if (type === T.LBRACK) {
      if (!isIndex(tokens, index)) return undefined;
      index += 2;
    } else if (type === T.LPAREN) {
      depth += 1;
    } else if (type === T.RPAREN) {
      if (depth === 0 && !isInList(tokens, index)) return index;
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}

/** Whether a closing parenthesis closes the list of an IN. */
function isInList(tokens: readonly PlainToken[], close: number): boolean {
  for (let index = close - 1; index >= 0; index -= 1) {
    const type = tokens[index]?.type ?? Token.EOF;
    if (type === T.LPAREN) return tokens[index - 1]?.type === T.IN;
    if (type === T.RPAREN || type === T.LBRACK || type === T.AND || type === T.OR) return false;
  }
  return false;
}

/** The connective that ends the observation expression at fault; a comparison without brackets has others after it, which are no new faults. */
function endOfObservation(tokens: readonly PlainToken[], at: number, { found }: Situation): number | undefined {
  if (found.type === T.Identifier || found.type === T.HyphenatedIdentifier) {
    if (tokens[at + 1]?.type === T.COLON || tokens[at + 1]?.type === T.DOT) return undefined;
  }
  let isOpen = false;
  for (let index = at; index < tokens.length; index += 1) {
    const type = tokens[index]?.type ?? Token.EOF;
    if (type === T.LBRACK) isOpen = true;
    else if (type === T.RBRACK) isOpen = false;
    if (isOpen) continue;
    if (CONNECTIVES.has(type) && OPENINGS.has(tokens[index + 1]?.type ?? Token.EOF)) return index;
    if (type === T.LPAREN) return undefined;
  }
  return undefined;
}
