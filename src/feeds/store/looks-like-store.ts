/** The first bytes of every SQLite file. */
export const SQLITE_MAGIC = 'SQLite format 3\0';

/** Whether the first bytes of a file are those of a store, or of another SQLite file. */
export function looksLikeStore(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, SQLITE_MAGIC.length)).toString('latin1') === SQLITE_MAGIC;
}
