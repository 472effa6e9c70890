import type { Bytes } from '../input/byte-source.js';
import { readJsonElements } from '../input/read-json-elements.js';
import type { FeedFault, FeedPlace } from './feed.js';
import { toFeedFault } from './stix-feed.js';

/** A STIX object with its place. That it is an object is all that is known of it. */
export interface PlacedObject {
  readonly object: Readonly<Record<string, unknown>>;
  readonly place: FeedPlace;
}

/** Successive objects of a STIX file. */
export interface ObjectBatch {
  readonly objects: readonly PlacedObject[];
  readonly faults: readonly FeedFault[];
}

/** Reads every object of STIX 2.x JSON, bundles opened, whatever their type. */
export async function* readStixObjects(file: string, bytes: Bytes): AsyncGenerator<ObjectBatch, void, undefined> {
  for await (const { elements, faults } of readJsonElements(bytes, { arrays: ['objects'] })) {
    const objects = elements.flatMap(({ value, pointer, line, column }) =>
      openBundle(value, pointer).map(([object, at]): PlacedObject => ({
        object,
        place: { file, line, column, pointer: at },
      })),
    );
    yield { objects, faults: faults.map((fault) => toFeedFault(file, fault)) };
  }
}

/** A value, or the objects of the bundle that it is, with their pointers. */
function openBundle(value: unknown, pointer: string): readonly (readonly [PlacedObject['object'], string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const object = value as PlacedObject['object'];
  if (!Object.hasOwn(object, 'type') || object['type'] !== 'bundle') return [[object, pointer]];
  const objects: unknown = Object.hasOwn(object, 'objects') ? object['objects'] : undefined;
  if (!Array.isArray(objects)) return [];
  // A bundle inside of a bundle is none of STIX, and is left as what it is.
  return objects.flatMap((one, index) =>
    typeof one === 'object' && one !== null
      ? [[one as PlacedObject['object'], `${pointer}/objects/${index}`] as const]
      : [],
  );
}
