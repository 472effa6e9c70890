import type { Span } from '../source/span.js';

/** Finds the places of values in a JSON text. Offsets are UTF-16 code units of the text. */
export interface JsonLocator {
  /**
   * Where the value at a path of member names and array indexes stands: `['objects', 3, 'pattern']`. Of members with one name
   * the last counts, as it does for `JSON.parse`. Undefined if there is no such value.
   */
  find(path: readonly (string | number)[]): Span | undefined;
}

/**
 * Prepares look-ups in a text that `JSON.parse` accepts. The text, and each object or array on the way, is scanned once, when it is first
 * asked for, so that any number of look-ups takes time in proportion to the text. Nothing recurses. On a text that is no JSON
 * it finds nothing, or something that is not there, and still ends.
 */
export function createJsonLocator(text: string): JsonLocator {
  let root: Span | undefined;
  const members = new Map<number, ReadonlyMap<string | number, Span>>();
  const membersAt = (start: number): ReadonlyMap<string | number, Span> => {
    let found = members.get(start);
    if (found === undefined) members.set(start, (found = readMembers(text, start)));
    return found;
  };
  return {
    find(path) {
      root ??= { start: afterSpace(text, 0), end: afterValue(text, afterSpace(text, 0)) };
      let span: Span | undefined = root;
      for (const step of path) {
        span = membersAt(span.start).get(step);
        if (span === undefined) return undefined;
      }
      return span;
    },
  };
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** The values directly in the object or array that begins at `start`, by name or index; none if no such thing begins there. */
function readMembers(text: string, start: number): ReadonlyMap<string | number, Span> {
  const members = new Map<string | number, Span>();
  const opening = text.charCodeAt(start);
  if (opening !== OPEN_BRACE && opening !== OPEN_BRACKET) return members;
  let at = afterSpace(text, start + 1);
  for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index += 1) {
    let name: string | number = index;
    if (opening === OPEN_BRACE) {
      const end = afterValue(text, at);
      name = readName(text.slice(at, end));
      // The colon takes one character.
      at = afterSpace(text, Math.min(text.length, afterSpace(text, end) + 1));
    }
    const end = afterValue(text, at);
    members.set(name, { start: at, end });
    at = afterSpace(text, end);
    if (text.charCodeAt(at) !== COMMA) break;
    at = afterSpace(text, at + 1);
  }
  return members;
}

function isClosing(code: number): boolean {
  return code === CLOSE_BRACE || code === CLOSE_BRACKET;
}

function readName(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

/** The offset after the value that begins at `start`: strings are skipped whole, brackets are counted. */
function afterValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = afterString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (isClosing(code)) {
      // It closes what the value is in: the value was a number or a word, and ended before it.
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth > 0 || (code !== COMMA && !isSpace(code))) continue;
    else return at;
    if (depth === 0) return Math.min(at + 1, text.length);
  }
  return text.length;
}

/** The offset after the string whose opening quote is at `start`. */
function afterString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/**
 * Maps offsets of a string's value to offsets of the JSON text that holds it, both in UTF-16 code units. An escape is one unit
 * of the value, and the offset after the last unit is that of the closing quote. The text is scanned once, for its escapes; a
 * look-up takes time logarithmic in their number.
 *
 * @param span the string's place in the text, quotes included
 */
export function createStringMap(text: string, span: Span): (offset: number) => number {
  // For each escape: the offset in the value of what follows it, and how much longer the text has become by then.
  const after: number[] = [];
  const surplus: number[] = [];
  let longer = 0;
  const body = text.slice(span.start + 1, Math.max(span.start + 1, span.end - 1));
  for (let at = body.indexOf('\\'); at >= 0;) {
    const next = at + (body.charAt(at + 1) === 'u' ? 6 : 2);
    longer += next - at - 1;
    after.push(next - longer);
    surplus.push(longer);
    at = body.indexOf('\\', next);
  }
  return (offset) => {
    let low = 0;
    let high = after.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((after[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const at = Math.max(0, offset) + (surplus[low - 1] ?? 0);
    return span.start + 1 + Math.min(at, body.length);
  };
}
