import type { Bytes } from '../input/byte-source.js';
import type { JsonElement } from '../input/json-element.js';
import { readJsonElements } from '../input/read-json-elements.js';
import type { FeedBatch, FeedFault, FeedIndicator } from './feed.js';

/**
 * Reads the indicators of STIX 2.x JSON: bundles of any size, single objects, arrays of them, or one a line. Other objects are passed over.
 */
export async function* readStixFeed(file: string, bytes: Bytes): AsyncGenerator<FeedBatch, void, undefined> {
  for await (const batch of readJsonElements(bytes, { arrays: ['objects'] })) {
    const indicators = batch.elements.flatMap((element) => indicatorsOf(file, element));
    const faults = batch.faults.map(({ line, pointer, message }): FeedFault => ({
      file,
      line,
      reason: pointer === '' ? message : `${pointer}: ${message}`,
    }));
    if (indicators.length > 0 || faults.length > 0) yield { indicators, faults };
  }
}

function indicatorsOf(file: string, { value, pointer, line }: JsonElement): readonly FeedIndicator[] {
  if (isIndicator(value)) return [{ indicator: value, place: { file, line, pointer } }];
  if (!isBundle(value)) return [];
  return value.objects.flatMap((object, index) =>
    isIndicator(object) ? [{ indicator: object, place: { file, line, pointer: `${pointer}/objects/${index}` } }] : [],
  );
}

function isIndicator(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'type') &&
    'type' in value &&
    value.type === 'indicator'
  );
}

/** A bundle inside an array; one at the top has been opened by the reader. */
function isBundle(value: unknown): value is { readonly objects: readonly unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'objects') &&
    'type' in value &&
    value.type === 'bundle' &&
    'objects' in value &&
    Array.isArray(value.objects)
  );
}
