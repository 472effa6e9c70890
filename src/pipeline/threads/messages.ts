import type { SharedContents } from '../../indicator-set/saved-set.js';
import type { RecordNote } from '../../adapters/index.js';
import type { FilterMode } from '../screen/screens.js';
import type { RejectedRecord, SlotHits } from '../record-batch.js';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly set: SharedContents;
  readonly filter: FilterMode;
  readonly zone: number | undefined;
}

/** A block of whole lines to be looked at. */
export interface BlockTask {
  readonly file: string;
  /** The name of the log source. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** What was on the lines of a block; they are counted from 1. */
export interface BlockResult {
  readonly lines: number;
  readonly passedOver: number;
  readonly rejected: readonly RejectedRecord[];
  readonly notes: readonly RecordNote[];
  readonly hits: readonly SlotHits[];
}

/** An answer of a worker: the result, or the message of the error that it met. */
export type WorkerAnswer = { readonly result: BlockResult } | { readonly error: string };
