import { PatternError } from '../../diagnostics/pattern-error.js';
import type { Pattern } from '../../syntax/ast.js';
import { parsePattern, type ParseOptions } from '../../syntax/parse-pattern.js';
import { printNode } from '../../syntax/print.js';
import { normalizePattern } from './normalize-pattern.js';

/**
 * A text that patterns share if they mean the same and differ only in order, parentheses, the spelling of constants, IN against OR, or
 * qualifiers that change nothing. It is a pattern itself, with the same matches. Patterns with one key match the same observations under the
 * profile `spec`; two that do so for deeper reasons can have different keys.
 * @throws PatternError if text is no valid pattern.
 */
export function canonicalKey(pattern: string | Pattern, options: ParseOptions = {}): string {
  if (typeof pattern !== 'string') return printNode(normalizePattern(pattern));
  const { ast, diagnostics } = parsePattern(pattern, options);
  if (!ast || diagnostics.some(({ severity }) => severity === 'error')) throw new PatternError(diagnostics);
  return printNode(normalizePattern(ast));
}

/**
 * Whether two patterns have one canonical key: true says that they mean the same, false that it is not to be seen.
 * @throws PatternError if one of them is no valid pattern.
 */
export function equivalent(one: string | Pattern, other: string | Pattern, options: ParseOptions = {}): boolean {
  return canonicalKey(one, options) === canonicalKey(other, options);
}
