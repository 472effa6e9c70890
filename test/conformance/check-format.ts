import { formatPattern } from '../../src/syntax/format-pattern.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';
import { printNode } from '../../src/syntax/print.js';
import type { Pattern } from '../../src/syntax/ast.js';
import type { ConformanceCase } from './case.js';

/** parse ∘ format is the identity on the AST, spans aside, and formatting twice changes nothing more. */
export function checkFormat({ pattern, stixVersion }: ConformanceCase): readonly string[] {
  const options = { stixVersion: stixVersion ?? '2.1' } as const;
  const { ast } = parsePattern(pattern, options);
  if (!ast) return [];
  const problems: string[] = [];
  const texts = { formatPattern: formatPattern(pattern, options), printNode: printNode(ast) };
  for (const [name, text] of Object.entries(texts)) {
    const again = parsePattern(text, options).ast;
    if (!again || withoutSpans(again) !== withoutSpans(ast)) problems.push(`${name} changes the pattern to ${text}`);
    if (again && formatPattern(text, options) !== text) problems.push(`${name} is not stable: ${text}`);
  }
  return problems;
}

function withoutSpans(ast: Pattern): string {
  return JSON.stringify(ast, (key, value: unknown) => (key === 'span' ? undefined : value));
}
