import type { LoadedIndicator } from '../indicator-set/indicator-set.js';
import { timeObservation, type TimedObservation } from '../match/release-order.js';
import type { Observation } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { sealData, unsealData } from '../stix/sealed-data.js';
import type { Released } from './composite-state.js';

const KIND = 'stream';
const VERSION = 2;

/** An observation as JSON, and when it came in. */
interface SavedObservation extends Omit<Observation, 'objects'> {
  readonly objects: readonly (readonly [string, Sco])[];
  readonly arrival: number;
}

/** Which observation, and the expressions that it satisfies. */
export type SavedHit = readonly [observation: number, expressions: readonly number[]];

/** The state of one composite pattern as JSON. It belongs to an indicator by its id and pattern: a changed pattern starts anew. */
export interface SavedState {
  readonly id: string;
  readonly pattern: string;
  readonly key?: string;
  readonly waiting: readonly SavedHit[];
  readonly released: readonly SavedHit[];
  readonly isDone: boolean;
  readonly lostBefore: number | null;
}

/** Everything that a stream remembers. An observation is written once, however many patterns it is a hit of. */
export interface SavedStream {
  readonly watermark: string | undefined;
  readonly arrivals: number;
  readonly late: number;
  readonly matches: number;
  /** Indicators of single-observation patterns that have reported under the emission `first`. */
  readonly reported: readonly string[];
  readonly observations: readonly SavedObservation[];
  readonly states: readonly SavedState[];
  /** For indicators by id and pattern: the second before which nothing may begin without what was let go being missed. */
  readonly lost: readonly (readonly [id: string, pattern: string, second: number])[];
}

/** The key of an indicator: its id and pattern. */
export function stateKey({ indicator }: LoadedIndicator): string {
  return `${indicator.id} ${indicator.pattern}`;
}

/** Numbers observations for a snapshot. */
export function createObservationWriter(): {
  readonly hit: (hit: Released) => SavedHit;
  readonly observations: readonly SavedObservation[];
} {
  const numbers = new Map<TimedObservation, number>();
  const observations: SavedObservation[] = [];
  return {
    observations,
    hit: ({ timed, expressions }) => {
      let number = numbers.get(timed);
      if (number === undefined) {
        numbers.set(timed, (number = observations.length));
        const { observation, arrival } = timed;
        observations.push({ ...observation, objects: [...observation.objects], arrival });
      }
      return [number, expressions];
    },
  };
}

/** Reads hits of a snapshot; those of one observation share it again. */
export function createObservationReader(saved: readonly SavedObservation[]): (hit: SavedHit) => Released {
  const known: (TimedObservation | undefined)[] = [];
  return ([number, expressions]) => {
    let timed = known[number];
    if (!timed) {
      const observation = saved[number];
      if (!observation) throw new RangeError(`A snapshot names observation ${number}, which it does not hold.`);
      const { arrival, objects, ...rest } = observation;
      timed = timeObservation({ ...rest, objects: new Map(objects) }, arrival);
      known[number] = timed;
    }
    return { timed, expressions };
  };
}

/** A snapshot as bytes. */
export const sealStream = (stream: SavedStream): Uint8Array => sealData(KIND, VERSION, stream);

/** Reads a snapshot; throws SealedDataError if it is none, of another version, or damaged. */
export const unsealStream = (bytes: Uint8Array): SavedStream => unsealData(KIND, VERSION, bytes) as SavedStream;
