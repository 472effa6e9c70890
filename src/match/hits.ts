import type { Timestamp } from '../values/timestamp.js';

/**
 * An observation that satisfies at least one expression of a pattern, as the binding search sees it. Hits are kept in release order:
 * by first observed, last observed, source, position (semantics 14).
 */
export interface Hit {
  /** Which observation; increases in release order. */
  readonly position: number;
  readonly first: Timestamp;
  readonly last: Timestamp;
  /** number_observed: how many instances it stands for. They are counted, never materialised (semantics 1.3). */
  readonly instances: number;
  /** The expressions that it satisfies, ascending. */
  readonly expressions: readonly number[];
}

/** Whether a hit satisfies some of the expressions. */
export function satisfiesSome({ expressions }: Pick<Hit, 'expressions'>, some: readonly number[]): boolean {
  return expressions.some((expression) => some.includes(expression));
}
