import { textAt } from './database.js';
import type { Store } from './open-store.js';
import { dropUnheld } from './put-objects.js';
import { updateLatest } from './update-latest.js';
import { sortableTime } from './version-key.js';

/** What is to be forgotten. */
export interface PruneOptions {
  /** Objects whose `valid_until` is not after this instant. RFC 3339. */
  readonly expiredBy?: string;
  /** Objects that were revoked. */
  readonly revoked?: boolean;
  /** The collections of this source, their positions, and what only they have. */
  readonly source?: string;
}

/** How much was forgotten. */
export interface PruneReport {
  readonly objects: number;
  /** Relationships that went with an end of theirs; they are among `objects`. */
  readonly relationships: number;
  readonly collections: number;
}

/**
 * Forgets objects, in one transaction. An object that goes takes its relationships along. What is in a collection and was forgotten comes
 * back only with a new version, since a pull goes on where the last one ended; of a forgotten source everything does.
 */
export function pruneStore(store: Store, options: PruneOptions): PruneReport {
  const { database } = store;
  return database.write(() => {
    const before = countLatest(store);
    const collections = options.source === undefined ? 0 : forgetSource(store, options.source);
    const gone = retiredIds(store, options);
    for (const id of gone) forget(store, id);
    let relationships = 0;
    for (const id of gone) {
      const ids = database.rows('SELECT id FROM relationship WHERE source_ref = ?1 OR target_ref = ?1', id);
      for (const row of ids) forget(store, textAt(row, 0));
      relationships += ids.length;
    }
    return { objects: before - countLatest(store), relationships, collections };
  });
}

function retiredIds({ database }: Store, { expiredBy, revoked }: PruneOptions): readonly string[] {
  const key = expiredBy === undefined ? null : sortableTime(expiredBy);
  if (key === undefined) throw new RangeError(`Not a timestamp in UTC: ${String(expiredBy)}`);
  const sql = 'SELECT id FROM latest WHERE object IS NOT NULL AND (valid_until <= ? OR (? = 1 AND revoked = 1))';
  return database.rows(sql, key, revoked === true ? 1 : 0).map((row) => textAt(row, 0));
}

/** Removes every version of an object, whoever has it. */
function forget(store: Store, id: string): void {
  store.database.run('DELETE FROM held WHERE id = ?', id);
  store.database.run('DELETE FROM object WHERE id = ?', id);
  updateLatest(store, id, false);
}

function forgetSource(store: Store, source: string): number {
  const { database } = store;
  const held = database.rows(
    'SELECT id, version FROM held JOIN collection ON collection.number = held.collection WHERE source = ?',
    source,
  );
  database.run('DELETE FROM held WHERE collection IN (SELECT number FROM collection WHERE source = ?)', source);
  for (const row of held) {
    dropUnheld(store, textAt(row, 0), textAt(row, 1));
    updateLatest(store, textAt(row, 0), false);
  }
  const collections = database.rows('SELECT number FROM collection WHERE source = ?', source).length;
  database.run('DELETE FROM collection WHERE source = ?', source);
  return collections;
}

function countLatest({ database }: Store): number {
  const row = database.row('SELECT count(*) FROM latest WHERE object IS NOT NULL');
  return typeof row?.[0] === 'number' ? row[0] : 0;
}
