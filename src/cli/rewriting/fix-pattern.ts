import { hasErrors, type Diagnostic, type Fix } from '../../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../../diagnostics/codes.js';

/** A pattern after its fixes. */
export interface FixedPattern {
  readonly text: string;
  /** The codes whose fixes were applied, in their order. */
  readonly codes: readonly DiagnosticCode[];
}

/** A fix can bring another fault to light, which has a fix of its own; a pattern that is not at rest after so many rounds stays so. */
export const MAX_FIX_ROUNDS = 10;

/**
 * Applies the fixes of a pattern, and those of what they bring to light, until there are none. A round that makes an error of a pattern
 * without one is taken back.
 *
 * @param check what is wrong with a text, as far as the run wants to hear of it
 */
export function fixPattern(pattern: string, check: (text: string) => readonly Diagnostic[]): FixedPattern {
  const codes = new Set<DiagnosticCode>();
  let text = pattern;
  let diagnostics = check(text);
  for (let round = 0; round < MAX_FIX_ROUNDS; round += 1) {
    const fixable = diagnostics.flatMap(({ code, fix }) => (fix ? [{ code, fix }] : []));
    if (fixable.length === 0) break;
    const next = applyFixes(
      text,
      fixable.map(({ fix }) => fix),
    );
    const after = check(next);
    if (next === text || (!hasErrors(diagnostics) && hasErrors(after))) break;
    for (const { code } of fixable) codes.add(code);
    text = next;
    diagnostics = after;
  }
  return { text, codes: [...codes].sort() };
}

/** Applies fixes from the end of the text to its beginning. Of two that overlap, or begin at one place, one is left for another round. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let fixed = text;
  let free = Infinity;
  for (const { span, text: replacement } of [...fixes].sort((one, other) => other.span.start - one.span.start)) {
    if (span.end > free || span.start === free) continue;
    fixed = fixed.slice(0, span.start) + replacement + fixed.slice(span.end);
    free = span.start;
  }
  return fixed;
}
