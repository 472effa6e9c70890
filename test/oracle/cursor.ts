import { OracleSyntaxError } from './errors.js';
import { scan, type Token, type TokenKind } from './scan.js';

const KEYWORDS: ReadonlySet<string> = new Set(
  'AND OR NOT FOLLOWEDBY LIKE MATCHES ISSUBSET ISSUPERSET EXISTS IN START STOP SECONDS WITHIN REPEATS TIMES true false'.split(
    ' ',
  ),
);

/** A position in the tokens of one pattern. `expect...` throws OracleSyntaxError, `skip...` says whether it moved. */
export type Cursor = {
  peek(): Token;
  take(): Token;
  unexpected(): OracleSyntaxError;
  isKeyword(word: string): boolean;
  skipKeyword(word: string): boolean;
  expectKeyword(word: string): void;
  skipSymbol(symbol: string): boolean;
  expectSymbol(symbol: string): void;
  expectKind(kind: TokenKind): Token;
  /** A word that is not a keyword (semantics 2.2). */
  expectName(): string;
  /** Remembers an invalid constant: a syntax error further on must win over it (semantics 9). */
  defer(error: Error): void;
  throwDeferred(): void;
};

/** Scans the text and returns a cursor on its first token. Throws OracleSyntaxError. */
export function openCursor(text: string): Cursor {
  const tokens = scan(text);
  const deferred: Error[] = [];
  let next = 0;

  const peek = (): Token => tokens[next] ?? { kind: 'end', text: '', at: text.length };
  const take = (): Token => {
    const token = peek();
    next += 1;
    return token;
  };
  const unexpected = (): OracleSyntaxError =>
    new OracleSyntaxError(`unexpected ${peek().kind} ${peek().text} at ${String(peek().at)}`);
  const skip = (kind: TokenKind, spelling: string): boolean => {
    if (peek().kind !== kind || peek().text !== spelling) return false;
    next += 1;
    return true;
  };
  const expect = (kind: TokenKind, spelling: string): void => {
    if (!skip(kind, spelling)) throw unexpected();
  };
  const expectKind = (kind: TokenKind): Token => {
    if (peek().kind !== kind) throw unexpected();
    return take();
  };

  return {
    peek,
    take,
    unexpected,
    isKeyword: (word) => peek().kind === 'word' && peek().text === word,
    skipKeyword: (word) => skip('word', word),
    expectKeyword: (word) => {
      expect('word', word);
    },
    skipSymbol: (symbol) => skip('symbol', symbol),
    expectSymbol: (symbol) => {
      expect('symbol', symbol);
    },
    expectKind,
    expectName: () => {
      if (KEYWORDS.has(peek().text)) throw unexpected();
      return expectKind('word').text;
    },
    defer: (error) => {
      deferred.push(error);
    },
    throwDeferred: () => {
      const first = deferred[0];
      if (first !== undefined) throw first;
    },
  };
}
