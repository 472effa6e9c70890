import { cloudTrailRecord } from './shapes/cloudtrail.js';
import { defenderRow } from './shapes/defender.js';
import { ocsfEvent } from './shapes/ocsf.js';
import { windowsEvent } from './shapes/windows-event.js';

/**
 * What makes one form of the forms that the records of a source travel in, by the name that a log source gives. A function, since the
 * forms differ in where things are and not in what they are called: with them written out, every field of a mapping would be there four
 * times. It never throws, takes time in proportion to the record, and gives back what it cannot make sense of.
 */
export const RECORD_SHAPES = {
  cloudtrail: cloudTrailRecord,
  defender: defenderRow,
  ocsf: ocsfEvent,
  'windows-event': windowsEvent,
} as const satisfies Readonly<Record<string, (record: unknown) => unknown>>;

export type ShapeName = keyof typeof RECORD_SHAPES;
