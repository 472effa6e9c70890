import type { Finding } from '../../diagnostics/finding.js';
import type { FeedPlace } from '../../feeds/index.js';

/** A pattern that is not canonical. */
export interface Change {
  readonly place: FeedPlace;
  readonly before: string;
  readonly after: string;
}

/** What formatting makes of a file. */
export interface FormattedFile {
  /** Patterns that were read, those with errors too. */
  readonly patterns: number;
  readonly changes: readonly Change[];
  /** Patterns that have errors, and parts that cannot be read. */
  readonly findings: readonly Finding[];
  /** Patterns of other languages, left alone, by language. */
  readonly otherLanguages: ReadonlyMap<string, number>;
  /** What is printed without --write and --check. */
  readonly printed: string;
  /** The file with its changes; the reason if it cannot be written so. */
  readonly content: Uint8Array | { readonly reason: string };
}
