/** Matches out. */
export { describeObservation, describeSource, printable } from './describe-observation.js';
export { toInlineObservedData } from './inline-observed-data.js';
export { toMatchRecord } from './match-record.js';
export { createPrettyReport, type PrettyReport, type Style } from './pretty.js';
export {
  toObservedData,
  type CommonProperties,
  type ObservedData,
  type ObservedDataOptions,
} from './to-observed-data.js';
export { toSighting, type SightingOptions } from './to-sighting.js';
export { isOutsideValidity } from './validity.js';
