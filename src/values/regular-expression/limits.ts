/** What bounds the work that one expression can cause. Reaching a limit refuses the expression as `too-large`. */
export interface ExpressionLimits {
  /** UTF-16 code units of the expression. */
  readonly maxExpressionLength: number;
  /**
   * Characters, assertions and branches once every repeat is written out. Time per character of a subject is at most proportional to it. Any
   * expression of the default length fits if it has no counted repeat.
   */
  readonly maxProgramSize: number;
  /** Groups inside one another. PCRE2 itself stops at 250. */
  readonly maxNesting: number;
}

export const DEFAULT_EXPRESSION_LIMITS: ExpressionLimits = {
  maxExpressionLength: 10_000,
  maxProgramSize: 10_000,
  maxNesting: 250,
};
