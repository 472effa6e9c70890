/** A place in a JSON text. Offset in bytes of its UTF-8 form (byte order mark and compression removed), from 0. */
export interface JsonPosition {
  readonly offset: number;
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, from 1, as editors and `SourceText` count. */
  readonly column: number;
}

/** One element of a JSON text, parsed. Its position is that of its first byte. */
export interface JsonElement extends JsonPosition {
  /** What `JSON.parse` made of the element. Of repeated keys the last one counts; `__proto__` is a key like any other. */
  readonly value: unknown;
  /** The exact slice that was parsed. */
  readonly text: string;
  /** JSON pointer (RFC 6901) within its document: `/objects/12`, `/3`, or empty for a document as a whole. */
  readonly pointer: string;
  /** Which of the concatenated documents it is in, from 0. */
  readonly document: number;
}

/**
 * `malformed`: no JSON, the position is where it ceases to be. `truncated`: the text ends inside of it.
 * `too-large`, `too-deep`: over the limit that `limit` names.
 */
export type JsonFaultReason = 'malformed' | 'truncated' | 'too-large' | 'too-deep';

/** Something that is not among the elements, and why. */
export interface JsonFault extends JsonPosition {
  readonly reason: JsonFaultReason;
  /** The element's pointer; that of the array or document, if the fault lies between elements. */
  readonly pointer: string;
  readonly document: number;
  readonly limit: 'maxElementBytes' | 'maxDepth' | undefined;
  /** A sentence without position. */
  readonly message: string;
}

/** The members of a top-level object, but for its opened arrays. */
export interface JsonMembers {
  /** Which of the concatenated documents it is, from 0. */
  readonly document: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** False until the object has ended: members may follow its arrays. */
  readonly isComplete: boolean;
}

/** Successive elements of a JSON text, about a chunk of bytes full. */
export interface ElementBatch {
  readonly elements: readonly JsonElement[];
  readonly faults: readonly JsonFault[];
  /** Of the top-level object in whose arrays the text now is, or has just ended. */
  readonly members: JsonMembers | undefined;
  /** How many ill-formed byte sequences became U+FFFD in what was parsed for this batch. */
  readonly replaced: number;
}
