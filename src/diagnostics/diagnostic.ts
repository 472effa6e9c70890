import type { Position } from '../source/source-text.js';
import type { Span } from '../source/span.js';
import { CODES, type DiagnosticCode } from './codes.js';

/** An error keeps a pattern from being compiled; a warning says that it is probably not what was meant; a note only tells. */
export type Severity = 'error' | 'warning' | 'note';

/** A replacement that keeps the author's meaning: `text` in place of what `span` names. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** Something to say about an input. Plain data: it can be stored, sent and rendered in any form. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence or two: what was found, and what to write instead. */
  readonly message: string;
  /** The place in the text that the diagnostic is about; absent where there is no text. */
  readonly span?: Span;
  /** JSON pointer (RFC 6901) within the object that was checked, for what is about an object and not about its pattern; empty for all of it. */
  readonly pointer?: string;
  readonly fix?: Fix;
  /** Another place that it is about. */
  readonly related?: RelatedPlace;
}

/** A place in a file that a diagnostic is not at, but names. */
export interface RelatedPlace {
  readonly file: string;
  readonly pointer?: string;
  readonly start: Position;
  readonly message: string;
}

/** Makes a diagnostic with the severity that its code has by default. */
export function diagnostic(code: DiagnosticCode, message: string, span?: Span, fix?: Fix): Diagnostic {
  return {
    code,
    severity: CODES[code].severity,
    message,
    ...(span && { span }),
    ...(fix && { fix }),
  };
}

/** Makes a diagnostic about a part of a JSON object, named by its pointer. */
export function objectDiagnostic(code: DiagnosticCode, message: string, pointer: string): Diagnostic {
  return { ...diagnostic(code, message), pointer };
}

/** Makes errors of violations of the standard that could be evaluated all the same (semantics 9). */
export function judgeStrictly(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((one) => ('violation' in CODES[one.code] ? { ...one, severity: 'error' } : one));
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}
