import type { Indicator } from '../stix/indicator.js';

/** Where in a feed an indicator stands. */
export interface FeedPlace {
  readonly file: string;
  /** Line of its first character, from 1. */
  readonly line: number;
  /** JSON pointer within its document; absent in pattern files. */
  readonly pointer?: string;
}

/** An indicator as a feed gives it. Nothing about it has been checked but that it is an object of type `indicator`. */
export interface FeedIndicator {
  readonly indicator: Partial<Indicator>;
  readonly place: FeedPlace;
}

/** A part of a feed that could not be read. */
export interface FeedFault {
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
}

/** Successive parts of one feed, as they are read. */
export interface FeedBatch {
  readonly indicators: readonly FeedIndicator[];
  readonly faults: readonly FeedFault[];
}
