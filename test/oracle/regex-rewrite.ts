import { OracleConstantError, OracleUnsupported } from './errors.js';

/** What the characters and classes of an expression stand for. */
export type Alphabet = {
  readonly word: string;
  readonly digit: string;
  readonly notDigit: string;
  readonly space: string;
  readonly notSpace: string;
  /** Where a code point (or octet) of the expression and of the value lies in the alphabet. */
  readonly codePoint: (point: number) => number;
};

// semantics 6.7, D13: classes are Unicode-aware for strings.
export const textAlphabet: Alphabet = {
  word: '\\p{L}\\p{N}_',
  digit: '\\p{Nd}',
  notDigit: '\\P{Nd}',
  space: '\\p{White_Space}',
  notSpace: '\\P{White_Space}',
  codePoint: (point) => point,
};

// Octets from 0x80 move to private use, where no case folding and no class of Unicode can reach them.
export const octetAlphabet: Alphabet = {
  word: 'A-Za-z0-9_',
  digit: '0-9',
  notDigit: '\\0-\\/:-\\u{FFFF}',
  space: '\\t\\n\\v\\f\\r ',
  notSpace: '\\0-\\x08\\x0e-\\x1f!-\\u{FFFF}',
  codePoint: (point) => (point < 0x80 ? point : 0xe000 + point),
};

const SYNTAX_CHARACTERS = '^$\\.*+?()[]{}|/';
const CONTROL_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
]);

type Atom = { readonly source: string; readonly kind: 'character' | 'class' | 'assertion' };
type Reader = { readonly text: string; at: number };

/**
 * Rewrites a PCRE expression for V8's flags `su`. Throws OracleUnsupported for everything it does not know to mean
 * the same in both, OracleConstantError for what is invalid in both. Balance of parentheses is left to V8.
 */
export function rewriteRegex(expression: string, alphabet: Alphabet): string {
  const reader: Reader = { text: expression, at: 0 };
  let output = '';
  let before: 'operand' | 'nothing' | 'assertion' | 'quantifier' = 'nothing';
  while (reader.at < expression.length) {
    const quantifier = match(reader, /[*+?]|\{\d+(?:,\d*)?\}/y);
    if (quantifier !== undefined) {
      if (before === 'nothing') throw new OracleConstantError('quantifier without operand');
      if (before !== 'operand') throw new OracleUnsupported(`quantified ${before}`);
      output += quantifier + (match(reader, /\?/y) ?? '');
      before = 'quantifier';
      continue;
    }
    const structure = match(reader, /\(\?:|[()|]/y);
    if (structure !== undefined) {
      if (structure === '(' && match(reader, /[?*]/y) !== undefined) throw new OracleUnsupported('special group');
      output += structure;
      before = structure === ')' ? 'operand' : 'nothing';
      continue;
    }
    const atom = readAtom(reader, alphabet);
    output += atom.source;
    before = atom.kind === 'assertion' ? 'assertion' : 'operand';
  }
  return output;
}

function readAtom(reader: Reader, alphabet: Alphabet): Atom {
  if (match(reader, /\^/y) !== undefined) return { source: '^', kind: 'assertion' };
  // semantics 6.7: $ also matches before one final line feed.
  if (match(reader, /\$/y) !== undefined) return { source: '(?=\\n?$)', kind: 'assertion' };
  if (match(reader, /\./y) !== undefined) return { source: '.', kind: 'class' };
  if (match(reader, /\[/y) !== undefined) return readClass(reader, alphabet);
  const escape = match(reader, /\\[wWbB]/y);
  const word = `[${alphabet.word}]`;
  if (escape === '\\w') return { source: word, kind: 'class' };
  if (escape === '\\W') return { source: `[^${alphabet.word}]`, kind: 'class' };
  if (escape === '\\b') return { source: `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`, kind: 'assertion' };
  if (escape === '\\B') return { source: `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`, kind: 'assertion' };
  if (match(reader, /[{}\]]/y) !== undefined) throw new OracleUnsupported('bare bracket');
  const atom = readCharacter(reader, alphabet);
  return atom.kind === 'class' ? { source: `[${atom.source}]`, kind: 'class' } : atom;
}

function readClass(reader: Reader, alphabet: Alphabet): Atom {
  const open = match(reader, /\^/y) === undefined ? '[' : '[^';
  if (match(reader, /\]/y) !== undefined) throw new OracleUnsupported('class that starts with a bracket');
  let source = open;
  while (match(reader, /\]/y) === undefined) {
    if (reader.at >= reader.text.length) throw new OracleConstantError('unterminated class');
    const first = readClassMember(reader, alphabet);
    source += first.source;
    if (match(reader, /-(?!\])/y) === undefined) continue;
    const last = readClassMember(reader, alphabet);
    if (first.kind === 'class' || last.kind === 'class') throw new OracleUnsupported('range that ends at a class');
    source += `-${last.source}`;
  }
  return { source: `${source}]`, kind: 'class' };
}

function readClassMember(reader: Reader, alphabet: Alphabet): Atom {
  if (match(reader, /\[[:.=]/y) !== undefined) throw new OracleUnsupported('named class');
  if (match(reader, /\\w/y) !== undefined) return { source: alphabet.word, kind: 'class' };
  return readCharacter(reader, alphabet);
}

/** A literal or escaped character, or `\d \D \s \S`, whose source is what stands between class brackets. */
function readCharacter(reader: Reader, alphabet: Alphabet): Atom {
  if (reader.at >= reader.text.length) throw new OracleConstantError('unterminated class');
  const escaped = match(reader, /\\/y) !== undefined;
  const hex = escaped ? match(reader, /x[0-9a-fA-F]{2}/y) : undefined;
  if (hex !== undefined) return literal(Number.parseInt(hex.slice(1), 16), alphabet);
  const character = match(reader, /./suy);
  if (character === undefined) throw new OracleConstantError('backslash at the end');
  if (!escaped) return literal(character.codePointAt(0) ?? 0, alphabet);
  if (character === 'd') return { source: alphabet.digit, kind: 'class' };
  if (character === 'D') return { source: alphabet.notDigit, kind: 'class' };
  if (character === 's') return { source: alphabet.space, kind: 'class' };
  if (character === 'S') return { source: alphabet.notSpace, kind: 'class' };
  const control = CONTROL_ESCAPES.get(character);
  if (control === undefined && /[A-Za-z0-9]/.test(character)) throw new OracleUnsupported(`escape \\${character}`);
  return literal((control ?? character).codePointAt(0) ?? 0, alphabet);
}

function literal(point: number, alphabet: Alphabet): Atom {
  const character = String.fromCodePoint(point);
  const source =
    SYNTAX_CHARACTERS.includes(character) || character === '-'
      ? `\\x${point.toString(16).padStart(2, '0')}`
      : `\\u{${alphabet.codePoint(point).toString(16)}}`;
  return { source, kind: 'character' };
}

function match(reader: Reader, expression: RegExp): string | undefined {
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}
