import type { FilePosition } from '../input/element-positions.js';
import type { JsonElement } from '../input/json-element.js';
import type { Observation } from '../stix/observation.js';
import type { StixObject } from '../stix/stix-object.js';
import type { Indicator } from '../stix/indicator.js';

/** Where in a feed an indicator stands. */
export interface FeedPlace extends FilePosition {
  readonly file: string;
  /** JSON pointer within its document; absent in pattern files. */
  readonly pointer?: string;
}

/** An indicator as a feed gives it. Nothing about it has been checked but that it is an object of type `indicator`. */
export interface FeedIndicator {
  readonly indicator: Partial<Indicator>;
  readonly place: FeedPlace;
}

/**
 * A part of a feed that could not be read. `no-feed`: the file is none of ours. `not-json`: a part of a JSON feed is no JSON, or
 * is cut off. `unreadable`: the bytes could not be read any further, or a part is over a limit.
 */
export interface FeedFault extends Partial<FilePosition> {
  readonly kind: 'no-feed' | 'not-json' | 'unreadable';
  readonly file: string;
  readonly pointer?: string;
  /** Without file, position and pointer. */
  readonly reason: string;
}

/** A string of a JSON text, quotes included: UTF-16 offsets into the text of the element that it is in. */
export interface JsonStringPlace {
  readonly element: JsonElement;
  readonly start: number;
  readonly end: number;
}

/** Where a value of an indicator, such as its pattern, stands in its file. */
export interface ValueLocation {
  /** The place in the file of an offset of a text, through the escapes of JSON where it is in a JSON string; of another value, its beginning. */
  readonly positionAt: (offset: number) => FilePosition;
  /** The place after the value's last character; absent in pattern files. */
  readonly end?: () => FilePosition;
  /** The string that holds the text; absent in pattern files, and where the value is no string. */
  readonly json?: JsonStringPlace;
}

/** An entry of a feed of another format that no pattern could be made of, or only one that leaves something out. */
export interface Untranslated {
  readonly place: FeedPlace;
  /** The entry, or what of it the reason is about, in any length that a feed has. */
  readonly what: string;
  readonly reason: string;
  /** Whether there is an indicator nevertheless. */
  readonly isPartial?: boolean;
}

/** Successive parts of one feed, as they are read. */
export interface FeedBatch {
  readonly indicators: readonly FeedIndicator[];
  /** What else a feed of another format says, as STIX: who made it, how it is marked, what its indicators indicate. */
  readonly others?: readonly StixObject[];
  /** What it says was observed. */
  readonly observations?: readonly Observation[];
  readonly untranslated?: readonly Untranslated[];
  readonly faults: readonly FeedFault[];
  /**
   * Finds a value of an indicator of this batch in the file, its pattern unless a JSON pointer within the indicator says otherwise; undefined
   * if there is none. What that takes is worked out at the first call and belongs to the batch: who keeps the indicators and lets the
   * batch go keeps none of the text.
   */
  readonly locate: (indicator: FeedIndicator, pointer?: string) => ValueLocation | undefined;
}

/** A batch that says only that something could not be read. */
export function faultBatch(fault: FeedFault): FeedBatch {
  return { indicators: [], faults: [fault], locate: () => undefined };
}
