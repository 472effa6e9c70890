import { compileField } from '../adapters/index.js';
import type { Observation } from '../stix/observation.js';
import { withIds } from './with-ids.js';

export interface FinishOptions {
  /** Records with an object of such a type get STIX ids: some pattern asks for the `id` of what begins there. */
  readonly idTypes?: ReadonlySet<string> | undefined;
  /** The field of a record that becomes the key of its observation, or `SENSOR` (semantics 14, Partition). */
  readonly partitionBy?: string | undefined;
}

/** What `partitionBy` calls the host or sensor that wrote a record, whatever the field is called where it is named. */
export const SENSOR = 'sensor';

/** What is done to an observation of a record before it is given out. */
export type Finish = (observation: Observation, record: unknown) => Observation;

/** Undefined if nothing is to be done. `layout` is that of the source's records. */
export function createFinish({ idTypes, partitionBy }: FinishOptions, layout: 'flat' | 'nested'): Finish | undefined {
  const addIds = idTypes?.size ? withIds(idTypes) : undefined;
  if (partitionBy === undefined) return addIds;
  const read = compileField(partitionBy, layout);
  return (observation, record) => {
    const value = partitionBy === SENSOR ? (observation.sensor ?? read(record)) : read(record);
    const finished = addIds ? addIds(observation) : observation;
    return typeof value === 'string' || typeof value === 'number' ? { ...finished, key: String(value) } : finished;
  };
}
