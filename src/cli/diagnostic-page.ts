import { readFileSync } from 'node:fs';
import type { DiagnosticCode } from '../diagnostics/codes.js';

/** The page of a diagnostic, Markdown, which the package brings along. */
export function readDiagnosticPage(code: DiagnosticCode): string {
  return readFileSync(new URL(`../../docs/diagnostics/${code}.md`, import.meta.url), 'utf8');
}
