import { validatePattern } from '../../src/analysis/validate-pattern.js';
import { PatternError } from '../../src/diagnostics/pattern-error.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import type { ConformanceCase } from './case.js';

/** What the contract calls a violation (semantics 9); every other warning is lint. */
const VIOLATIONS: ReadonlySet<string> = new Set(['P301', 'P401']);

/** Holds what `validatePattern` reports against what a case says about it. */
export function analyzeLevel({ pattern, diagnoses }: ConformanceCase): readonly string[] {
  if (!diagnoses) return [];
  const found = validatePattern(pattern);
  const codes = found.map((one) => one.code);
  const shown = codes.join(', ') || 'nothing';
  const problems: string[] = [];
  if (found.some((one) => one.severity === 'error')) problems.push(`expected no error, got ${shown}`);
  switch (diagnoses.level) {
    case 'clean':
      if (found.length > 0) problems.push(`expected nothing, got ${shown}`);
      break;
    case 'no-violation':
      if (codes.some((code) => VIOLATIONS.has(code))) problems.push(`expected no violation, got ${shown}`);
      break;
    case 'lint':
      if (!codes.some((code) => !VIOLATIONS.has(code))) problems.push(`expected lint, got ${shown}`);
      break;
    case 'violation':
      if (!codes.some((code) => code === diagnoses.code))
        problems.push(`expected ${diagnoses.code ?? ''}, got ${shown}`);
      if (!validatePattern(pattern, { strict: true }).some((one) => one.severity === 'error')) {
        problems.push('expected an error under strict');
      }
      if (compilesUnderStrict(pattern)) problems.push('expected compilePattern to refuse it under strict');
      break;
  }
  return problems;
}

function compilesUnderStrict(pattern: string): boolean {
  try {
    compilePattern(pattern, { strict: true });
    return true;
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
}
