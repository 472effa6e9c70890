import { GRAM_START } from './windows.js';

/**
 * With which four units a gram can begin: 65,536 bits, which the nearest cache holds. A text is asked at every unit, so that a step costs a shift
 * and a multiplication, and whole windows are looked up only where the table answers. It tells letter case as little as the keys do.
 */
export interface GramStarts {
  readonly bits: Uint32Array;
}

const BITS = 16;
const WORDS = 2 ** BITS / 32;
/** Literals are ASCII, so that no gram has this unit in it. */
const NOT_ASCII = 0xff;

export function createGramStarts(bits: Uint32Array = new Uint32Array(WORDS)): GramStarts {
  return { bits };
}

/** Enters the beginning of a gram. */
export function enterGramStart({ bits }: GramStarts, gram: string): void {
  let word = 0;
  for (let at = 0; at < GRAM_START; at += 1) word = (word >>> 8) | (unitAt(gram, at) << 24);
  const bit = bitOf(word);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** The first place from `from` on, before `end`, where a gram may begin; `end` if there is none. */
export function nextGramStart({ bits }: GramStarts, text: string, from: number, end: number): number {
  let word = 0;
  const first = from + GRAM_START - 1;
  for (let at = from; at < end; at += 1) {
    word = (word >>> 8) | (unitAt(text, at) << 24);
    if (at < first) continue;
    const bit = bitOf(word);
    if ((((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1) return at - first + from;
  }
  return end;
}

function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0x41 && unit <= 0x5a) return unit | 0x20;
  return unit > 0x7f ? NOT_ASCII : unit;
}

function bitOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> (32 - BITS);
}
