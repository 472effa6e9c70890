import type { JsonStringPlace } from '../../feeds/index.js';
import { escapeJsonText } from '../../feeds/json-text.js';
import { createStringMap } from '../../input/locate-json.js';
import type { JsonElement } from '../../input/json-element.js';
import type { Span } from '../../source/span.js';

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
    const { start, end, text: replacement } = differenceOf(JSON.parse(before) as string, value);
    const toText = createStringMap(text, place);
    pieces.push(text.slice(copied, toText(start)), escapeJsonText(replacement, before));
    copied = toText(end);
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** What is to be replaced in a text to make another one of it: what both begin and end with stays, and with it how it is escaped. */
function differenceOf(before: string, after: string): Span & { readonly text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isSplit(before, start) || isSplit(after, start)) start -= 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  if (isSplit(before, before.length - same) || isSplit(after, after.length - same)) same -= 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** Whether an offset falls between the halves of a surrogate pair. */
function isSplit(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
