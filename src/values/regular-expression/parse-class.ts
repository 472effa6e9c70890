import type { CharacterSet, SetItem } from './character-set.js';
import { readEscape } from './parse-escape.js';
import { lookingAtPosixClass, readPosixClass } from './parse-posix-class.js';
import {
  accept,
  atEnd,
  invalid,
  lookingAt,
  peek,
  takeCodePoint,
  unsupported,
  type InlineOptions,
  type ParserState,
} from './parser-state.js';

/**
 * What a hyphen would mean: nothing special, a range from the character before it, or it has been read and awaits the range's end.
 */
type RangeState = { readonly kind: 'none' } | { readonly kind: 'possible' | 'open'; readonly first: number };

const NO_RANGE: RangeState = { kind: 'none' };
const HYPHEN = 0x2d;
const BACKSPACE = 0x08;

/** Reads a character class from its `[` to its `]`. */
export function readCharacterClass(state: ParserState, options: InlineOptions): CharacterSet {
  const start = state.position;
  refuseOutsideForms(state, start);
  state.position += 1;
  const negated = readClassStart(state, options);

  const items: SetItem[] = [];
  let range: RangeState = NO_RANGE;
  const addCharacter = (codePoint: number): void => {
    if (range.kind === 'open') {
      if (range.first > codePoint) throw invalid('The range ends before it begins.', start, state.position);
      items.push({ kind: 'range', first: range.first, last: codePoint, caseless: options.caseless });
      range = NO_RANGE;
    } else {
      items.push({ kind: 'range', first: codePoint, last: codePoint, caseless: options.caseless });
      range = { kind: 'possible', first: codePoint };
    }
  };
  const addSet = (item: SetItem): void => {
    if (
      range.kind === 'open' ||
      (lookingAt(state, '-') && !lookingAt(state, '-]') && state.text.length - state.position > 1)
    ) {
      throw invalid('A range needs a character at either end. Write `\\-` for a hyphen.', start, state.position);
    }
    items.push(item);
    range = NO_RANGE;
  };

  // A `]` that comes first is literal.
  for (let first = true; ; first = false) {
    if (atEnd(state)) throw invalid('This class has no `]`. Write `\\[` for a bracket.', start, start + 1);
    if (state.quoting) {
      if (accept(state, '\\E')) state.quoting = false;
      else addCharacter(takeCodePoint(state));
    } else if (!first && accept(state, ']')) {
      break;
    } else if (isIgnored(state, options)) {
      state.position += 1;
    } else if (lookingAtPosixClass(state)) {
      addSet(readPosixClass(state, options));
    } else if (range.kind === 'possible' && accept(state, '-')) {
      range = { kind: 'open', first: range.first };
    } else if (lookingAt(state, '\\')) {
      readClassEscape(state, addCharacter, addSet);
    } else {
      addCharacter(takeCodePoint(state));
    }
  }
  // A hyphen that comes last is literal.
  if (range.kind === 'open') items.push({ kind: 'range', first: HYPHEN, last: HYPHEN, caseless: false });
  return { items, negated };
}

/** Skips what may precede the first character, and says whether a `^` was there. */
function readClassStart(state: ParserState, options: InlineOptions): boolean {
  let negated = false;
  for (;;) {
    if (accept(state, '\\E') || accept(state, '\\Q\\E')) continue;
    if (isIgnored(state, options)) state.position += 1;
    else if (!negated && accept(state, '^')) negated = true;
    else return negated;
  }
}

/** `(?xx)` ignores spaces and tabs in a class, and nothing else. */
function isIgnored(state: ParserState, options: InlineOptions): boolean {
  const next = peek(state);
  return options.extended === 2 && (next === ' ' || next === '\t');
}

function readClassEscape(
  state: ParserState,
  addCharacter: (codePoint: number) => void,
  addSet: (item: SetItem) => void,
): void {
  const start = state.position;
  const escape = readEscape(state, true);
  if (escape.kind === 'character') {
    addCharacter(escape.codePoint);
  } else if (escape.kind === 'set') {
    addSet(escape.item);
  } else if (escape.letter === 'b') {
    addCharacter(BACKSPACE);
  } else if (escape.letter === 'Q') {
    state.quoting = true;
  } else if (escape.letter !== 'E') {
    throw invalid(`\`\\${escape.letter}\` stands for no character that a class could hold.`, start, state.position);
  }
}

/** `[:alpha:]` without a class around it, and the word boundaries that look like one. */
function refuseOutsideForms(state: ParserState, start: number): void {
  if (lookingAt(state, '[[:<:]]') || lookingAt(state, '[[:>:]]')) {
    throw unsupported('`[[:<:]]` and `[[:>:]]` are not matched. Write `\\b`.', start, start + 7);
  }
  if (lookingAtPosixClass(state)) {
    throw invalid('A class such as `[:alpha:]` stands inside another: write `[[:alpha:]]`.', start, start + 2);
  }
}
