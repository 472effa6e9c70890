import type { SharedContents } from '../../indicator-set/saved-set.js';
import type { LineBlock } from '../../input/line-blocks.js';
import type { RecordBatch } from '../record-batch.js';
import type { FilterMode } from '../screen/screens.js';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly set: SharedContents;
  readonly filter: FilterMode;
  readonly zone: number | undefined;
  readonly partitionBy?: string | undefined;
}

/** A block to be looked at. */
export interface BlockTask {
  readonly file: string;
  /** The name of the log source. */
  readonly source: string;
  readonly block: LineBlock;
}

/** What was on the lines of a block, counted from 1. Observations are among the hits, or were passed over. */
export interface BlockResult {
  readonly lines: number;
  readonly batch: RecordBatch;
}

/** An answer of a worker: the result, or what is known of the error that it met. */
export type WorkerAnswer = { readonly result: BlockResult } | { readonly error: string };
