import { compileField } from '../adapters/index.js';
import type { Observation } from '../stix/observation.js';
import { withIds } from './with-ids.js';

export interface FinishOptions {
  /** Records with an object of such a type get STIX ids: some pattern asks for the `id` of what begins there. */
  readonly idTypes?: ReadonlySet<string> | undefined;
  /** The field of a record that becomes the key of its observation, or `SENSOR` (semantics 14, Partition). */
  readonly partitionBy?: string | undefined;
  /** Whether observations keep what their records were. */
  readonly keepRecords?: boolean | undefined;
}

/** What `partitionBy` calls the host or sensor that wrote a record, whatever the field is called where it is named. */
export const SENSOR = 'sensor';

/** As much of a record is kept, in UTF-16 units. */
const LONGEST_RECORD = 64 * 1024;

/** What is done to an observation of a record before it is given out; `text` is the record as it was read, where that is known. */
export type Finish = (observation: Observation, record: unknown, text: string | undefined) => Observation;

/** Undefined if nothing is to be done. `layout` is that of the source's records. */
export function createFinish(
  { idTypes, partitionBy, keepRecords = false }: FinishOptions,
  layout: 'flat' | 'nested',
): Finish | undefined {
  const addIds = idTypes?.size ? withIds(idTypes) : undefined;
  if (partitionBy === undefined && !keepRecords) return addIds;
  const read = partitionBy === undefined ? undefined : compileField(partitionBy, layout);
  return (observation, record, text) => {
    const finished = addIds ? addIds(observation) : observation;
    const value = partitionBy === SENSOR ? (observation.sensor ?? read?.(record)) : read?.(record);
    return {
      ...finished,
      ...((typeof value === 'string' || typeof value === 'number') && { key: String(value) }),
      ...(keepRecords && { record: beginningOf(text ?? JSON.stringify(record)) }),
    };
  };
}

/** A copy, since a slice would keep all of a line of megabytes. */
function beginningOf(text: string): string {
  return text.length <= LONGEST_RECORD ? text : Buffer.from(text.slice(0, LONGEST_RECORD), 'utf8').toString('utf8');
}
