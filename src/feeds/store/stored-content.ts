import { crc32 } from 'node:zlib';
import type { StixObject } from '../../stix/stix-object.js';
import { numberAt, textAt, type Row } from './database.js';
import { corruption, StoreError } from './store-error.js';

/** An object as it is kept: its JSON, and a checksum over it. */
export interface StoredContent {
  readonly content: string;
  readonly checksum: number;
}

/** The JSON of an object with its checksum: SQLite finds damage of its own structure, but not a flipped bit in a text. */
export function toStoredContent(object: StixObject): StoredContent {
  const content = JSON.stringify(object);
  return { content, checksum: crc32(content) };
}

/**
 * Reads an object from a row that begins with the columns `content` and `checksum`.
 * @throws StoreError if the content is not what was written
 */
export function readStoredContent(path: string, row: Row): StixObject {
  const content = textAt(row, 0);
  if (crc32(content) !== numberAt(row, 1)) {
    const found = `the checksum of an object does not fit: ${content.slice(0, 80)}`;
    throw new StoreError(path, 'corrupted', corruption(found));
  }
  return JSON.parse(content) as StixObject;
}
