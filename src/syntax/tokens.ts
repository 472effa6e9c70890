import { CommonTokenStream, Token } from 'antlr4ng';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import { CodeUnitStream } from './code-unit-stream.js';

/** The tokens of a text, those of comments included. */
export function tokensOf(text: string): readonly Token[] {
  const lexer = new T(new CodeUnitStream(text));
  lexer.removeErrorListeners();
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  return stream.getTokens().filter((token) => token.type !== Token.EOF);
}

/** Whether a token is a comment. */
export function isComment(token: Token | undefined): boolean {
  return token?.type === T.BlockComment || token?.type === T.LineComment;
}
