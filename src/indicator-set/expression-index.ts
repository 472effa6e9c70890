import type { Profile } from '../compile/profile.js';
import type { Observation } from '../stix/observation.js';
import type { ObjectPath, ObservationExpression } from '../syntax/ast.js';
import { printObjectPath } from '../syntax/print.js';
import { urlPieces } from '../values/url.js';
import { anchorsOf, type Anchor, type AnchoredPath, type Reading } from './anchors.js';
import { capacityOf, createBitTable, enterBits, mayHold, type BitTable } from './bit-table.js';
import { append, createColumn, type Column } from './column.js';
import { createGramStarts, enterGramStart, type GramStarts } from './gram-starts.js';
import { emptyHash, hashBlock, hashText, KEY_SEEDS, type KeyHash } from './key-hash.js';
import { createKeyTable, insertKey, sizeOf, visitHashes, visitKey, type KeyTable } from './key-table.js';
import { createPathTable, type PathTable } from './path-table.js';
import { anchoredPath, restorePath, type SavedPath } from './saved-path.js';
import type { AnchorKind, ScreenData } from './screen-data.js';
import { WINDOWS, type Window, type WindowKind } from './windows.js';

/**
 * Finds the expressions that an observation can satisfy without trying all of them: each is entered under its anchors, and what an observation
 * holds at the anchors' paths is looked up. The cost of an observation grows with its objects and the distinct paths, not with the
 * number of expressions. An expression stands here as a number, its *use*; the index may name one that does not hold, and never misses
 * one that does.
 */
export interface ExpressionIndex {
  readonly add: (node: ObservationExpression, use: number) => void;
  /** Calls `visit` for each candidate, possibly more than once. */
  readonly candidates: (observation: Observation, visit: (use: number) => void) => void;
  /** What a screen needs to know. A view: it changes as expressions are added. */
  readonly screenData: () => ScreenData;
  /** The tables themselves. */
  readonly tables: IndexTables;
}

/** The tables behind an index: what is saved, and what threads share. */
export interface IndexTables {
  readonly keys: KeyTable;
  needles: BitTable;
  /** Hashes that are in `needles` and not among the keys, `low` and `high` in turn: the pieces of URLs. */
  readonly pieces: Column;
  readonly paths: PathTable[];
  /** By type, the uses that every object of it makes candidates. */
  readonly types: Map<string, Column>;
  readonly gramStarts: GramStarts;
  /** The lengths in use, longest first. */
  readonly windows: { readonly [Kind in WindowKind]: Window[] };
  readonly prefixes4: number[];
  readonly prefixes6: number[];
}

/** Tables without anything in them. */
export function emptyIndexTables(): IndexTables {
  return {
    keys: createKeyTable(),
    needles: createBitTable(1024),
    pieces: createColumn(),
    paths: [],
    types: new Map(),
    gramStarts: createGramStarts(),
    windows: { head: [], tail: [], gram: [] },
    prefixes4: [],
    prefixes6: [],
  };
}

/** An index over tables, for expressions compiled under one profile. `saved` are paths as they were in the tables, in their order. */
export function createExpressionIndex(
  profile: Profile,
  tables: IndexTables = emptyIndexTables(),
  saved: readonly SavedPath[] = [],
): ExpressionIndex {
  const byType = new Map<string, PathTable[]>();
  /** Whom the look-ups in progress report to. */
  let visitor: (use: number) => void = () => undefined;
  const tableOf = createTableFinder(tables, byType, profile, {
    windows: tables.windows,
    prefixes4: tables.prefixes4,
    prefixes6: tables.prefixes6,
    gramStarts: tables.gramStarts,
    report: (use) => {
      visitor(use);
    },
    find: (hash, group) => {
      if (mayHold(tables.needles, hash)) visitKey(tables.keys, hash, group, visitor);
    },
  });
  for (const path of saved) restorePath(tableOf(anchoredPath(path, profile)), path);
  const enter = createEntry(tables, tableOf);
  return {
    add: (node, use) => {
      for (const anchor of anchorsOf(node.comparison, profile)) enter(anchor, use);
    },
    candidates: ({ objects }, visit) => {
      visitor = visit;
      for (const root of objects.values()) {
        const paths = byType.get(root.type);
        if (paths) for (const path of paths) path.walk(root, objects, path.lookUp);
        const uses = tables.types.get(root.type);
        if (uses) for (let index = 0; index < uses.length; index += 1) visit(uses.values[index] ?? 0);
      }
    },
    screenData: () => screenDataOf(tables),
    tables,
  };
}

type FindTable = (at: AnchoredPath) => PathTable;

/** Finds or makes the table of a path. Patterns of one shape share the node of their path, so that it is mostly found without printing it. */
function createTableFinder(
  { paths }: IndexTables,
  byType: Map<string, PathTable[]>,
  profile: Profile,
  index: Parameters<typeof createPathTable>[3],
): FindTable {
  const byText = new Map<string, PathTable>();
  const byNode: { readonly [R in Reading]: WeakMap<ObjectPath, PathTable> } = {
    equality: new WeakMap(),
    like: new WeakMap(),
    matches: new WeakMap(),
    plain: new WeakMap(),
  };
  return (at) => {
    const known = byNode[at.reading].get(at.path);
    if (known) return known;
    const key = `${at.reading} ${printObjectPath(at.path)}`;
    let table = byText.get(key);
    if (!table) {
      table = createPathTable(paths.length, at, profile, index);
      paths.push(table);
      byText.set(key, table);
      const ofType = byType.get(at.path.objectType);
      if (ofType) ofType.push(table);
      else byType.set(at.path.objectType, [table]);
    }
    byNode[at.reading].set(at.path, table);
    return table;
  };
}

function createEntry(tables: IndexTables, tableOf: FindTable): (anchor: Anchor, use: number) => void {
  const hash = emptyHash();
  const enterKey = (at: AnchoredPath, kind: AnchorKind, use: number): void => {
    const table = tableOf(at);
    table.kinds.add(kind);
    insertKey(tables.keys, hash, table.number, use);
    enterNeedle(tables, hash);
  };
  return (anchor, use) => {
    switch (anchor.kind) {
      case 'text':
      case 'number':
        hashText(hash, KEY_SEEDS[anchor.kind], anchor.text);
        enterKey(anchor.at, anchor.kind, use);
        if (anchor.text.includes('://')) enterPieces(tables, hash, anchor.text);
        break;
      case 'head':
      case 'tail':
      case 'gram':
        hashText(hash, KEY_SEEDS[anchor.kind], anchor.text);
        enterKey(anchor.at, anchor.kind, use);
        enterWindow(tables, anchor.kind, anchor.text);
        if (anchor.at.reading === 'matches') append(tableOf(anchor.at).unforeseen, use);
        break;
      case 'block': {
        const { family, prefix, words } = anchor.block;
        hashBlock(hash, family === 4 ? KEY_SEEDS.block4 : KEY_SEEDS.block6, prefix, words);
        enterKey(anchor.at, 'block', use);
        insertSorted(family === 4 ? tables.prefixes4 : tables.prefixes6, prefix);
        break;
      }
      case 'above':
      case 'below':
        enterPresence(tableOf(anchor.at));
        tableOf(anchor.at).ranges.add(anchor.kind, anchor.bound, use);
        break;
      case 'present':
        enterPresence(tableOf(anchor.at));
        append(tableOf(anchor.at).present, use);
        break;
      case 'type': {
        const uses = tables.types.get(anchor.type) ?? createColumn();
        tables.types.set(anchor.type, uses);
        append(uses, use);
        break;
      }
    }
  };
}

function enterPresence(table: PathTable): void {
  table.kinds.add('present');
}

function enterNeedle(tables: IndexTables, hash: KeyHash): void {
  if (sizeOf(tables.keys) + tables.pieces.length / 2 > capacityOf(tables.needles)) growNeedles(tables);
  enterBits(tables.needles, hash);
}

/** A URL is looked for by its path, or by its host where the path says nothing (`ScreenData`). */
function enterPieces(tables: IndexTables, hash: KeyHash, url: string): void {
  const pieces = urlPieces(url);
  if (!pieces) return;
  hashText(hash, KEY_SEEDS.text, pieces.path.length > 1 ? pieces.path : pieces.host);
  append(tables.pieces, hash.low);
  append(tables.pieces, hash.high);
  enterNeedle(tables, hash);
}

function enterWindow(tables: IndexTables, kind: WindowKind, text: string): void {
  const inUse = tables.windows[kind];
  const length = WINDOWS.find((window) => window === text.length);
  if (length !== undefined && !inUse.includes(length)) {
    inUse.push(length);
    inUse.sort((left, right) => right - left);
  }
  if (kind === 'gram') enterGramStart(tables.gramStarts, text);
}

function growNeedles(tables: IndexTables): void {
  const needles = createBitTable(2 * capacityOf(tables.needles));
  visitHashes(tables.keys, (hash) => {
    enterBits(needles, hash);
  });
  enterAll(needles, tables.pieces);
  tables.needles = needles;
}

/** Enters the hashes of a column, `low` and `high` in turn. */
function enterAll(table: BitTable, { values, length }: Column): void {
  for (let at = 0; at < length; at += 2) {
    enterBits(table, { low: (values[at] ?? 0) | 0, high: (values[at + 1] ?? 0) | 0 });
  }
}

function insertSorted(numbers: number[], number: number): void {
  if (numbers.includes(number)) return;
  numbers.push(number);
  numbers.sort((left, right) => left - right);
}

function screenDataOf({ paths, types, needles, gramStarts, windows, prefixes4, prefixes6 }: IndexTables): ScreenData {
  return {
    paths: paths.map(({ path, text, kinds }) => ({ path, text, kinds })),
    types: new Set(types.keys()),
    needles,
    gramStarts,
    windows,
    prefixes4,
    prefixes6,
  };
}
