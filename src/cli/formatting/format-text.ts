import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPattern } from '../../syntax/format-pattern.js';
import { parsePattern, type StixVersion } from '../../syntax/parse-pattern.js';

/** What formatting makes of a pattern. One that has errors is left as it is: what it means is not certain. */
export type FormatResult =
  | { readonly kind: 'canonical' }
  | { readonly kind: 'changed'; readonly text: string }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

/** Formats one pattern. Warnings are for `validate`. */
export function formatText(pattern: string, stixVersion: StixVersion): FormatResult {
  const { diagnostics } = parsePattern(pattern, { stixVersion });
  if (hasErrors(diagnostics)) return { kind: 'invalid', diagnostics };
  const text = formatPattern(pattern, { stixVersion });
  return text === pattern ? { kind: 'canonical' } : { kind: 'changed', text };
}
