/**
 * A range of a text in UTF-16 code units, the unit of JavaScript strings: `text.slice(span.start, span.end)` is what it names.
 */
export interface Span {
  /** Offset of the first code unit. */
  readonly start: number;
  /** Offset after the last code unit. */
  readonly end: number;
}
