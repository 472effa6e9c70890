import { validatePattern } from '../analysis/validate-pattern.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { renderExcerpt } from '../diagnostics/render-excerpt.js';
import { UsageError } from './exit-code.js';
import { findingsInPattern } from './validation/findings.js';
import type { Terminal } from './terminal.js';

/**
 * Shows what is wrong with the patterns of a command line. Of a feed an invalid pattern is skipped; one that was typed is what the run is for.
 *
 * @param where how messages say where they stood
 * @throws UsageError if any of them is invalid.
 */
export function checkExpressions(
  patterns: readonly string[],
  { note, fail, noteStyle }: Terminal,
  where = ' of -e',
): void {
  let invalid = 0;
  for (const pattern of patterns) {
    const diagnostics = validatePattern(pattern);
    if (hasErrors(diagnostics)) invalid += 1;
    for (const finding of findingsInPattern(pattern, diagnostics)) {
      const text = renderExcerpt(finding, { style: noteStyle });
      if (finding.severity === 'error') fail(text);
      else note(text);
    }
  }
  if (invalid > 0) {
    const what = invalid === 1 ? `the pattern${where} is` : `${invalid} patterns${where} are`;
    throw new UsageError(`${what} not valid`);
  }
}
