/** Indicators in. */
export type { FeedBatch, FeedFault, FeedIndicator, FeedPlace, JsonStringPlace, ValueLocation } from './feed.js';
export { readPatternFile } from './pattern-file.js';
export { readFeed } from './read-feed.js';
export { readStixFeed } from './stix-feed.js';
