import type { Bytes } from '../input/byte-source.js';
import type { JsonElement, JsonFault } from '../input/json-element.js';
import { readJsonElements } from '../input/read-json-elements.js';
import { CONTEXT_TYPES } from '../stix/memory-graph.js';
import type { StixObject } from '../stix/stix-object.js';
import type { FeedBatch, FeedFault, FeedIndicator } from './feed.js';
import { findIndicators } from './indicator-objects.js';
import { createValueLocator } from './locate-value.js';

/**
 * Reads the indicators of STIX 2.x JSON: bundles of any size, single objects, arrays of them, or one a line. Of the other objects those are
 * given that say who and what is behind an indicator; the rest is passed over.
 */
export async function* readStixFeed(file: string, bytes: Bytes): AsyncGenerator<FeedBatch, void, undefined> {
  for await (const batch of readJsonElements(bytes, { arrays: ['objects'] })) {
    const indicators = batch.elements.flatMap((element) => indicatorsOf(file, element));
    const others = batch.elements.flatMap(({ value }) => contextOf(value));
    const faults = batch.faults.map((fault) => toFeedFault(file, fault));
    if (indicators.length + others.length + faults.length > 0) {
      yield { indicators, others, faults, locate: createValueLocator(batch.elements) };
    }
  }
}

/** What says who and what is behind indicators: objects of a bundle that is inside an array are left to `import`. */
function contextOf(value: unknown): readonly StixObject[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'type')) return [];
  const { type, id } = value as Readonly<Record<string, unknown>>;
  const isContext = type === 'relationship' || CONTEXT_TYPES.has(String(type));
  return isContext && typeof id === 'string' ? [value as StixObject] : [];
}

/** Of a bundle inside an array the place is that of the bundle: only its pattern is looked for further (`locate`). */
function indicatorsOf(file: string, { value, pointer, line, column }: JsonElement): readonly FeedIndicator[] {
  return findIndicators(value).map(({ indicator, path }) => ({
    indicator,
    place: { file, line, column, pointer: [pointer, ...path].join('/') },
  }));
}

/** A fault of JSON as one of a feed. */
export function toFeedFault(file: string, { reason, message, pointer, line, column }: JsonFault): FeedFault {
  return {
    kind: reason === 'malformed' || reason === 'truncated' ? 'not-json' : 'unreadable',
    file,
    line,
    column,
    ...(pointer !== '' && { pointer }),
    reason: message,
  };
}
