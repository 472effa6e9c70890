import { numberAt, textAt, type Row } from './database.js';
import type { Store } from './open-store.js';

/** Where objects come from: a collection of a TAXII server, or a feed that was imported. */
export interface CollectionName {
  /** The name that the user knows the source by. */
  readonly source: string;
  /** The URL of the collection, or the path of the feed. */
  readonly url: string;
  readonly title?: string;
}

/** A collection of a store. */
export interface StoredCollection extends CollectionName {
  /** Its key in the store. */
  readonly number: number;
  /** Where the next pull begins, as the pull wrote it; undefined before the first page. */
  readonly position: string | undefined;
  /** When the last complete pull ended. RFC 3339. */
  readonly pulledAt: string | undefined;
}

const COLUMNS = 'number, source, url, title, position, pulled_at';

/** The collection of that source and URL, which is entered if the store does not know it. A new title replaces the old one. */
export function enterCollection({ database }: Store, { source, url, title }: CollectionName): StoredCollection {
  return database.write(() => {
    database.run(
      `INSERT INTO collection (source, url, title) VALUES (?, ?, ?)
       ON CONFLICT (source, url) DO UPDATE SET title = coalesce(excluded.title, title)`,
      source,
      url,
      title ?? null,
    );
    const row = database.row(`SELECT ${COLUMNS} FROM collection WHERE source = ? AND url = ?`, source, url);
    if (!row) throw new Error('A collection that was just entered is not there.');
    return toCollection(row);
  });
}

/** All collections, by source and URL. */
export function listCollections({ database }: Store): readonly StoredCollection[] {
  return database.rows(`SELECT ${COLUMNS} FROM collection ORDER BY source, url`).map(toCollection);
}

/** The names of the sources that have an object, in their order. */
export function sourcesOf({ database }: Store, id: string): readonly string[] {
  const sql = `SELECT DISTINCT source FROM held JOIN collection ON collection.number = held.collection WHERE held.id = ? ORDER BY source`;
  return database.rows(sql, id).map((row) => textAt(row, 0));
}

/** Remembers that everything a collection had at that time is in the store. RFC 3339. */
export function markPulled({ database }: Store, collection: number, at: string): void {
  database.run('UPDATE collection SET pulled_at = ? WHERE number = ?', at, collection);
}

function toCollection(row: Row): StoredCollection {
  const title = row[3];
  return {
    number: numberAt(row, 0),
    source: textAt(row, 1),
    url: textAt(row, 2),
    ...(typeof title === 'string' && { title }),
    position: optionalText(row, 4),
    pulledAt: optionalText(row, 5),
  };
}

function optionalText(row: Row, column: number): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}
