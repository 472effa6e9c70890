import type { JsonStringPlace } from '../../feeds/index.js';
import { escapeJsonText } from '../../feeds/json-text.js';
import type { JsonElement } from '../../input/json-element.js';

/** A string of a JSON file, and what replaces its value. */
export interface StringEdit {
  readonly place: JsonStringPlace;
  readonly value: string;
}

/**
 * Replaces strings in the bytes of a JSON file, and touches no other byte.
 *
 * @param bytes the file as it is stored, UTF-8
 * @param markBytes the length of its byte order mark, which the offsets of elements leave out
 * @param edits in the order of the file
 * @returns undefined if an element is not where it says it is, byte for byte: if its text has replacements for what was no UTF-8
 */
export function spliceElements(bytes: Buffer, markBytes: number, edits: readonly StringEdit[]): Buffer | undefined {
  const pieces: Uint8Array[] = [];
  let copied = 0;
  for (const [element, ofElement] of byElement(edits)) {
    const start = markBytes + element.offset;
    const before = Buffer.from(element.text);
    if (!before.equals(bytes.subarray(start, start + before.length))) return undefined;
    pieces.push(bytes.subarray(copied, start), Buffer.from(spliceText(element.text, ofElement)));
    copied = start + before.length;
  }
  pieces.push(bytes.subarray(copied));
  return Buffer.concat(pieces);
}

function byElement(edits: readonly StringEdit[]): ReadonlyMap<JsonElement, readonly StringEdit[]> {
  const groups = new Map<JsonElement, StringEdit[]>();
  for (const edit of edits) {
    const group = groups.get(edit.place.element);
    if (group) group.push(edit);
    else groups.set(edit.place.element, [edit]);
  }
  return groups;
}

function spliceText(text: string, edits: readonly StringEdit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { place, value } of edits) {
    const before = text.slice(place.start, place.end);
    pieces.push(text.slice(copied, place.start), '"', escapeJsonText(value, before), '"');
    copied = place.end;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}
