import { CODES, type DiagnosticCode } from '../../diagnostics/codes.js';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js';
import { UsageError } from '../exit-code.js';

/** What a run says about some codes: another severity, or that they are not reported. */
export type Severities = ReadonlyMap<DiagnosticCode, Severity | 'off'>;

export const LEVELS: readonly (Severity | 'off')[] = ['error', 'warning', 'note', 'off'];

/**
 * Reads `CODE=error|warning|note|off`, of which the last one for a code counts.
 * @throws UsageError for a code that does not exist, and for an error that is to be less than one.
 */
export function readSeverities(texts: readonly string[]): Severities {
  return new Map(texts.map(readSeverity));
}

function readSeverity(text: string): readonly [DiagnosticCode, Severity | 'off'] {
  const [code = '', level = '', ...rest] = text.split('=');
  const severity = LEVELS.find((one) => one === level);
  if (severity === undefined || rest.length > 0) {
    throw new UsageError(`--severity ${text}: write CODE=error, CODE=warning, CODE=note or CODE=off.`);
  }
  if (!isCode(code)) throw new UsageError(`--severity ${text}: there is no diagnostic ${code}.`);
  const refusal = refuseSeverity(code, severity);
  if (refusal !== undefined) throw new UsageError(`--severity ${text}: ${refusal}`);
  return [code, severity];
}

/** Why a code cannot have a severity. */
export function refuseSeverity(code: DiagnosticCode, severity: Severity | 'off'): string | undefined {
  if (CODES[code].severity !== 'error' || severity === 'error') return undefined;
  return `${code} (${CODES[code].name}) is an error, and errors cannot be turned down.`;
}

export function isCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(CODES, text);
}

/** Gives diagnostics the severities that were asked for, and leaves out those that are off. */
export function applySeverities<One extends Diagnostic>(
  diagnostics: readonly One[],
  severities: Severities,
): readonly One[] {
  return diagnostics.flatMap((one) => {
    const severity = severities.get(one.code) ?? one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
}
