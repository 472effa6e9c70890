import type { StixObject } from '../../stix/stix-object.js';
import { numberAt, textAt, type Row, type SqlValue } from './database.js';
import type { Store } from './open-store.js';
import { readStoredContent } from './stored-content.js';
import { sortableTime } from './version-key.js';

/** `revoked` by its creator, `expired` because its `valid_until` has passed; `active` otherwise. */
export type ObjectState = 'active' | 'revoked' | 'expired';

export const OBJECT_STATES: readonly ObjectState[] = ['active', 'revoked', 'expired'];

/** The version of an object that counts. */
export interface StoredObject {
  readonly object: StixObject;
  readonly state: ObjectState;
}

export interface ObjectFilter {
  /** When objects are looked at, RFC 3339: what was valid until then has expired. Without it nothing expires. */
  readonly at?: string;
  readonly types?: readonly string[];
  readonly states?: readonly ObjectState[];
  /** The name of the source: some collection of it must have the object, in whatever version. */
  readonly source?: string;
  /** One of these markings must be on the object. */
  readonly markings?: readonly string[];
}

const STATE = `CASE WHEN latest.revoked = 1 THEN 'revoked' WHEN latest.valid_until <= ? THEN 'expired' ELSE 'active' END`;

/** Reads the objects that pass a filter, ordered by id. The store may not be written to by this process before the last one. */
export function* readObjects(
  { path, database }: Store,
  filter: ObjectFilter = {},
): Generator<StoredObject, void, undefined> {
  const { where, values } = conditions(filter);
  const sql = `SELECT object.content, object.checksum, ${STATE}
    FROM latest JOIN object ON object.number = latest.object ${where} ORDER BY latest.id`;
  for (const row of database.each(sql, atOf(filter), ...values)) yield toStoredObject(path, row);
}

/** The latest version of an object; undefined if the store has none. */
export function readObject({ path, database }: Store, id: string, at?: string): StoredObject | undefined {
  const sql = `SELECT object.content, object.checksum, ${STATE}
    FROM latest JOIN object ON object.number = latest.object WHERE latest.id = ?`;
  const row = database.row(sql, atOf({ ...(at !== undefined && { at }) }), id);
  return row && toStoredObject(path, row);
}

/** How many objects of each type and state pass a filter, by type. */
export function countObjects(
  { database }: Store,
  filter: ObjectFilter = {},
): readonly { readonly type: string; readonly state: ObjectState; readonly count: number }[] {
  const { where, values } = conditions(filter);
  const sql = `SELECT latest.type, ${STATE} AS state, count(*) FROM latest ${where} GROUP BY 1, 2 ORDER BY 1, 2`;
  return database.rows(sql, atOf(filter), ...values).map((row) => ({
    type: textAt(row, 0),
    state: textAt(row, 1) as ObjectState,
    count: numberAt(row, 2),
  }));
}

/** Which collection has which version of an object, since when: for a reader who wants to know where it comes from. */
export interface Provenance {
  readonly source: string;
  readonly url: string;
  readonly title?: string;
  /** RFC 3339; '' for an object without versions. */
  readonly version: string;
  readonly seenAt: string;
}

/** The collections that have an object. */
export function readProvenance({ database }: Store, id: string): readonly Provenance[] {
  const sql = `SELECT collection.source, collection.url, collection.title, held.version, held.seen_at
    FROM held JOIN collection ON collection.number = held.collection WHERE held.id = ? ORDER BY 1, 2`;
  return database.rows(sql, id).map((row) => {
    const version = textAt(row, 3);
    return {
      source: textAt(row, 0),
      url: textAt(row, 1),
      ...(typeof row[2] === 'string' && { title: row[2] }),
      version: version === '' ? '' : `${version}Z`,
      seenAt: textAt(row, 4),
    };
  });
}

/** Conditions on a row of `latest`, to which every filter comes down. */
function conditions(filter: ObjectFilter): { readonly where: string; readonly values: readonly SqlValue[] } {
  const terms: string[] = ['latest.object IS NOT NULL'];
  const values: SqlValue[] = [];
  const list = (texts: readonly string[]): string => {
    values.push(...texts);
    return `(${texts.map(() => '?').join(', ')})`;
  };
  if (filter.types) terms.push(`latest.type IN ${list(filter.types)}`);
  if (filter.states) {
    values.push(atOf(filter));
    terms.push(`${STATE} IN ${list(filter.states)}`);
  }
  if (filter.source !== undefined) {
    values.push(filter.source);
    terms.push(`EXISTS (SELECT 1 FROM held JOIN collection ON collection.number = held.collection
      WHERE held.id = latest.id AND collection.source = ?)`);
  }
  if (filter.markings) {
    terms.push(
      `EXISTS (SELECT 1 FROM marking WHERE marking.id = latest.id AND marking.marking IN ${list(filter.markings)})`,
    );
  }
  return { where: `WHERE ${terms.join(' AND ')}`, values };
}

/** What `valid_until` is compared with. NULL compares with nothing, so that nothing expires. */
function atOf({ at }: ObjectFilter): SqlValue {
  if (at === undefined) return null;
  const key = sortableTime(at);
  if (key === undefined) throw new RangeError(`Not a timestamp in UTC: ${at}`);
  return key;
}

function toStoredObject(path: string, row: Row): StoredObject {
  return { object: readStoredContent(path, row), state: textAt(row, 2) as ObjectState };
}
