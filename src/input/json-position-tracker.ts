import { isAscii } from 'node:buffer';
import type { JsonPosition } from './json-element.js';

/** Knows line and column while a text passes by in chunks. It is asked for places in ascending order. */
export interface PositionTracker {
  enterChunk(chunk: Uint8Array): void;
  /** Says that there is a line feed at an index of the current chunk. */
  lineFeed(at: number): void;
  /** The position of an index of the current chunk; its length is the position after it. */
  positionAt(at: number): JsonPosition;
}

/** Starts at the beginning of a text. */
export function createPositionTracker(): PositionTracker {
  let chunk: Uint8Array = new Uint8Array(0);
  let isPlain = true;
  let chunkOffset = 0;
  let line = 1;
  let lineOffset = 0;
  // Columns count UTF-16 code units, offsets bytes: up to `countedTo`, the line has so many more bytes than units.
  let surplus = 0;
  let countedTo = 0;

  const countTo = (at: number): void => {
    if (!isPlain && at > countedTo) surplus += surplusBytes(chunk, countedTo, at);
    countedTo = Math.max(countedTo, at);
  };

  return {
    enterChunk(next) {
      countTo(chunk.length);
      chunkOffset += chunk.length;
      chunk = next;
      isPlain = isAscii(next);
      countedTo = 0;
    },
    lineFeed(at) {
      line++;
      lineOffset = chunkOffset + at + 1;
      surplus = 0;
      countedTo = at + 1;
    },
    positionAt(at) {
      countTo(at);
      const offset = chunkOffset + at;
      return { offset, line, column: offset - lineOffset - surplus + 1 };
    },
  };
}

/** UTF-8 takes two or three bytes for one code unit, and four for two. */
function surplusBytes(bytes: Uint8Array, from: number, to: number): number {
  if (isAscii(bytes.subarray(from, to))) return 0;
  let surplus = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) surplus++;
    else if (byte >= 0xf0) surplus--;
  }
  return surplus;
}

/** Where a place in a text lies, if the text begins at `start`. `offset` counts code units. */
export function positionWithin(start: JsonPosition, text: string, offset: number): JsonPosition {
  const before = text.slice(0, offset);
  const lastFeed = before.lastIndexOf('\n');
  return {
    offset: start.offset + Buffer.byteLength(before),
    line: start.line + before.split('\n').length - 1,
    column: lastFeed < 0 ? start.column + offset : offset - lastFeed,
  };
}
