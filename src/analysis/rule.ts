import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Visitor } from '../syntax/visit.js';

/**
 * A check of what a pattern means. It says which nodes it looks at; one walk over the pattern serves all rules. A rule reports only its own
 * code, which names its file, its page and its cases.
 */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly create: (report: (diagnostic: Diagnostic) => void) => Visitor;
}
