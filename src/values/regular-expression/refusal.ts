/** Why an expression is not taken: it is no PCRE, it is PCRE that we do not match, or it is over a limit. */
export type RefusalKind = 'invalid' | 'unsupported' | 'too-large';

/** Thrown inside this folder where parsing or translation ends; `compileRegularExpression` turns it into a result. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  /** Offsets into the text that was parsed; end exclusive. */
  readonly start: number;
  readonly end: number;

  constructor(kind: RefusalKind, message: string, start: number, end: number) {
    super(message);
    this.kind = kind;
    this.start = start;
    this.end = end;
  }
}
