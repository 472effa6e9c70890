import type { SetItem } from './character-set.js';
import type { ClassName } from './character-classes.js';
import { invalid, type InlineOptions, type ParserState } from './parser-state.js';

const NAMES: ReadonlyMap<string, ClassName> = new Map(
  (
    [
      'alnum',
      'alpha',
      'ascii',
      'blank',
      'cntrl',
      'digit',
      'graph',
      'lower',
      'print',
      'punct',
      'space',
      'upper',
      'word',
      'xdigit',
    ] as const
  ).map((name) => [name, name]),
);

/** Whether `[:name:]`, `[.x.]` or `[=x=]` comes next; a bracket that begins none of them is literal. */
export function lookingAtPosixClass(state: ParserState): boolean {
  return endOfPosixClass(state) !== undefined;
}

/** Reads `[:name:]` or `[:^name:]`; `lookingAtPosixClass` has said that one of the three forms is there. */
export function readPosixClass(state: ParserState, options: InlineOptions): SetItem {
  const start = state.position;
  const end = endOfPosixClass(state) ?? start;
  state.position = end;
  if (state.text.charAt(start + 1) !== ':') {
    throw invalid('Collating elements `[.x.]` and `[=x=]` are no part of PCRE.', start, end);
  }
  const negated = state.text.charAt(start + 2) === '^';
  const name = state.text.slice(start + (negated ? 3 : 2), end - 2);
  const className = NAMES.get(name);
  if (!className) {
    throw invalid(`There is no class \`${name}\`. The classes are ${[...NAMES.keys()].join(', ')}.`, start, end);
  }
  // PCRE2 tests case in octets only: with Unicode properties `[:upper:]` stays `\p{Lu}` whatever the case option.
  const ignoresCase = options.caseless && state.mode === 'octets' && (className === 'lower' || className === 'upper');
  return { kind: 'class', name: ignoresCase ? 'alpha' : className, negated };
}

/** The offset after the form's closing bracket. Within it a backslash protects a `]` or another backslash. */
function endOfPosixClass({ text, position }: ParserState): number | undefined {
  const terminator = text.charAt(position + 1);
  if (text.charAt(position) !== '[' || !/^[:.=]$/.test(terminator)) return undefined;
  for (let index = position + 2; index + 1 < text.length; index += 1) {
    const here = text.charAt(index);
    const next = text.charAt(index + 1);
    if (here === '\\' && (next === ']' || next === '\\')) index += 1;
    else if (here === ']' || (here === '[' && next === terminator)) return undefined;
    else if (here === terminator && next === ']') return index + 2;
  }
  return undefined;
}
