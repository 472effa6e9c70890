/**
 * Why an expression was left undecided on an observation: a text was longer than MATCHES looks at (`maxSubjectLength`), or, in a profile that
 * rejects them, a text that is compared with a timestamp is none (D10, `unparseableTimestamp`).
 */
export type Undecided = 'maxSubjectLength' | 'unparseableTimestamp';

/** Told of what was left undecided. There may be a match that is not reported. */
export type OnUndecided = (reason: Undecided) => void;

/**
 * Thrown by an operator that does not decide a value. It passes through NOT, AND and OR, since neither true nor false would be honest, and is
 * caught where a root is tried. An exception costs nothing where none is thrown, a third truth value would cost a test at every step.
 */
export class UndecidedComparison extends Error {
  constructor(readonly reason: Undecided) {
    super(`A comparison was not decided: ${reason}.`);
  }
}

/** What a test says, or why it says nothing. */
export function attempt(test: () => boolean): boolean | Undecided {
  try {
    return test();
  } catch (error) {
    if (error instanceof UndecidedComparison) return error.reason;
    throw error;
  }
}
