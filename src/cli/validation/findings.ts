import { hasErrors, type Diagnostic, type Fix } from '../../diagnostics/diagnostic.js';
import type { Finding, FindingFix } from '../../diagnostics/finding.js';
import type { FeedBatch, FeedFault, FeedIndicator, ValueLocation } from '../../feeds/index.js';
import { escapeJsonText } from '../../feeds/json-text.js';
import { createSourceText } from '../../source/source-text.js';

/**
 * How many findings of one pattern are listed; one more says how many there are besides. A hostile pattern of a megabyte can have as many as
 * it has constants, and with each the pattern is printed.
 */
const MAX_FINDINGS_PER_PATTERN = 50;

/** A diagnostic with what makes it recognisable in a later run. */
export type Marked = Diagnostic & { readonly fingerprint?: string };

/** The diagnostics of an indicator of a feed, with their places in its file. */
export function findingsInFeed(
  one: FeedIndicator,
  diagnostics: readonly Marked[],
  locate: FeedBatch['locate'],
): readonly Finding[] {
  const { indicator, place } = one;
  const { file, line, column, pointer } = place;
  const source = typeof indicator.pattern === 'string' ? createSourceText(indicator.pattern) : undefined;
  return bounded(diagnostics, (diagnostic) => {
    const { span, fix, pointer: within } = diagnostic;
    const title = { ...titleOf(diagnostic), file };
    const part = within ?? (span ? '/pattern' : '');
    const location = part === '' ? undefined : locate(one, part);
    if (!location) return { ...title, ...(pointer !== undefined && { pointer }), start: { line, column } };
    const at = { ...title, ...(pointer !== undefined && { pointer: `${pointer}${part}` }) };
    if (!span || !source) {
      return { ...at, start: location.positionAt(0), ...(location.end && { end: location.end() }) };
    }
    return {
      ...at,
      start: location.positionAt(span.start),
      end: location.positionAt(span.end),
      pattern: { source, span },
      ...(fix && { fix: toFindingFix(fix, location) }),
    };
  });
}

/** The diagnostics of a pattern that is in no file; places are those in the pattern. */
export function findingsInPattern(pattern: string, diagnostics: readonly Marked[]): readonly Finding[] {
  const source = createSourceText(pattern);
  return bounded(diagnostics, ({ span, fix, ...diagnostic }) => ({
    ...titleOf(diagnostic),
    ...(span && { start: source.positionAt(span.start), end: source.positionAt(span.end) }),
    pattern: { source, ...(span && { span }) },
    ...(fix && { fix: toFindingFix(fix, source) }),
  }));
}

type TitleKey = 'code' | 'severity' | 'message' | 'fingerprint' | 'related';

function titleOf({ code, severity, message, fingerprint, related }: Pick<Marked, TitleKey>): Pick<Finding, TitleKey> {
  return { code, severity, message, ...(fingerprint !== undefined && { fingerprint }), ...(related && { related }) };
}

function toFindingFix({ span, text }: Fix, location: Pick<ValueLocation, 'positionAt' | 'json'>): FindingFix {
  const { json } = location;
  const before = json?.element.text.slice(json.start, json.end);
  return {
    start: location.positionAt(span.start),
    end: location.positionAt(span.end),
    text: before === undefined ? text : escapeJsonText(text, before),
  };
}

function bounded(diagnostics: readonly Marked[], toFinding: (one: Marked) => Finding): readonly Finding[] {
  const findings = diagnostics.slice(0, MAX_FINDINGS_PER_PATTERN).map(toFinding);
  const [next, ...rest] = diagnostics.slice(MAX_FINDINGS_PER_PATTERN);
  if (!next) return findings;
  const severity = hasErrors([next, ...rest]) ? 'error' : 'warning';
  const message = `From here on there are ${rest.length + 1} more findings in this pattern.`;
  return [...findings, { ...withoutCode(toFinding(next)), severity, message }];
}

function withoutCode({ code: _code, fix: _fix, fingerprint: _fingerprint, ...finding }: Finding): Finding {
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
