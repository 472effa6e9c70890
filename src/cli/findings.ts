import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../diagnostics/finding.js';
import type { FeedFault, FeedIndicator, PatternLocation } from '../feeds/index.js';
import { createSourceText } from '../source/source-text.js';

/**
 * How many findings of one pattern are listed; one more says how many there are besides. A hostile pattern of a megabyte can have as many as
 * it has constants, and with each the pattern is printed.
 */
const MAX_FINDINGS_PER_PATTERN = 50;

/** The diagnostics of an indicator of a feed, with their places in its file. */
export function findingsInFeed(
  { indicator, place }: FeedIndicator,
  diagnostics: readonly Diagnostic[],
  locate: () => PatternLocation | undefined,
): readonly Finding[] {
  if (diagnostics.length === 0) return [];
  const location = locate();
  const { file, line, column, pointer } = place;
  const source = typeof indicator.pattern === 'string' ? createSourceText(indicator.pattern) : undefined;
  return bounded(diagnostics, ({ span, ...diagnostic }) => {
    const finding = { ...titleOf(diagnostic), file };
    if (!span || !source || !location) {
      return { ...finding, ...(pointer !== undefined && { pointer }), start: { line, column } };
    }
    return {
      ...finding,
      ...(pointer !== undefined && { pointer: `${pointer}/pattern` }),
      start: location.positionAt(span.start),
      end: location.positionAt(span.end),
      pattern: { source, span },
    };
  });
}

/** The diagnostics of a pattern that is in no file; places are those in the pattern. */
export function findingsInPattern(pattern: string, diagnostics: readonly Diagnostic[]): readonly Finding[] {
  const source = createSourceText(pattern);
  return bounded(diagnostics, ({ span, ...diagnostic }) => ({
    ...titleOf(diagnostic),
    ...(span && { start: source.positionAt(span.start), end: source.positionAt(span.end) }),
    pattern: { source, ...(span && { span }) },
  }));
}

function titleOf({
  code,
  severity,
  message,
}: Omit<Diagnostic, 'span'>): Pick<Finding, 'code' | 'severity' | 'message'> {
  return { code, severity, message };
}

function bounded(diagnostics: readonly Diagnostic[], toFinding: (one: Diagnostic) => Finding): readonly Finding[] {
  const findings = diagnostics.slice(0, MAX_FINDINGS_PER_PATTERN).map(toFinding);
  const [next, ...rest] = diagnostics.slice(MAX_FINDINGS_PER_PATTERN);
  if (!next) return findings;
  const severity = hasErrors([next, ...rest]) ? 'error' : 'warning';
  const message = `From here on there are ${rest.length + 1} more findings in this pattern.`;
  return [...findings, { ...withoutCode(toFinding(next)), severity, message }];
}

function withoutCode({ code: _, ...finding }: Finding): Finding {
  return finding;
}

/** A part of a feed that could not be read: an error, for nothing in it has been checked. */
export function findingOfFault({ kind, file, line, column, pointer, reason }: FeedFault): Finding {
  return {
    severity: 'error',
    ...(kind === 'not-json' && { code: 'I101' as const }),
    message: `${kind === 'not-json' ? 'This is not JSON' : 'This could not be read'}: ${reason}.`,
    file,
    ...(pointer !== undefined && { pointer }),
    ...(line !== undefined && { start: { line, column: column ?? 1 } }),
  };
}
