import type { Token } from 'antlr4ng';
import { CommonTokenStream } from 'antlr4ng';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import type { Span } from '../source/span.js';
import { shorten } from './advice/found-token.js';
import { CodeUnitStream } from './code-unit-stream.js';

// What a spelling of ours cannot do without: most patterns are spared a second look at their tokens.
const SUSPICIOUS = /==|<>|\+|\/[/*]|h'[^']*[A-F]/;

/**
 * Finds the spellings that are read although the standard does not have them (semantics 2.1, 2.5 and 3, D36). The text has been parsed: an
 * AST no longer shows them.
 */
export function findToleratedSpellings(text: string): readonly Diagnostic[] {
  if (!SUSPICIOUS.test(text) || !SUSPICIOUS.test(withoutStrings(text))) return [];
  const lexer = new T(new CodeUnitStream(text));
  lexer.removeErrorListeners();
  const tokens = new CommonTokenStream(lexer);
  tokens.fill();
  return tokens.getTokens().flatMap((token) => toleratedSpelling(token, text) ?? []);
}

/**
 * The text with its strings emptied, since every URL has two slashes. What a quote in a comment takes away comes after the sign of the comment,
 * which stays.
 */
function withoutStrings(text: string): string {
  return text.replace(/[thb]'[^']*'|'(?:[^'\\]|\\.)*'/g, (token) => (token.startsWith("'") ? "''" : token));
}

function toleratedSpelling(token: Token, text: string): Diagnostic | undefined {
  const span = { start: token.start, end: token.stop + 1 };
  const found = text.slice(span.start, span.end);
  switch (token.type) {
    case T.EQ:
      return found === '==' ? write(found, '=', span) : undefined;
    case T.NEQ:
      return found === '<>' ? write(found, '!=', span) : undefined;
    case T.IntegerLiteral:
    case T.FloatLiteral:
      return found.startsWith('+') ? write(found, found.slice(1), span) : undefined;
    case T.HexLiteral:
      return found === found.toLowerCase() ? undefined : write(found, found.toLowerCase(), span);
    case T.BlockComment:
    case T.LineComment:
      return diagnostic(
        'P112',
        "The standard has no comments, and other tools refuse them; the indicator's description is the place.",
        span,
      );
    default:
      return undefined;
  }
}

function write(found: string, canonical: string, span: Span): Diagnostic {
  const message = `${shorten(found)} is read as ${shorten(canonical)}, which is how the standard writes it; other tools may refuse it.`;
  return diagnostic('P112', message, span, { span, text: canonical });
}
