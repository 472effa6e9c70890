import type { StixObject } from '../../stix/stix-object.js';
import { numberAt, textAt } from './database.js';
import type { Store } from './open-store.js';
import { readStoredContent } from './stored-content.js';
import { sortableTime } from './version-key.js';

/**
 * Works out anew which version of an id counts: the newest one of any collection. If that is another one than before, or
 * `contentChanged`, then what depends on it follows, and the id gets the next number of the sequence of changes.
 */
export function updateLatest({ path, database }: Store, id: string, contentChanged: boolean): void {
  const row = database.row(
    'SELECT content, checksum, number, version FROM object WHERE id = ? ORDER BY version DESC LIMIT 1',
    id,
  );
  const before = database.row('SELECT object, version FROM latest WHERE id = ?', id);
  const number = row ? numberAt(row, 2) : null;
  if ((before?.[0] ?? null) === number && !contentChanged) return;

  const object = row && readStoredContent(path, row);
  const version = row ? textAt(row, 3) : '';
  const sequence = numberAt(database.row('SELECT coalesce(max(sequence), 0) + 1 FROM latest') ?? [1], 0);
  const isReverted = before !== undefined && version < textAt(before, 1);
  database.run(
    `INSERT INTO latest (id, type, object, version, revoked, valid_until, sequence, reverted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET object = excluded.object, version = excluded.version, revoked = excluded.revoked,
       valid_until = excluded.valid_until, sequence = excluded.sequence, reverted = max(reverted, excluded.reverted)`,
    id,
    id.slice(0, id.indexOf('--')),
    number,
    version,
    object && isRevoked(object) ? 1 : 0,
    (object && sortableTime(ownProperty(object, 'valid_until'))) ?? null,
    sequence,
    isReverted ? sequence : 0,
  );
  updateRelationship({ path, database }, id, object);
  updateMarkings({ path, database }, id, object);
}

/** The graph has the relationships that hold: not those that were revoked or forgotten. */
function updateRelationship({ database }: Store, id: string, object: StixObject | undefined): void {
  if (!id.startsWith('relationship--')) return;
  database.run('DELETE FROM relationship WHERE id = ?', id);
  if (!object || isRevoked(object)) return;
  const ends = ['relationship_type', 'source_ref', 'target_ref'].map((name) => ownProperty(object, name));
  if (!ends.every((one) => typeof one === 'string')) return;
  database.run('INSERT INTO relationship (id, type, source_ref, target_ref) VALUES (?, ?, ?, ?)', id, ...ends);
}

function updateMarkings({ database }: Store, id: string, object: StixObject | undefined): void {
  database.run('DELETE FROM marking WHERE id = ?', id);
  const markings = object && ownProperty(object, 'object_marking_refs');
  if (!Array.isArray(markings)) return;
  for (const marking of markings as readonly unknown[]) {
    if (typeof marking !== 'string') continue;
    database.run('INSERT OR IGNORE INTO marking (id, marking) VALUES (?, ?)', id, marking);
  }
}

function isRevoked(object: StixObject): boolean {
  return ownProperty(object, 'revoked') === true;
}

function ownProperty(object: StixObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
