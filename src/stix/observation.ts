import type { Sco } from './sco.js';

/**
 * Where an observation was read: a record of a log file, or a STIX object by its id. A record that does not begin its line has a column, too, since
 * its line may hold others.
 */
export type ObservationSource =
  { readonly file: string; readonly line: number; readonly column?: number } | { readonly id: string };

/**
 * One Observed Data, the unit that an observation expression is tested against (semantics 1.1).
 */
export interface Observation {
  /** RFC 3339 timestamp in UTC (`...Z`), any number of fractional digits. */
  readonly firstObserved: string;
  /** The same; not before `firstObserved`. */
  readonly lastObserved: string;
  /** How many indistinguishable observations this one stands for: an integer in 1..999,999,999 (semantics 1.3). */
  readonly numberObserved: number;
  /**
   * The SCOs that were observed, by the key or id that references use (semantics 1.2). Observations read from logs use "0", "1" ...
   */
  readonly objects: ReadonlyMap<string, Sco>;
  readonly source?: ObservationSource;
  /** The host or sensor that wrote the record, by the name that the record gives it. */
  readonly sensor?: string;
  /** The record itself as it was read, where the run keeps it; of a very long one, its beginning. */
  readonly record?: string;
  /** The value of the partition field, where the run asked for one (semantics 14, Partition). */
  readonly key?: string;
}
