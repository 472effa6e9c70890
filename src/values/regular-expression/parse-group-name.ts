import { invalid, isDigit, peek, type InlineOptions, type ParserState } from './parser-state.js';

const MAX_NAME = 32;
const TEXT_NAME = /[\p{L}\p{Nd}_]/u;
const OCTET_NAME = /[A-Za-z0-9_]/;

/**
 * Reads the name of a capturing group up to and with its terminator, and numbers the group. Nothing refers to a group here, but PCRE2
 * refuses a malformed name and one that is taken.
 */
export function readGroupName(state: ParserState, terminator: '>' | "'", options: InlineOptions): void {
  const start = state.position;
  const allowed = state.mode === 'text' ? TEXT_NAME : OCTET_NAME;
  if (isDigit(peek(state))) throw invalid('The name of a group cannot begin with a digit.', start, start + 1);
  for (let next = nextCharacter(state); allowed.test(next); next = nextCharacter(state)) state.position += next.length;
  const end = state.position;
  const name = state.text.slice(start, end);
  if (name === '') throw invalid('A group needs a name here: letters, digits and `_`.', start, start + 1);
  if (name.length > MAX_NAME) throw invalid(`The name of a group has at most ${MAX_NAME} characters.`, start, end);
  if (peek(state) !== terminator) {
    throw invalid(`The name of a group holds letters, digits and \`_\`, and ends with \`${terminator}\`.`, start, end);
  }
  state.position += 1;
  registerName(state, name, options, start, end);
}

function registerName(state: ParserState, name: string, options: InlineOptions, start: number, end: number): void {
  state.groupCount += 1;
  const number = state.groupCount;
  const taken = state.groupNames.get(name);
  if (taken !== undefined && taken !== number && !options.duplicateNames) {
    throw invalid(`Two groups are named \`${name}\`.`, start, end);
  }
  // Only `(?|` gives one number twice.
  const otherName = [...state.groupNames].find(([, its]) => its === number)?.[0];
  if (otherName !== undefined && otherName !== name) {
    throw invalid(`Groups with the same number cannot be named \`${otherName}\` and \`${name}\`.`, start, end);
  }
  state.groupNames.set(name, number);
}

function nextCharacter(state: ParserState): string {
  const codePoint = state.text.codePointAt(state.position);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}
