import type { RecordNote } from '../adapters/index.js';
import type { Undecided } from '../compile/undecided.js';
import type { Observation } from '../stix/observation.js';

/** What was noted about a record: by its adapter, or that a key of its JSON is there twice (the last one counts). */
export type BatchNote = RecordNote | 'repeated-key';

/** A record that gave no observation. */
export interface RejectedRecord {
  readonly line: number;
  readonly reason: string;
  /** The line itself, where a record is a line; of a very long one, its beginning. */
  readonly text?: string;
}

/** The time of a record that gave no observation because nothing can match it. */
export interface Clock {
  /** `lastObserved`, as the observation would have it. */
  readonly time: string;
  readonly line: number;
  /** How many observations of the batch came before it. */
  readonly after: number;
}

/** Successive records of a log, as far as they are read at once. */
export interface RecordBatch {
  readonly observations: readonly Observation[];
  /** How many other records there were: read, neither rejected nor worth an observation, since the set cannot match them. */
  readonly passedOver: number;
  readonly rejected: readonly RejectedRecord[];
  /** What is to be noted about records that were read, one entry a record. */
  readonly notes: readonly BatchNote[];
  /** When the records were that were passed over, where that was asked for: a stream comes further by them too. */
  readonly clocks: readonly Clock[];
  /** Further observations, which worker threads have evaluated already. */
  readonly hits?: readonly SlotHits[];
}

/** An observation that satisfies something, or may do so, and what, by slot in the order of addition. */
export interface SlotHits {
  readonly observation: Observation;
  readonly hits: readonly { readonly slot: number; readonly expressions: readonly number[] }[];
  /** The indicators that were left undecided on it. */
  readonly undecided: readonly { readonly slot: number; readonly reason: Undecided }[];
}

/** A batch that is being filled. */
export interface BatchDraft {
  readonly observations: Observation[];
  passedOver: number;
  readonly rejected: RejectedRecord[];
  readonly notes: BatchNote[];
  readonly clocks: Clock[];
}

export const emptyBatch = (): BatchDraft => ({ observations: [], passedOver: 0, rejected: [], notes: [], clocks: [] });

/** How many records a batch is about, whatever became of them. */
export function recordsOf({ observations, passedOver, rejected, hits = [] }: RecordBatch): number {
  return observations.length + passedOver + rejected.length + hits.length;
}

/** The observations of a batch, and the times of what was passed over, as they came. */
export function* inOrder({
  observations,
  clocks,
}: Pick<RecordBatch, 'observations' | 'clocks'>): Generator<Observation | Clock, void, undefined> {
  let next = 0;
  for (const [index, observation] of observations.entries()) {
    for (let clock = clocks[next]; clock && clock.after <= index; clock = clocks[++next]) yield clock;
    yield observation;
  }
  yield* clocks.slice(next);
}
