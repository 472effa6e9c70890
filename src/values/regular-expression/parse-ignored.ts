import { accept, invalid, lookingAt, type InlineOptions, type ParserState } from './parser-state.js';

/** What `(?x)` ignores: the white space of Unicode's patterns (UAX 31), which PCRE2 takes in octet mode too. */
const EXTENDED_SPACE: ReadonlySet<string> = new Set('\t\n\v\f\r \u0085\u200e\u200f\u2028\u2029');

/**
 * Skips what stands for nothing, and may stand between an item and its quantifier: comments, `\E`, an empty `\Q\E`, and the white space of
 * extended mode. Ends in front of something real, with `quoting` set if that is quoted.
 */
export function skipIgnored(state: ParserState, options: InlineOptions): void {
  for (;;) {
    if (state.quoting) {
      if (!accept(state, '\\E')) return;
      state.quoting = false;
    } else if (accept(state, '\\Q')) {
      state.quoting = true;
    } else if (lookingAt(state, '(?#')) {
      skipGroupComment(state);
    } else if (options.extended > 0 && EXTENDED_SPACE.has(state.text.charAt(state.position))) {
      state.position += 1;
    } else if (options.extended > 0 && accept(state, '#')) {
      skipLine(state);
    } else if (!accept(state, '\\E')) {
      return;
    }
  }
}

function skipGroupComment(state: ParserState): void {
  const start = state.position;
  const close = state.text.indexOf(')', start);
  if (close < 0) throw invalid('The comment that begins with `(?#` has no `)`.', start, state.text.length);
  state.position = close + 1;
}

function skipLine(state: ParserState): void {
  const lineFeed = state.text.indexOf('\n', state.position);
  state.position = lineFeed < 0 ? state.text.length : lineFeed + 1;
}
