import type { Pattern } from '../../src/syntax/ast.js';
import { isValid, parsePattern } from '../../src/syntax/parse-pattern.js';

/** The AST of a pattern that a test needs to be valid. */
export function parseValid(text: string): Pattern {
  const parsed = parsePattern(text, { stixVersion: '2.0' });
  if (!isValid(parsed)) throw new Error(`${text}: ${JSON.stringify(parsed.diagnostics)}`);
  return parsed.ast;
}
