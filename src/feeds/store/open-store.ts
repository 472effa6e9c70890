import { closeSync, openSync, readSync } from 'node:fs';
import { describeSystemError } from '../../input/input-error.js';
import { numberAt, openDatabase, textAt, type Database } from './database.js';
import { looksLikeStore, SQLITE_MAGIC } from './looks-like-store.js';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.js';
import { corruption, StoreError } from './store-error.js';

/** An open store. Everything that is done with it is a function of this folder. */
export interface Store {
  readonly path: string;
  readonly database: Database;
}

export interface OpenStoreOptions {
  /** Whether to make a store where there is no file, or an empty one. */
  readonly create?: boolean;
}

/**
 * Opens the store in a file: one SQLite database with write-ahead log, which several processes may read while one writes.
 * Its structure is checked first, which takes about a second for a gigabyte; each object is checked again when it is read.
 *
 * @throws StoreError if there is none, if the file is something else, another version's or damaged. The file is left as it was.
 */
export function openStore(path: string, options: OpenStoreOptions = {}): Store {
  const head = readHead(path);
  if (!head && options.create !== true) throw new StoreError(path, 'missing', 'there is no such store');
  const isNew = !head || (head.length === 0 && options.create === true);
  if (!isNew && !looksLikeStore(head)) {
    throw new StoreError(
      path,
      'not-a-store',
      'the file is no store, or its first bytes are damaged; it was left as it is',
    );
  }
  const database = openDatabase(path);
  try {
    if (isEmpty(database)) {
      if (options.create !== true) throw new StoreError(path, 'not-a-store', 'the database is empty');
      create(database);
    } else {
      check(database);
    }
    return { path, database };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Ends the use of a store. */
export function closeStore({ database }: Store): void {
  database.close();
}

/** The first bytes of a file; undefined if there is none. */
function readHead(path: string): Uint8Array | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const head = new Uint8Array(SQLITE_MAGIC.length);
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StoreError(path, 'unreadable', describeSystemError(error), error);
  }
}

function isEmpty(database: Database): boolean {
  return database.row('SELECT count(*) FROM sqlite_schema')?.[0] === 0;
}

function create(database: Database): void {
  // Outside of the transaction, as SQLite wants it. A crash in between leaves an empty database, which the next attempt takes up.
  database.row('PRAGMA journal_mode = WAL');
  database.write(() => {
    // Two processes may have started at the same time, and the other one may have been faster.
    if (!isEmpty(database)) return;
    for (const statement of SCHEMA.split(';')) if (statement.trim() !== '') database.run(statement);
    database.run(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.run(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  });
}

function check(database: Database): void {
  const { path } = database;
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new StoreError(path, 'not-a-store', 'the file is a database of another program; it was left as it is');
  }
  const version = pragma(database, 'user_version');
  if (version !== SCHEMA_VERSION) {
    const detail = `the store has format ${version}, and this version of stix-pattern reads format ${SCHEMA_VERSION}`;
    throw new StoreError(path, 'other-version', detail);
  }
  const [first] = database.rows('PRAGMA quick_check(1)');
  const found = first ? textAt(first, 0) : 'no answer';
  if (found !== 'ok') throw new StoreError(path, 'corrupted', corruption(found));
}

function pragma(database: Database, name: string): number {
  const row = database.row(`PRAGMA ${name}`);
  return row ? numberAt(row, 0) : 0;
}
