import type { ObjectPath } from '../syntax/ast.js';
import type { BitTable } from './bit-table.js';
import type { GramStarts } from './gram-starts.js';
import type { Window, WindowKind } from './windows.js';

/**
 * How the expressions of a set can be told apart from what a record holds, before there is an observation.
 * - `text`, `number`: some value at the path equals a constant.
 * - `block`: some address at the path lies in a block.
 * - `head`, `tail`, `gram`: some text at the path begins with, ends with or contains a literal.
 * - `present`: some value is there, whatever it is. Everything that has no key of its own: ranges, negations, timestamps, EXISTS.
 */
export type AnchorKind = 'text' | 'number' | 'block' | 'head' | 'tail' | 'gram' | 'present';

/** An object path that expressions of the set are entered under, and in which ways. */
export interface AskedPath {
  readonly path: ObjectPath;
  /** The path as a pattern writes it. */
  readonly text: string;
  readonly kinds: ReadonlySet<AnchorKind>;
}

/**
 * What a screen needs to know of a set: an observation can only satisfy an expression if it has an object of one of `types`, or some value
 * at one of `paths` whose key is in `needles` (any value, where the path is asked for as `present`). Keys do not say at which path they
 * count, and letter case is folded, so that a screen selects too much and never too little.
 */
export interface ScreenData {
  readonly paths: readonly AskedPath[];
  /** Types of which every object is a candidate: of NOT EXISTS. */
  readonly types: ReadonlySet<string>;
  /**
   * The hashes (`key-hash.ts`) of all keys, ASCII capitals folded. Of a constant that is a URL there are besides the hashes, as texts, of
   * its path with query and fragment if that is longer than `/`, else of its host without port (`urlPieces`): what is left of a URL in
   * a log that does not write it whole.
   */
  readonly needles: BitTable;
  /** With what grams begin. Only where it answers are the whole windows looked up in `needles`. */
  readonly gramStarts: GramStarts;
  /** Which lengths are in use, longest first. */
  readonly windows: { readonly [Kind in WindowKind]: readonly Window[] };
  /** The prefix lengths of the blocks that are asked for, ascending. */
  readonly prefixes4: readonly number[];
  readonly prefixes6: readonly number[];
}
