import type { Token } from 'antlr4ng';
import { PatternError } from '../diagnostics/pattern-error.js';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import type { Pattern } from './ast.js';
import { parsePattern, type ParseOptions } from './parse-pattern.js';
import { isComment, tokensOf } from './tokens.js';
import { printNode } from './print.js';

/**
 * Canonical text of a pattern. From an AST it is `printNode`; from text, comments stay where they are, and with them the parentheses that
 * they may be about. Parsing the result gives the same AST as parsing the input, spans aside.
 * @throws PatternError if text does not follow the grammar.
 */
export function formatPattern(source: string | Pattern, options: ParseOptions = {}): string {
  if (typeof source !== 'string') return printNode(source);
  const { ast, diagnostics } = parsePattern(source, options);
  if (!ast) throw new PatternError(diagnostics);
  const tokens = tokensOf(source);
  return tokens.some(isComment) ? joinTokens(tokens, source) : printNode(ast);
}

/** Writes the tokens in their canonical spelling and spacing; parentheses are not the formatter's to remove beside a comment. */
function joinTokens(tokens: readonly Token[], text: string): string {
  let result = '';
  tokens.forEach((token, at) => {
    result += spaceBefore(tokens, at) + spell(token, text);
  });
  return result;
}

function spell(token: Token, text: string): string {
  const found = text.slice(token.start, token.stop + 1);
  switch (token.type) {
    case T.EQ:
      return '=';
    case T.NEQ:
      return '!=';
    case T.HexLiteral:
      return found.toLowerCase();
    case T.BinaryLiteral:
      return found.replace(/[\r\n]/g, '');
    default:
      return found;
  }
}

const OPENING: ReadonlySet<number> = new Set([T.LPAREN, T.COLON, T.DOT]);
const CLOSING: ReadonlySet<number> = new Set([T.RPAREN, T.RBRACK, T.COMMA, T.COLON, T.DOT]);

function spaceBefore(tokens: readonly Token[], at: number): string {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !token) return '';
  if (before.type === T.LineComment) return '\n';
  if (isComment(before) || isComment(token)) return ' ';
  if (before.type === T.LBRACK || OPENING.has(before.type) || CLOSING.has(token.type)) return '';
  return token.type === T.LBRACK && isIndex(after) ? '' : ' ';
}

function isIndex(token: Token | undefined): boolean {
  return token?.type === T.IntegerLiteral || token?.type === T.ASTERISK;
}
