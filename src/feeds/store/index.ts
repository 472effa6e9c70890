/** The local store: what was pulled and imported, where it came from, and what has changed. */
export {
  enterCollection,
  listCollections,
  markPulled,
  type CollectionName,
  type StoredCollection,
  sourcesOf,
} from './collections.js';
export {
  applyChange,
  BEGINNING,
  followStore,
  hasChanged,
  readChange,
  type ChangePosition,
  type ChangeTarget,
  type FollowOptions,
  type IndicatorChange,
} from './follow-store.js';
export { looksLikeStore } from './looks-like-store.js';
export { closeStore, openStore, type OpenStoreOptions, type Store } from './open-store.js';
export { pruneStore, type PruneOptions, type PruneReport } from './prune-store.js';
export { emptyPutReport, putObjects, type Page, type PutReport } from './put-objects.js';
export {
  countObjects,
  OBJECT_STATES,
  readObject,
  readObjects,
  readProvenance,
  type ObjectFilter,
  type ObjectState,
  type Provenance,
  type StoredObject,
} from './read-objects.js';
export { recordSent, wasAccepted, type SentObject } from './sent-objects.js';
export { createStoreGraph } from './store-graph.js';
export { createIndicatorSource, type IndicatorSource } from './indicator-source.js';
export { StoreError, type StoreFault } from './store-error.js';
