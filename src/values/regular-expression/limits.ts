/** What bounds the work that one expression can cause. Reaching a limit refuses the expression as `too-large`. */
export interface ExpressionLimits {
  /** UTF-16 code units of the expression. At most 40,000, whatever is asked for. */
  readonly maxExpressionLength: number;
  /**
   * Characters, assertions and branches once every repeat is written out. Time per character of a subject is at most proportional to it. Any
   * expression of the default length fits if it has no counted repeat. At most 40,000.
   */
  readonly maxProgramSize: number;
  /** Groups inside one another. At most 250, where PCRE2 stops too. */
  readonly maxNesting: number;
}

export const DEFAULT_EXPRESSION_LIMITS: ExpressionLimits = {
  maxExpressionLength: 10_000,
  maxProgramSize: 10_000,
  maxNesting: 250,
};

/**
 * Beyond these re2 might refuse a program, which would be known only when a search first needs it: it nests 1000 levels, three for each group;
 * and letters (`alphabet.ts`) are UTF-16 units below the surrogates, some 55,000.
 */
const CEILINGS: ExpressionLimits = {
  maxExpressionLength: 40_000,
  maxProgramSize: 40_000,
  maxNesting: 250,
};

/** The limits that hold: the defaults where nothing else is asked for, and never above what the translation can keep. */
export function effectiveLimits(asked: Partial<ExpressionLimits>): ExpressionLimits {
  const limits = { ...DEFAULT_EXPRESSION_LIMITS, ...asked };
  return {
    maxExpressionLength: Math.min(limits.maxExpressionLength, CEILINGS.maxExpressionLength),
    maxProgramSize: Math.min(limits.maxProgramSize, CEILINGS.maxProgramSize),
    maxNesting: Math.min(limits.maxNesting, CEILINGS.maxNesting),
  };
}
