import type { Finding } from './finding.js';
import { printableJson } from './printable-json.js';

/**
 * A finding as `--format json` prints it. Every property is always there, null where it does not apply. Lines and columns count
 * from 1, columns in UTF-16 code units; the end is exclusive. They are places in `file`, or in `pattern` where `file` is null.
 */
export interface FindingRecord {
  readonly file: string | null;
  /** JSON pointer of the pattern, or of the object without one; null outside of JSON. */
  readonly pointer: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** Null for what is no diagnostic: a file that cannot be read, or that there are more findings than are listed. */
  readonly code: string | null;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly pattern: string | null;
}

/** Turns a finding into the record that is printed for it. */
export function toFindingRecord(finding: Finding): FindingRecord {
  const { file, pointer, start, end, code, severity, message, pattern } = finding;
  return {
    file: file ?? null,
    pointer: pointer ?? null,
    line: start?.line ?? null,
    column: start?.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    code: code ?? null,
    severity,
    message,
    pattern: pattern?.source.text ?? null,
  };
}

/** One finding as one line of JSON. */
export function renderJsonRecord(finding: Finding): string {
  return printableJson(toFindingRecord(finding));
}

/** The findings as one JSON array, a line for each. */
export function renderJson(findings: readonly Finding[]): string {
  return findings.length === 0 ? '[]\n' : `[\n${findings.map(renderJsonRecord).join(',\n')}\n]\n`;
}
