import type { Position, SourceText } from '../source/source-text.js';
import type { Span } from '../source/span.js';
import type { DiagnosticCode } from './codes.js';
import type { RelatedPlace, Severity } from './diagnostic.js';

/** A diagnostic, or another fault of an input, with its place: what the renderers print. */
export interface Finding {
  readonly severity: Severity;
  /** Absent where it is no diagnostic: a file that the system will not open, or that there are more findings than are listed. */
  readonly code?: DiagnosticCode;
  readonly message: string;
  /** Absent for a pattern that is in no file; positions then count within the pattern. */
  readonly file?: string;
  /** JSON pointer (RFC 6901) of what it is about, within its document. */
  readonly pointer?: string;
  readonly start?: Position;
  /** The position after its last character. */
  readonly end?: Position;
  /** The pattern that it is about, and where in it. */
  readonly pattern?: { readonly source: SourceText; readonly span?: Span };
  /** What to write in the file instead of what stands there now. */
  readonly fix?: FindingFix;
  /** Another place that it is about. */
  readonly related?: RelatedPlace;
  /** The same for the same finding as long as the pattern around it is the same one, wherever in the file it has moved. */
  readonly fingerprint?: string;
}

/** A fix in the terms of the file: in a JSON string the text has the escapes of one. */
export interface FindingFix {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}
