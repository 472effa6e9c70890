import type { Bytes } from './byte-source.js';
import type { ElementBatch } from './json-element.js';
import { createJsonOutline } from './json-outline.js';
import { utf8Bytes } from './text-encoding.js';

/** The largest element that is parsed by default. */
export const DEFAULT_MAX_ELEMENT_BYTES = 16 * 1024 * 1024;
/** The deepest element that is parsed by default. STIX objects nest about ten levels. */
export const DEFAULT_MAX_DEPTH = 128;

export interface JsonElementOptions {
  /** The largest element, in bytes. Larger ones are skipped without being held, and reported. */
  readonly maxElementBytes?: number;
  /** The deepest element, in levels of arrays and objects. Deeper ones are skipped and reported: who handles values by
   * recursion must not be at the mercy of the input. */
  readonly maxDepth?: number;
  /**
   * The members of a top-level object whose arrays are opened; all of them by default. A reader of bundles names
   * `['objects']`: an indicator that stands alone then comes as one element, with its arrays (`labels`) in place.
   */
  readonly arrays?: readonly string[];
}

/**
 * Reads JSON that is too large to hold, a batch of elements per chunk of bytes. Elements are
 * - what a top-level array holds;
 * - what the arrays directly under a top-level object hold (`{"type":"bundle","objects":[...]}`); the object's other
 *   members come as `members`;
 * - any other top-level value as a whole.
 * Top-level values may follow each other, with or without line breaks. Only the text's structure is scanned; each element is
 * parsed from its exact slice, so that what is wrong in one costs no other. UTF-8, or UTF-16 with a byte order mark.
 * A text that ends early is reported as a fault after what came before; a fault of the input itself is thrown as `bytes`
 * throws it.
 */
export async function* readJsonElements(
  bytes: Bytes,
  options: JsonElementOptions = {},
): AsyncGenerator<ElementBatch, void, undefined> {
  const { maxElementBytes = DEFAULT_MAX_ELEMENT_BYTES, maxDepth = DEFAULT_MAX_DEPTH, arrays } = options;
  const wanted = arrays && new Set(arrays);
  const outline = createJsonOutline({ maxElementBytes, maxDepth }, (name) => wanted?.has(name) ?? true);
  for await (const chunk of utf8Bytes(bytes)) {
    outline.enterChunk(chunk);
    for (let at = 0; at < chunk.length;) {
      at = outline.read(at);
      const batch = outline.take();
      if (batch !== undefined) yield batch;
    }
  }
  outline.end();
  const last = outline.take();
  if (last !== undefined) yield last;
}
