import { PROFILES, type ProfileName } from '../compile/profile.js';
import { mapTables, packTables, unpackTables, type Packable } from '../stix/packed-tables.js';
import { sealBytes, SealedDataError, unsealBytes } from '../stix/sealed-data.js';
import { createArchive, type ArchiveState } from './archive/indicator-archive.js';
import { createColumn, used, type Column } from './column.js';
import type { Contents } from './contents.js';
import { createExpressionIndex, type IndexTables } from './expression-index.js';
import { createGramStarts } from './gram-starts.js';
import type { KeyTable } from './key-table.js';
import { savePath, type SavedPath } from './saved-path.js';

const KIND = 'indicator-set';
/** Of the tables and of everything that is entered in them: a hash, a window or a fold that changes makes it another one. */
const VERSION = 2;

/** How the bytes of a saved set begin. */
export const SAVED_SET_HEADER = `stix-pattern ${KIND} `;

/** Columns of a set that go by their names, so that what is saved and what is restored cannot differ. */
interface SavedSet {
  readonly profile: ProfileName;
  readonly size: number;
  readonly touched: number;
  readonly idTypes: readonly string[];
  readonly alive: Uint32Array;
  readonly uses: Uint32Array;
  readonly ids: SavedKeys;
  readonly archive: Omit<ArchiveState, 'places'> & { readonly places: Uint32Array };
  readonly keys: SavedKeys;
  readonly needles: Uint32Array;
  readonly pieces: Uint32Array;
  readonly paths: readonly SavedPath[];
  readonly types: readonly (readonly [type: string, uses: Uint32Array])[];
  readonly gramStarts: Uint32Array;
  readonly windows: IndexTables['windows'];
  readonly prefixes4: readonly number[];
  readonly prefixes6: readonly number[];
}

interface SavedKeys {
  readonly buckets: Uint32Array;
  readonly entries: Uint32Array;
}

/** Saves the contents of a set: the tables as they are, so that nothing has to be parsed when it is opened. */
export function saveContents(contents: Contents): Uint8Array {
  return sealBytes(KIND, VERSION, packTables(tablesOf(contents)));
}

/** The contents of a set in memory that threads share. It survives the structured clone; what it is made of is nobody's business. */
export interface SharedContents {
  readonly shared: Packable;
}

/** Copies the contents to shared memory, where any thread can open them. */
export function shareContents(contents: Contents): SharedContents {
  const shared = mapTables(tablesOf(contents), (array) => {
    const memory = new SharedArrayBuffer(array.byteLength);
    const copy = array instanceof Uint32Array ? new Uint32Array(memory) : new Uint8Array(memory);
    copy.set(array);
    return copy;
  });
  return { shared };
}

/** Opens shared contents where they lie. They must not be changed: others read them, and change a copy (`copyContents`). */
export function openShared({ shared }: SharedContents): Contents {
  return restoreContents(shared as unknown as SavedSet);
}

/** The same contents in memory of their own. */
export function copyContents(contents: Contents): Contents {
  const copied = mapTables(tablesOf(contents), (array) =>
    array instanceof Uint32Array ? new Uint32Array(array) : new Uint8Array(array),
  );
  return restoreContents(copied as unknown as SavedSet);
}

function tablesOf({ profile, archive, alive, uses, ids, index, size, touched, idTypes }: Contents): Packable {
  const { tables } = index;
  const { places, ...rest } = archive.state();
  const saved: SavedSet = {
    profile: profile.name,
    size,
    touched,
    idTypes: [...idTypes],
    alive: used(alive),
    uses: used(uses),
    ids: saveKeys(ids),
    archive: { ...rest, places: used(places) },
    keys: saveKeys(tables.keys),
    needles: tables.needles.words,
    pieces: used(tables.pieces),
    paths: tables.paths.map(savePath),
    types: Array.from(tables.types, ([type, column]) => [type, used(column)] as const),
    gramStarts: tables.gramStarts.bits,
    windows: tables.windows,
    prefixes4: tables.prefixes4,
    prefixes6: tables.prefixes6,
  };
  return saved as unknown as Packable;
}

/**
 * Opens what `saveContents` saved.
 * @throws SealedDataError if the bytes are no saved set, were written by another version, or are damaged.
 */
export function openContents(bytes: Uint8Array): Contents {
  const saved = unpackTables(unsealBytes(KIND, VERSION, bytes)) as Partial<SavedSet>;
  if (saved.profile === undefined || !Object.hasOwn(PROFILES, saved.profile)) {
    throw new SealedDataError('The saved indicator-set lacks its profile.');
  }
  return restoreContents(saved as SavedSet);
}

function restoreContents(saved: SavedSet): Contents {
  const profile = PROFILES[saved.profile];
  const { places, ...archive } = saved.archive;
  const tables: IndexTables = {
    keys: restoreKeys(saved.keys),
    needles: { words: saved.needles },
    pieces: createColumn(saved.pieces),
    paths: [],
    types: new Map(saved.types.map(([type, uses]): [string, Column] => [type, createColumn(uses)])),
    gramStarts: createGramStarts(saved.gramStarts),
    windows: saved.windows,
    prefixes4: [...saved.prefixes4],
    prefixes6: [...saved.prefixes6],
  };
  return {
    profile,
    archive: createArchive({ ...archive, places: createColumn(places) }),
    alive: createColumn(saved.alive),
    uses: createColumn(saved.uses),
    ids: restoreKeys(saved.ids),
    index: createExpressionIndex(profile, tables, saved.paths),
    size: saved.size,
    touched: saved.touched,
    idTypes: new Set(saved.idTypes),
  };
}

function saveKeys({ buckets, entries }: KeyTable): SavedKeys {
  return { buckets: used(buckets), entries: used(entries) };
}

function restoreKeys({ buckets, entries }: SavedKeys): KeyTable {
  return { buckets: createColumn(buckets), entries: createColumn(entries) };
}
