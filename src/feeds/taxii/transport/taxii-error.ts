import type { DiagnosticCode } from '../../../diagnostics/codes.js';
import { diagnostic, type Diagnostic } from '../../../diagnostics/diagnostic.js';

/** The codes of the family T1 (docs/diagnostics). */
export type TransportCode = Extract<DiagnosticCode, `T1${string}`>;

/** How a failed request may be met: by the same one later, or not at all. */
export interface FailureOptions {
  readonly cause?: unknown;
  /** The status of the answer, where there was one. */
  readonly status?: number;
  /** Whether the same request may succeed later. */
  readonly isTransient?: boolean;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter?: number;
}

/** Thrown where a TAXII server cannot be reached, refuses, or gives what cannot be used. The message holds no credential. */
export class TaxiiError extends Error {
  override readonly name = 'TaxiiError';
  readonly diagnostic: Diagnostic;
  readonly status: number | undefined;
  readonly isTransient: boolean;
  readonly retryAfter: number | undefined;

  constructor(code: TransportCode, message: string, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.diagnostic = diagnostic(code, message);
    this.status = options.status;
    this.isTransient = options.isTransient === true;
    this.retryAfter = options.retryAfter;
  }
}

/** A URL as messages and logs show it: user and query, in which servers like to have keys, are left out. */
export function showUrl(url: URL | string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
