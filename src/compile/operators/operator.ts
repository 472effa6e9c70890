/**
 * Whether a selected value satisfies a comparison that is not negated. Values come from data: any JSON value, decoded octets, a
 * referenced object or a value that does not decode. Operands of incompatible kinds are false, except under `!=` (semantics 6.3).
 */
export type ValueTest = (value: unknown) => boolean;

/** What a profile folds before comparing; the identity where it folds nothing. */
export type Fold = (text: string) => string;

export const asIs: Fold = (text) => text;
