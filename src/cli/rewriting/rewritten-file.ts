import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Finding } from '../../diagnostics/finding.js';
import type { FeedIndicator, FeedPlace } from '../../feeds/index.js';

/** What rewriting makes of a pattern. `invalid`: it stays as it is, and why. */
export type Rewritten =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly text: string; readonly reason?: string }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

/** How the patterns of a file are rewritten. */
export interface Rewriter {
  /** Rewrites the pattern of an indicator; one of a pattern file has no JSON pointer. */
  readonly rewrite: (pattern: string, one: FeedIndicator) => Rewritten;
  /** Whether the white space around the pattern of a line goes. */
  readonly trimsLines: boolean;
}

/** A pattern that has another text now. */
export interface Change {
  readonly place: FeedPlace;
  readonly before: string;
  readonly after: string;
  /** Why, where that does not go without saying. */
  readonly reason?: string;
}

/** What rewriting makes of a file. */
export interface RewrittenFile {
  /** Patterns that were read, those with errors too. */
  readonly patterns: number;
  readonly changes: readonly Change[];
  /** Patterns that have errors, and parts that cannot be read. */
  readonly findings: readonly Finding[];
  /** Patterns of other languages, left alone, by language. */
  readonly otherLanguages: ReadonlyMap<string, number>;
  /** Every pattern as it is now, of a pattern file with the lines around it. */
  readonly printed: string;
  /** The file with its changes; the reason if it cannot be written so. */
  readonly content: Uint8Array | { readonly reason: string };
}

/** The reason of a rewriting, for its change. */
export function reasonOf(rewritten: Rewritten): Pick<Change, 'reason'> {
  return rewritten.kind === 'changed' && rewritten.reason !== undefined ? { reason: rewritten.reason } : {};
}
