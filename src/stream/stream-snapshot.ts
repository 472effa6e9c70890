import type { LoadedIndicator } from '../indicator-set/indicator-set.js';
import { timeObservation, type TimedObservation } from '../match/release-order.js';
import type { Observation } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { sealData, unsealData } from '../stix/sealed-data.js';

const KIND = 'stream';
const VERSION = 1;

/** An observation as JSON. */
interface SavedObservation extends Omit<Observation, 'objects'> {
  readonly objects: readonly (readonly [string, Sco])[];
}

export interface SavedHit {
  readonly observation: SavedObservation;
  readonly arrival: number;
  readonly expressions: readonly number[];
}

/** The state of one composite pattern as JSON. */
export interface SavedState {
  readonly waiting: readonly SavedHit[];
  readonly released: readonly SavedHit[];
  readonly done: boolean;
}

/** Everything that a stream remembers. States belong to an indicator by its id and pattern: a changed pattern starts anew. */
export interface SavedStream {
  readonly watermark: string | undefined;
  readonly arrivals: number;
  readonly late: number;
  readonly matches: number;
  readonly reported: readonly string[];
  readonly states: Readonly<Record<string, SavedState>>;
}

/** The key of an indicator's state. */
export function stateKey({ indicator }: LoadedIndicator): string {
  return `${indicator.id} ${indicator.pattern}`;
}

export function saveHit({ observation, arrival }: TimedObservation, expressions: readonly number[]): SavedHit {
  return { observation: { ...observation, objects: [...observation.objects] }, arrival, expressions };
}

export function restoreHit({ observation, arrival, expressions }: SavedHit): {
  timed: TimedObservation;
  expressions: readonly number[];
} {
  return { timed: timeObservation({ ...observation, objects: new Map(observation.objects) }, arrival), expressions };
}

/** A snapshot as bytes. */
export const sealStream = (stream: SavedStream): Uint8Array => sealData(KIND, VERSION, stream);

/** Reads a snapshot; throws SealedDataError if it is none, of another version, or damaged. */
export const unsealStream = (bytes: Uint8Array): SavedStream => unsealData(KIND, VERSION, bytes) as SavedStream;
