import { parsePattern } from '../../src/syntax/parse-pattern.js';
import { walkPattern } from '../../src/syntax/visit.js';
import type { ConformanceCase } from './case.js';

/** Whether the pattern of a case holds a negation: NOT, or `!=`. */
export function isNegating({ pattern }: ConformanceCase): boolean {
  const { ast } = parsePattern(pattern);
  let negating = false;
  if (ast) {
    walkPattern(ast, {
      comparison: ({ negated, operator }) => {
        negating ||= negated || operator === '!=';
      },
      existence: ({ negated }) => {
        negating ||= negated;
      },
    });
  }
  return negating;
}
