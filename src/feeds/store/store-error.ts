/**
 * Why a store cannot be used. `missing`: there is no such file. `not-a-store`: the file is something else. `other-version`: written by
 * another version of this program. `corrupted`: it was a store, and its content contradicts itself. `busy`: another process writes to it
 * and does not end. `unreadable`: the operating system says no.
 */
export type StoreFault = 'missing' | 'not-a-store' | 'other-version' | 'corrupted' | 'busy' | 'unreadable';

/** Thrown by everything that opens, reads or writes a store. The file is as it was before the call. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly path: string;
  readonly fault: StoreFault;
  /** The message without the path. */
  readonly detail: string;

  constructor(path: string, fault: StoreFault, detail: string, cause?: unknown) {
    super(`${path}: ${detail}`, { cause });
    this.path = path;
    this.fault = fault;
    this.detail = detail;
  }
}

/** What SQLite says, as a fault of ours. An error that is no statement about the file is a mistake of this program, and is thrown on. */
export function toStoreError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreError(path, 'busy', 'another process is writing to the store; try again when it is done', error);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new StoreError(path, 'corrupted', corruption(error.message), error);
  }
  const isOfSystem = /^SQLITE_(IOERR|READONLY|FULL|PERM|CANTOPEN)/.test(code) || error.message.startsWith('Connection');
  return isOfSystem ? new StoreError(path, 'unreadable', `the system refuses it (${error.message})`, error) : error;
}

/** What is said of a damaged store: what was found, and that nothing was done to it. */
export function corruption(found: string): string {
  return `the store is corrupted (${found}); it was left as it is: move it away and pull again, or restore a copy`;
}
