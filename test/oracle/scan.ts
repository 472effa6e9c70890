import { OracleSyntaxError } from './errors.js';
import { decodeBase64, decodeHex } from './octets.js';
import { hasTimestampShape } from './timestamp.js';

export type TokenKind = 'word' | 'integer' | 'float' | 'string' | 'hex' | 'binary' | 'timestamp' | 'symbol' | 'end';

/** `text` is the spelling; for the quoted kinds it is what stands between the quotes, escapes undone. */
export type Token = { readonly kind: TokenKind; readonly text: string; readonly at: number };

// semantics 2.1: exactly the White_Space code points, so U+0085 but not U+FEFF.
const SPACE = /\p{White_Space}+/uy;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/y;
const WORD = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /[+-]?(?:\d*\.\d+|\d+)/y;
const STRING = /'((?:[^'\\]|\\['\\])*)'/y;
const SYMBOL = /==|!=|<>|<=|>=|[=<>[\]():.,*]/y;
const INTEGER = /^[+-]?(?:0|[1-9]\d*)$/;

/** Splits a pattern into tokens, the last of kind `end`. Throws OracleSyntaxError. */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const read = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  while (at < text.length) {
    const start = at;
    if (read(SPACE) !== null || read(COMMENT) !== null) continue;
    tokens.push({ ...readToken(read, text, start), at: start });
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

type Read = (expression: RegExp) => RegExpExecArray | null;

function readToken(read: Read, text: string, start: number): { kind: TokenKind; text: string } {
  const word = read(WORD);
  if (word !== null) {
    const prefix = word[0];
    const quoted = ['t', 'h', 'b'].includes(prefix) ? read(STRING) : null;
    if (quoted !== null) return prefixedConstant(prefix, quoted[1] ?? '', start);
    return { kind: 'word', text: prefix };
  }
  const string = read(STRING);
  if (string !== null) return { kind: 'string', text: unescape(string[1] ?? '') };
  const number = read(NUMBER);
  if (number !== null) {
    // semantics 2.1: whitespace may only be left out where a delimiter separates tokens.
    if (/[A-Za-z_]/.test(text.charAt(start + number[0].length))) throw unexpected(start);
    if (number[0].includes('.')) return { kind: 'float', text: number[0] };
    if (!INTEGER.test(number[0])) throw new OracleSyntaxError(`leading zero at ${String(start)}`);
    return { kind: 'integer', text: number[0] };
  }
  const symbol = read(SYMBOL);
  if (symbol !== null) return { kind: 'symbol', text: symbol[0] };
  throw unexpected(start);
}

/** semantics 3: the form of these constants belongs to the grammar, the calendar date does not. */
function prefixedConstant(prefix: string, content: string, start: number): { kind: TokenKind; text: string } {
  if (prefix === 't' && hasTimestampShape(content)) return { kind: 'timestamp', text: content };
  if (prefix === 'h' && decodeHex(content) !== undefined) return { kind: 'hex', text: content };
  const base64 = content.replace(/[\r\n]/g, '');
  if (prefix === 'b' && decodeBase64(base64) !== undefined) return { kind: 'binary', text: base64 };
  throw new OracleSyntaxError(`malformed constant at ${String(start)}`);
}

function unescape(content: string): string {
  return content.replace(/\\(['\\])/g, '$1');
}

function unexpected(start: number): OracleSyntaxError {
  return new OracleSyntaxError(`unexpected character at ${String(start)}`);
}
