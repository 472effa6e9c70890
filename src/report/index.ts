/** Matches out. */
export { createAttackLayers, type AttackLayers } from './enrichment/attack-layer.js';
export type { AttackDomain } from './enrichment/attack-technique.js';
export { readContext, type ContextObject, type ContextStep, type MatchContext } from './enrichment/context.js';
export { describeContext } from './enrichment/describe-context.js';
export { CSV_COLUMNS, toCsvRow } from './csv-row.js';
export { describeObservation, describeSource, printable } from './describe-observation.js';
export { toInlineObservedData } from './inline-observed-data.js';
export { toMatchRecord } from './match-record.js';
export { toOcsfFinding } from './ocsf-finding.js';
export { createPrettyReport, type PrettyReport, type Style } from './pretty.js';
export {
  toObservedData,
  type CommonProperties,
  type ObservedData,
  type ObservedDataOptions,
} from './to-observed-data.js';
export type { ReportedMatch } from './reported-match.js';
export { createSightings, type SightingObjects, type Sightings, type SightingsOptions } from './sightings/sightings.js';
export { readAllowList, type AllowList } from './trust/allow-list.js';
export { groupSamePattern, type GroupedMatch } from './trust/same-pattern.js';
export { sharedInfrastructure } from './trust/shared-infrastructure.js';
export {
  createSuppression,
  type Suppress,
  type SuppressionOptions,
  type SuppressionReason,
} from './trust/suppression.js';
export { toSighting, type SightingOptions } from './to-sighting.js';
export { isOutsideValidity } from './validity.js';
