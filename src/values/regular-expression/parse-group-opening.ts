import { readGroupName } from './parse-group-name.js';
import { readInlineOptions } from './parse-inline-options.js';
import {
  accept,
  atEnd,
  invalid,
  lookingAt,
  peek,
  unsupported,
  type InlineOptions,
  type ParserState,
} from './parser-state.js';

/** What a `(` turns out to be: a group, with the options inside it, or a change of options for what follows. */
export type GroupOpening =
  | { readonly kind: 'options'; readonly options: InlineOptions }
  | {
      readonly kind: 'group';
      readonly options: InlineOptions;
      readonly atomic: boolean;
      readonly resetsNumbers: boolean;
    };

/** Openings of what cannot be matched in linear time, each with what to say about it. The longest spelling comes first. */
const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ['?<=', 'A lookbehind `(?<=...)`'],
  ['?<!', 'A negative lookbehind `(?<!...)`'],
  ['?<*', 'A non-atomic lookbehind `(?<*...)`'],
  ['?=', 'A lookahead `(?=...)`'],
  ['?!', 'A negative lookahead `(?!...)`'],
  ['?*', 'A non-atomic lookahead `(?*...)`'],
  ['?P=', 'A backreference `(?P=name)`'],
  ['?P>', 'A call of a group `(?P>name)`'],
  ['?&', 'A call of a group `(?&name)`'],
  ['?R', 'Recursion `(?R)`'],
  ['?(', 'A conditional group `(?(...)...)`'],
  ['?C', 'A callout `(?C...)`'],
];

const NUMBERED_CALL = /^\?[+-]?[0-9]/;
const VERB = /^\*(:|[A-Za-z])/;

/**
 * Reads what follows a `(` up to where the group's own content begins. Comments never come here: `skipIgnored` takes them.
 */
export function readGroupOpening(state: ParserState, options: InlineOptions): GroupOpening {
  const start = state.position - 1;
  refuseUnsupported(state, start);
  const group = (change: { readonly atomic?: boolean; readonly resetsNumbers?: boolean } = {}): GroupOpening => ({
    kind: 'group',
    options,
    atomic: change.atomic ?? false,
    resetsNumbers: change.resetsNumbers ?? false,
  });

  if (!accept(state, '?')) {
    if (!options.noCapture) state.groupCount += 1;
    return group();
  }
  if (accept(state, ':')) return group();
  if (accept(state, '|')) return group({ resetsNumbers: true });
  if (accept(state, '>')) return group({ atomic: true });
  const terminator = acceptNameOpening(state);
  if (terminator) {
    readGroupName(state, terminator, options);
    return group();
  }
  if (lookingAt(state, 'P')) {
    if (state.position + 1 >= state.text.length) throw unclosed(state, start);
    throw invalid('`(?P` begins `(?P<name>...)`; nothing else is matched here.', start, state.position + 1);
  }
  const inner = readInlineOptions(state, options);
  if (accept(state, ')')) return { kind: 'options', options: inner };
  if (accept(state, ':')) return { ...group(), options: inner };
  if (atEnd(state)) throw unclosed(state, start);
  throw invalid(`\`${peek(state)}\` is no option that can follow \`(?\`.`, start, state.position + 1);
}

/** Takes the opening of a name and gives what must close it. */
function acceptNameOpening(state: ParserState): '>' | "'" | undefined {
  if (accept(state, '<') || accept(state, 'P<')) return '>';
  return accept(state, "'") ? "'" : undefined;
}

function refuseUnsupported(state: ParserState, start: number): void {
  const rest = state.text.slice(state.position, state.position + 3);
  const found = UNSUPPORTED.find(([opening]) => rest.startsWith(opening));
  if (found) {
    const [opening, construct] = found;
    throw unsupported(
      `${construct} is not matched: it has no linear-time form.`,
      start,
      state.position + opening.length,
    );
  }
  if (NUMBERED_CALL.test(rest)) {
    throw unsupported(
      'A call of a group by number, `(?1)`, is not matched: it has no linear-time form.',
      start,
      state.position + 2,
    );
  }
  if (VERB.test(rest)) {
    throw unsupported('A verb or named assertion, `(*...)`, is not matched.', start, state.position + 2);
  }
}

function unclosed(state: ParserState, start: number): Error {
  return invalid('This group has no `)`. Write `\\(` for a parenthesis.', start, state.text.length);
}
