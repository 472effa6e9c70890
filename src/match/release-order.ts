import type { Observation, ObservationSource } from '../stix/observation.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../values/timestamp.js';

/** An observation with its interval parsed, once. */
export interface TimedObservation {
  readonly observation: Observation;
  readonly first: Timestamp;
  readonly last: Timestamp;
  /** The order in which observations came in: the last resort of the release order. */
  readonly arrival: number;
}

/** Parses the interval of an observation; throws if it has none, which readers and adapters have made sure of. */
export function timeObservation(observation: Observation, arrival: number): TimedObservation {
  const first = parseTimestamp(observation.firstObserved);
  const last =
    observation.lastObserved === observation.firstObserved ? first : parseTimestamp(observation.lastObserved);
  if (!first || !last) {
    throw new TypeError(
      `An observation's firstObserved and lastObserved must be RFC 3339 timestamps in UTC, not ${observation.firstObserved} and ${observation.lastObserved}.`,
    );
  }
  return { observation, first, last, arrival };
}

/** Event order: first observed, last observed, source, position (semantics 14). */
export function compareRelease(left: TimedObservation, right: TimedObservation): number {
  return (
    compareTimestamps(left.first, right.first) ||
    compareTimestamps(left.last, right.last) ||
    compareSources(left.observation.source, right.observation.source) ||
    left.arrival - right.arrival
  );
}

function compareSources(left: ObservationSource | undefined, right: ObservationSource | undefined): number {
  if (!left || !right || !('file' in left) || !('file' in right)) return 0;
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || (left.column ?? 1) - (right.column ?? 1);
}
