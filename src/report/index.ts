/** Matches out. */
export { describeObservation, describeSource, printable } from './describe-observation.js';
export { toMatchRecord } from './match-record.js';
export { createPrettyReport, type PrettyReport, type Style } from './pretty.js';
export { toSighting, type SightingOptions } from './to-sighting.js';
export { isOutsideValidity } from './validity.js';
