/** Where a literal of fixed length is looked for in a text: at its beginning, at its end, or anywhere. */
export type WindowKind = 'head' | 'tail' | 'gram';

/**
 * The lengths, in UTF-16 units, of which literals are looked for, longest first. A text has one head, one tail and, for each unit, one gram of a
 * length, so that what a look-up costs does not depend on how many literals there are; an automaton over all of them would cost a cache
 * miss a unit and could not be shared between threads (docs/decisions/0008-flat-indicator-set.md).
 */
export const WINDOWS = [16, 8, 4] as const;

export type Window = (typeof WINDOWS)[number];

/** The units of a gram that are looked for first, at every place of a text: as many as the shortest has. */
export const GRAM_START = 4;

/** The longest window that a literal has; undefined if it is shorter than any. */
export function windowOf<Kind extends WindowKind>(
  kind: Kind,
  literal: string,
): { readonly kind: Kind; readonly text: string } | undefined {
  const length = WINDOWS.find((window) => window <= literal.length);
  if (length === undefined) return undefined;
  return { kind, text: kind === 'tail' ? literal.slice(-length) : literal.slice(0, length) };
}
