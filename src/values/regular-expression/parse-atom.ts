import type { CharacterSet, SetItem } from './character-set.js';
import { readCharacterClass } from './parse-class.js';
import { readEscape } from './parse-escape.js';
import { readQuantifier } from './parse-quantifier.js';
import { invalid, peek, takeCodePoint, type InlineOptions, type ParserState } from './parser-state.js';
import type { Assertion, Node } from './syntax-tree.js';

/** One item of an expression that is no group. */
export interface Atom {
  readonly node: Node;
  /** Whether a quantifier may follow: assertions cannot be repeated. */
  readonly repeatable: boolean;
}

const ANY: CharacterSet = { items: [], negated: true };
const NOT_LINE_FEED: CharacterSet = {
  items: [{ kind: 'range', first: 0x0a, last: 0x0a, caseless: false }],
  negated: true,
};
const NOTHING: Node = { kind: 'sequence', items: [] };

const ESCAPED_ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'text-start'],
  // The search begins where the text does, and `\G` holds nowhere else.
  ['G', 'text-start'],
  ['Z', 'end'],
  ['z', 'text-end'],
  ['b', 'word-boundary'],
  ['B', 'no-word-boundary'],
]);

/** Reads a literal, an escape, a class, a dot or an assertion. There is something to read that is neither `(`, `)` nor `|`. */
export function readAtom(state: ParserState, options: InlineOptions): Atom {
  if (state.quoting) return literal(takeCodePoint(state), options);
  const start = state.position;
  switch (peek(state)) {
    case '\\':
      return readEscapedAtom(state, options);
    case '[':
      return one(readCharacterClass(state, options));
    case '.':
      state.position += 1;
      return one(options.dotAll ? ANY : NOT_LINE_FEED);
    case '^':
      state.position += 1;
      return assertion(options.multiline ? 'line-start' : 'text-start');
    case '$':
      state.position += 1;
      return assertion(options.multiline ? 'line-end' : 'end');
    case '*':
    case '+':
    case '?':
    case '{':
      if (readQuantifier(state, options)) {
        throw invalid('There is nothing here that this quantifier could repeat.', start, state.position);
      }
      return literal(takeCodePoint(state), options);
    default:
      return literal(takeCodePoint(state), options);
  }
}

function readEscapedAtom(state: ParserState, options: InlineOptions): Atom {
  const start = state.position;
  const escape = readEscape(state, false);
  switch (escape.kind) {
    case 'character':
      return literal(escape.codePoint, options);
    case 'set':
      return one({ items: [escape.item], negated: false });
    case 'letter': {
      const { letter } = escape;
      if (letter === 'N') return one(NOT_LINE_FEED);
      if (letter === 'R') return { node: { kind: 'line-break', start, end: state.position }, repeatable: true };
      // `\K` moves where the match is said to begin, and nobody asks.
      if (letter === 'K') return { node: NOTHING, repeatable: false };
      const found = ESCAPED_ASSERTIONS.get(letter);
      if (found) return assertion(found);
      throw invalid(`\`\\${letter}\` means nothing here.`, start, state.position);
    }
  }
}

function literal(codePoint: number, { caseless }: InlineOptions): Atom {
  const item: SetItem = { kind: 'range', first: codePoint, last: codePoint, caseless };
  return one({ items: [item], negated: false });
}

function one(set: CharacterSet): Atom {
  return { node: { kind: 'set', set }, repeatable: true };
}

function assertion(which: Assertion): Atom {
  return { node: { kind: 'assertion', assertion: which }, repeatable: false };
}
