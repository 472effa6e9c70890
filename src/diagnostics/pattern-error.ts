import type { Diagnostic } from './diagnostic.js';

/** Thrown where a caller asks for something that needs a valid pattern. `diagnostics` says what is wrong, and where. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const first = diagnostics.find((one) => one.severity === 'error') ?? diagnostics[0];
    super(first ? `${first.code}: ${first.message}` : 'The pattern is invalid.');
    this.diagnostics = diagnostics;
  }
}
