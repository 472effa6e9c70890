import { CODES, type DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { UsageError } from './exit-code.js';

/** What a command line says about some codes: another severity, or that they are not reported. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/**
 * Reads `CODE=error|warning|off`, of which the last one for a code counts.
 * @throws UsageError for a code that does not exist, and for an error that is to be less than one.
 */
export function readSeverities(texts: readonly string[]): Severities {
  return new Map(texts.map(readSeverity));
}

function readSeverity(text: string): readonly [DiagnosticCode, Severity | 'off'] {
  const [, code = '', severity = ''] = /^([^=]*)=(error|warning|off)$/.exec(text) ?? [];
  if (severity === '') throw new UsageError(`--severity ${text}: write CODE=error, CODE=warning or CODE=off.`);
  if (!isCode(code)) throw new UsageError(`--severity ${text}: there is no diagnostic ${code}.`);
  if (CODES[code].severity === 'error' && severity !== 'error') {
    throw new UsageError(
      `--severity ${text}: ${code} (${CODES[code].name}) is an error, and errors cannot be turned down.`,
    );
  }
  return [code, severity as Severity | 'off'];
}

function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(CODES, text);
}

/** Gives diagnostics the severities that were asked for, and leaves out those that are off. */
export function applySeverities(diagnostics: readonly Diagnostic[], severities: Severities): readonly Diagnostic[] {
  return diagnostics.flatMap((one) => {
    const severity = severities.get(one.code) ?? one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
}
