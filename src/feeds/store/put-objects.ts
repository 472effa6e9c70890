import { isIdentifier } from '../../stix/identifier.js';
import type { StixObject } from '../../stix/stix-object.js';
import { numberAt, textAt } from './database.js';
import type { Store } from './open-store.js';
import { updateLatest } from './update-latest.js';
import { toStoredContent } from './stored-content.js';
import { versionKey } from './version-key.js';

/** Objects that arrived together, and what is to be remembered with them. */
export interface Page {
  /** The number of the collection that they are of. */
  readonly collection: number;
  readonly objects: readonly unknown[];
  /** Where the next pull begins once these are in the store, null for the beginning; what is there stays without it. */
  readonly position?: string | null;
  /** When they arrived. RFC 3339. */
  readonly now: string;
}

/** What became of the objects of a page, each counted once. */
export interface PutReport {
  /** Ids that the collection did not have. */
  added: number;
  /** Newer versions of what it had. */
  replaced: number;
  /** What it had already. */
  unchanged: number;
  /** Older versions than the one it has. */
  older: number;
  /** Another content under the id and version of an object that another collection has too: the first one stays. */
  conflicting: number;
  /** What is no STIX object with an identifier, by reason. */
  readonly rejected: Map<string, number>;
}

/** A report of nothing, to be added to. */
export function emptyPutReport(): PutReport {
  return { added: 0, replaced: 0, unchanged: 0, older: 0, conflicting: 0, rejected: new Map() };
}

/**
 * Puts a page into the store: objects and position in one transaction, so that a crash at any instant leaves both or neither. Doing it
 * twice is the same as once.
 */
export function putObjects(store: Store, page: Page): PutReport {
  const { database } = store;
  const report = emptyPutReport();
  database.write(() => {
    for (const value of page.objects) {
      const checked = checkObject(value);
      if (typeof checked === 'string') report.rejected.set(checked, (report.rejected.get(checked) ?? 0) + 1);
      else report[putObject(store, page, checked)] += 1;
    }
    if (page.position !== undefined) {
      database.run('UPDATE collection SET position = ? WHERE number = ?', page.position, page.collection);
    }
  });
  return report;
}

/** The object, or why it cannot be kept. */
function checkObject(value: unknown): StixObject | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no object';
  if (!Object.hasOwn(value, 'type') || !Object.hasOwn(value, 'id')) return 'no type or id';
  const { type, id } = value as Partial<StixObject>;
  if (typeof type !== 'string' || !isIdentifier(id, type)) return 'the id is no identifier of its type';
  if (type === 'bundle') return 'a bundle';
  return value as StixObject;
}

function putObject(store: Store, { collection, now }: Page, object: StixObject): Exclude<keyof PutReport, 'rejected'> {
  const { database } = store;
  const { id } = object;
  const version = versionKey(object);
  const held = database.row('SELECT version FROM held WHERE collection = ? AND id = ?', collection, id);
  const heldVersion = held && textAt(held, 0);
  if (heldVersion !== undefined && heldVersion > version) return 'older';

  const outcome = putVersion(store, collection, object, version);
  if (outcome === 'same' && heldVersion === version) return 'unchanged';
  database.run(
    `INSERT INTO held (collection, id, version, seen_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (collection, id) DO UPDATE SET version = excluded.version, seen_at = excluded.seen_at`,
    collection,
    id,
    version,
    now,
  );
  if (heldVersion !== undefined && heldVersion !== version) dropUnheld(store, id, heldVersion);
  updateLatest(store, id, outcome === 'changed');
  if (outcome === 'conflicting') return 'conflicting';
  return heldVersion === undefined ? 'added' : 'replaced';
}

/** Enters a version, unless it is there. One whose content is another may be corrected by the only collection that has it. */
function putVersion(
  { database }: Store,
  collection: number,
  object: StixObject,
  version: string,
): 'new' | 'same' | 'changed' | 'conflicting' {
  const { content, checksum } = toStoredContent(object);
  const present = database.row(
    'SELECT number, content, checksum FROM object WHERE id = ? AND version = ?',
    object.id,
    version,
  );
  if (!present) {
    database.run(
      'INSERT INTO object (id, version, content, checksum) VALUES (?, ?, ?, ?)',
      object.id,
      version,
      content,
      checksum,
    );
    return 'new';
  }
  if (textAt(present, 1) === content) return 'same';
  const others = database.row(
    'SELECT count(*) FROM held WHERE id = ? AND version = ? AND collection <> ?',
    object.id,
    version,
    collection,
  );
  if (others?.[0] !== 0) return 'conflicting';
  database.run('UPDATE object SET content = ?, checksum = ? WHERE number = ?', content, checksum, numberAt(present, 0));
  return 'changed';
}

/** Deletes a version that no collection has any more. */
export function dropUnheld({ database }: Store, id: string, version: string): void {
  database.run(
    `DELETE FROM object WHERE id = ?1 AND version = ?2
       AND NOT EXISTS (SELECT 1 FROM held WHERE id = ?1 AND version = ?2)`,
    id,
    version,
  );
}
