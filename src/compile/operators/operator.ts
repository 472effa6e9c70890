/**
 * Whether a selected value satisfies a comparison that is not negated. Values come from data: any JSON value, decoded octets, a
 * referenced object or a value that does not decode. Operands of incompatible kinds are false, except under `!=` (semantics 6.3).
 */
export type ValueTest = (value: unknown) => boolean;

/** How a profile folds both sides before comparing; `AS_IS` where it folds nothing. */
export interface Fold {
  readonly apply: (text: string) => string;
  /** What LIKE may fold of a value: all of it, or what follows its last `@`. A constant with wildcards does not say what is under them. */
  readonly scope: 'whole' | 'after-at';
}

export const AS_IS: Fold = { apply: (text) => text, scope: 'whole' };
