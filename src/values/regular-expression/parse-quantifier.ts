import { skipIgnored } from './parse-ignored.js';
import { accept, invalid, isDigit, peek, takeWhile, type InlineOptions, type ParserState } from './parser-state.js';

/** How often an item repeats. */
export interface Quantifier {
  readonly min: number;
  /** Infinity without an upper bound. */
  readonly max: number;
  readonly lazy: boolean;
  readonly possessive: boolean;
}

/** The largest count that PCRE2 takes. */
const MAX_COUNT = 65_535;

/** Reads a quantifier if one comes next; a brace that opens none is a literal. */
export function readQuantifier(state: ParserState, options: InlineOptions): Quantifier | undefined {
  const counts = readSimpleCounts(state) ?? readBracedCounts(state);
  if (!counts) return undefined;
  skipIgnored(state, options);
  const lazy = !state.quoting && accept(state, '?');
  const possessive = !state.quoting && !lazy && accept(state, '+');
  return { ...counts, lazy, possessive };
}

type Counts = Pick<Quantifier, 'min' | 'max'>;

function readSimpleCounts(state: ParserState): Counts | undefined {
  if (accept(state, '*')) return { min: 0, max: Infinity };
  if (accept(state, '+')) return { min: 1, max: Infinity };
  return accept(state, '?') ? { min: 0, max: 1 } : undefined;
}

/** `{n}`, `{n,}` or `{n,m}`; PCRE2 10.42 takes `{,m}` and anything with a space as literal text. */
function readBracedCounts(state: ParserState): Counts | undefined {
  const start = state.position;
  if (!accept(state, '{')) return undefined;
  const min = takeWhile(state, isDigit);
  const comma = accept(state, ',');
  const max = comma ? takeWhile(state, isDigit) : min;
  if (min === '' || peek(state) !== '}') {
    state.position = start;
    return undefined;
  }
  state.position += 1;
  const counts = { min: Number(min), max: max === '' ? Infinity : Number(max) };
  if (counts.min > MAX_COUNT || (max !== '' && counts.max > MAX_COUNT)) {
    throw invalid(`A repeat counts up to ${MAX_COUNT}.`, start, state.position);
  }
  if (counts.min > counts.max) {
    throw invalid(`The repeat goes from ${min} to ${max}, which is less.`, start, state.position);
  }
  return counts;
}
