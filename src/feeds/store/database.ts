import Libsql from 'libsql';
import { toStoreError } from './store-error.js';

export type SqlValue = string | number | null;
export type Row = readonly SqlValue[];

/** A connection to the file of a store: SQL in, rows as arrays out. Whatever SQLite refuses is thrown as a `StoreError`. */
export interface Database {
  readonly path: string;
  readonly run: (sql: string, ...values: readonly SqlValue[]) => void;
  readonly row: (sql: string, ...values: readonly SqlValue[]) => Row | undefined;
  readonly rows: (sql: string, ...values: readonly SqlValue[]) => readonly Row[];
  /** Reads row by row. The database may not be written to before the last one was read. */
  readonly each: (sql: string, ...values: readonly SqlValue[]) => Iterable<Row>;
  /** Runs a change as one transaction: all of it or, if it throws, nothing. Inside another one it is a part of that. */
  readonly write: <Result>(change: () => Result) => Result;
  readonly close: () => void;
}

/** How long a statement waits for another process that writes: a page of a pull takes a fraction of this. */
const BUSY_MILLISECONDS = 10_000;

/** Connects to a file, which SQLite makes if there is none. */
export function openDatabase(path: string): Database {
  const connection = attempt(path, () => new Libsql(path, { timeout: BUSY_MILLISECONDS }));
  // Preparing a statement costs several times what running it does.
  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    let known = prepared.get(sql);
    if (!known) prepared.set(sql, (known = connection.prepare(sql)));
    return known;
  };
  // Rows as arrays: as objects, libsql adds a member of its own to each. Values as one array: a single null would be taken for one.
  const reading = (sql: string): Libsql.Statement => statement(sql).raw();
  const execute = (sql: string): void => {
    attempt(path, () => connection.exec(sql));
  };

  return {
    path,
    run: (sql, ...values) => {
      attempt(path, () => statement(sql).run(values));
    },
    row: (sql, ...values) => attempt(path, () => reading(sql).get(values) as Row | undefined),
    rows: (sql, ...values) => attempt(path, () => reading(sql).all(values) as Row[]),
    *each(sql, ...values) {
      // Its own statement: a cached one would be started anew by a second reader in the middle of the first.
      const rows = attempt(path, () => connection.prepare(sql).raw().iterate(values));
      for (;;) {
        const next = attempt(path, () => rows.next());
        if (next.done === true) return;
        yield next.value as Row;
      }
    },
    write: (change) => {
      if (connection.inTransaction) return change();
      // Immediate: a transaction that begins by reading could not wait for another writer later on.
      execute('BEGIN IMMEDIATE');
      try {
        const result = change();
        execute('COMMIT');
        return result;
      } catch (error) {
        if (connection.inTransaction) execute('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      prepared.clear();
      connection.close();
    },
  };
}

function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw toStoreError(path, error);
  }
}

/** The text in a column that the schema declares `NOT NULL`. */
export function textAt(row: Row, column: number): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} is no text.`);
  return value;
}

/** The number in a column that the schema declares `NOT NULL`. */
export function numberAt(row: Row, column: number): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`Column ${column} is no number.`);
  return value;
}
