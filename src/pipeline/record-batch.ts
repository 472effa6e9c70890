import type { RecordNote } from '../adapters/index.js';
import type { Observation } from '../stix/observation.js';

/** A record that gave no observation. */
export interface RejectedRecord {
  readonly line: number;
  readonly reason: string;
}

/** Successive records of a log, as far as they are read at once. */
export interface RecordBatch {
  readonly observations: readonly Observation[];
  readonly rejected: readonly RejectedRecord[];
  /** What the adapter noted about records that it did read, one entry a record. */
  readonly notes: readonly RecordNote[];
}

/** A batch that is being filled. */
export interface BatchDraft {
  readonly observations: Observation[];
  readonly rejected: RejectedRecord[];
  readonly notes: RecordNote[];
}

export const emptyBatch = (): BatchDraft => ({ observations: [], rejected: [], notes: [] });
