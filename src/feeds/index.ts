/** Indicators in. */
export type {
  FeedBatch,
  FeedFault,
  FeedIndicator,
  FeedPlace,
  JsonStringPlace,
  Untranslated,
  ValueLocation,
} from './feed.js';
export { importFeed, type ImportBatch } from './import-feed.js';
export { readPatternFile } from './pattern-file.js';
export { readFeed, type ReadFeedOptions } from './read-feed.js';
export { readStixFeed } from './stix-feed.js';
