import { inReleaseOrder, readOracleInput } from '../oracle/index.js';
import type { ConformanceCase, ShortObservation } from './case.js';

/** The id of the observation at an index of the input: of one length, so that they sort as numbers do. */
export const observedDataId = (index: number): string => `observed-data--${String(index).padStart(4, '0')}`;

/** A short observation as the STIX object that it stands for, in the deprecated form. */
export function toObservedData({ objects, first, last, count }: ShortObservation, index: number): object {
  return {
    type: 'observed-data',
    id: observedDataId(index),
    first_observed: first,
    last_observed: last ?? first,
    number_observed: count ?? 1,
    objects,
  };
}

/** The input of a case as raw STIX. */
export function inputOf({ observations, input }: ConformanceCase): readonly unknown[] {
  return input ?? (observations ?? []).map(toObservedData);
}

/** The ids of the observations of a case in release order (semantics 14), as the oracle sorts them. */
export function releasedIds(observations: readonly ShortObservation[]): readonly string[] {
  const read = readOracleInput(observations);
  return inReleaseOrder(read).map((observation) => observedDataId(read.indexOf(observation)));
}

/** Shuffles by a fixed linear congruential generator: the same seed, the same order. */
export function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (last + 1);
    const [one, two] = [result[last], result[other]];
    if (one !== undefined && two !== undefined) [result[last], result[other]] = [two, one];
  }
  return result;
}
