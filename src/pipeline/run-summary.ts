import type { ConsideredSource } from '../adapters/index.js';
import type { FilterUse } from './screen/screens.js';

/** A file that could not be used, or not to its end. */
export interface RejectedFile {
  readonly file: string;
  readonly reason: string;
  /** The log sources that were thought of, where the question was which one it is. */
  readonly considered?: readonly ConsideredSource[];
}

/** What a run did: printed at its end, and written by `--stats`. Field names are part of the command line. */
export interface RunSummary {
  readonly indicators: { readonly loaded: number; readonly skipped: Readonly<Record<string, number>> };
  readonly files: { readonly read: number; readonly rejected: readonly RejectedFile[] };
  readonly records: {
    readonly read: number;
    readonly rejected: Readonly<Record<string, number>>;
    readonly late: number;
  };
  readonly matches: number;
  readonly indicators_matched: number;
  readonly suppressed: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, number>>;
  readonly profile_touched: number;
  readonly filter: FilterUse;
  /** Records that were read with something to note, by note. */
  readonly notes: Readonly<Record<string, number>>;
  readonly seconds: { readonly load: number; readonly match: number };
  readonly records_per_second: number;
  readonly peak_memory_bytes: number;
}
