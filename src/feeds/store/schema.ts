/** What the header of the file says it is: the letters `STXP`. */
export const APPLICATION_ID = 0x53545850;

/** The version of the tables below. A store of another one is refused by name, not converted: it can be pulled again. */
export const SCHEMA_VERSION = 1;

/**
 * The tables of a store.
 *
 * `version` is the sortable form of an object's `modified` (`version-key.ts`), so that SQL can order versions as text.
 *
 *     collection  what objects come from: a TAXII collection, or a feed that was imported
 *     object      every version of an object that is the newest one of some collection
 *     held        which version each collection has
 *     latest      for every id the version that counts, or none once it was forgotten. Nothing is ever deleted here, and `sequence` only
 *                 grows: what has changed since a number is what a running detector has to learn. `reverted` is the number at which an
 *                 older version came to count last, because the source of a newer one was forgotten
 *     relationship, marking   of the latest versions, so that both ends can be asked for
 *     sent        what was pushed where, so that it is not pushed again
 */
export const SCHEMA = `
CREATE TABLE collection (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT,
  position TEXT,
  pulled_at TEXT,
  UNIQUE (source, url)
) STRICT;

CREATE TABLE object (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  UNIQUE (id, version)
) STRICT;

CREATE TABLE held (
  collection INTEGER NOT NULL REFERENCES collection,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_id ON held (id, version);

CREATE TABLE latest (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  object INTEGER,
  version TEXT NOT NULL,
  revoked INTEGER NOT NULL,
  valid_until TEXT,
  sequence INTEGER NOT NULL UNIQUE,
  reverted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX latest_type ON latest (type);
CREATE INDEX latest_expiry ON latest (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE relationship (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  source_ref TEXT NOT NULL,
  target_ref TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX relationship_source ON relationship (source_ref);
CREATE INDEX relationship_target ON relationship (target_ref);

CREATE TABLE marking (
  id TEXT NOT NULL,
  marking TEXT NOT NULL,
  PRIMARY KEY (id, marking)
) STRICT, WITHOUT ROWID;

CREATE TABLE sent (
  url TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL,
  message TEXT,
  sent_at TEXT NOT NULL,
  PRIMARY KEY (url, id, version)
) STRICT, WITHOUT ROWID;
`;
