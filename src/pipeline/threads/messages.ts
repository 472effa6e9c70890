import type { AdapterOptions, LogSource } from '../../adapters/index.js';
import type { SharedContents } from '../../indicator-set/saved-set.js';
import type { LineBlock } from '../../input/line-blocks.js';
import type { RecordBatch } from '../record-batch.js';
import type { FilterMode } from '../screen/screens.js';

/** What a worker has to look for. */
export interface WorkerSetup {
  readonly set: SharedContents;
  readonly filter: FilterMode;
  readonly zone?: AdapterOptions['zone'];
  readonly skew?: AdapterOptions['skew'];
  /** Log sources that are not ours. */
  readonly sources?: readonly LogSource[] | undefined;
  readonly partitionBy?: string | undefined;
  readonly keepRecords?: boolean | undefined;
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

/** What a worker is told: once, what to look for, and then block after block. `isLent`: the block's memory has to come back. */
export type WorkerMessage =
  | { readonly kind: 'begin'; readonly setup: WorkerSetup }
  | { readonly kind: 'look'; readonly task: BlockTask; readonly isLent: boolean };

/** An answer of a worker: the result, or what is known of the error that it met, and the block's memory if that was lent. */
export type WorkerAnswer = ({ readonly result: BlockResult } | { readonly error: string }) & {
  readonly memory?: ArrayBuffer;
};
