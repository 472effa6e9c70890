/** What bounds the work that one pattern can cause. Reaching a limit is a diagnostic, never a truncation. */
export interface Limits {
  /** UTF-16 code units of a pattern (P501). */
  readonly maxPatternLength: number;
  /** Open brackets and parentheses at any point (P502). Everything that walks the AST recurses at most this deep. */
  readonly maxNesting: number;
  /** Code units of one regular expression (P504). */
  readonly maxExpressionLength: number;
  /**
   * Code units of a text that a regular expression is searched for in. A longer text is left undecided, which `onLimit` is told. Since the time
   * for a character can grow with the expression, one of more than 100 characters, its repeats written out, looks at proportionally less.
   */
  readonly maxSubjectLength: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxPatternLength: 1_000_000,
  maxNesting: 200,
  maxExpressionLength: 10_000,
  maxSubjectLength: 1_000_000,
};
