/** TAXII 2.1 and 2.0: the client, pulling a collection without a gap, pushing. */
export { createTaxiiClient, type CollectionPlace, type Entry, type TaxiiClient } from './client.js';
export type { ObjectsMatch } from './objects-query.js';
export { DEFAULT_PULL_LIMITS, type PullLimits } from './page-progress.js';
export { pullIntoStore, type PullIntoStoreOptions, type PullReport } from './pull-into-store.js';
export { pullPages, type PulledPage, type PullNote, type PullOptions } from './pull-pages.js';
export type { PullPosition } from './pull-position.js';
export {
  DEFAULT_PUSH_LIMITS,
  pushObjects,
  type PushLimits,
  type PushOptions,
  type PushOutcome,
  type PushState,
} from './push-objects.js';
export type { ApiRoot, Discovery, ManifestRecord, TaxiiCollection, TaxiiStatus } from './resources.js';
export { connect, type Connection, type ConnectionOptions, type Environment } from './transport/connection.js';
export { DEFAULT_TRANSPORT_LIMITS, type TransportLimits } from './transport/limits.js';
export type { Authentication, TaxiiServer, TaxiiVersion, TlsOptions } from './transport/server.js';
export { showUrl, TaxiiError } from './transport/taxii-error.js';
export { withRetries } from './transport/with-retries.js';
