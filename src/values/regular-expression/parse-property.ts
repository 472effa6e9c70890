import type { SetItem } from './character-set.js';
import { accept, atEnd, invalid, peek, unsupported, type ParserState } from './parser-state.js';
import { propertyClass } from './unicode-property-names.js';

/** Real properties of PCRE2 that JavaScript has no table of. */
const WITHOUT_TABLE = /^(bc|bidiclass|bidi[a-z]{1,3}|grlink|graphemelink|pcm|prependedconcatenationmark)([:=].*)?$/;

/** Reads what follows `\p` or `\P`: one letter, or a name in braces, perhaps with `^`. */
export function readProperty(state: ParserState, start: number, negated: boolean): SetItem {
  if (!accept(state, '{')) {
    const letter = peek(state);
    if (!/^[A-Za-z]$/.test(letter)) throw malformed(state, start);
    state.position += 1;
    return lookUp(state, letter, start, negated);
  }
  const inverted = accept(state, '^');
  const close = state.text.indexOf('}', state.position);
  if (atEnd(state) || close < 0) throw malformed(state, start);
  const name = state.text.slice(state.position, close);
  state.position = close + 1;
  return lookUp(state, name, start, negated !== inverted);
}

function lookUp(state: ParserState, name: string, start: number, negated: boolean): SetItem {
  const content = propertyClass(name);
  if (content !== undefined) return { kind: 'property', content, negated };
  if (WITHOUT_TABLE.test(name.toLowerCase().replace(/[-_\s]/g, ''))) {
    throw unsupported(`The property \`${name}\` is not matched.`, start, state.position);
  }
  throw invalid(
    `There is no property \`${name}\`. Write a category (\`Lu\`) or a script (\`Greek\`).`,
    start,
    state.position,
  );
}

function malformed(state: ParserState, start: number): Error {
  return invalid('`\\p` is followed by one letter or by a name in braces: `\\pL`, `\\p{Lu}`.', start, state.position);
}
