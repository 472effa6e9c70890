import type { Folding } from '../compile/folding.js';
import { compileObjectPath, type PathWalker, type ValueVisitor } from '../compile/object-path.js';
import { AS_IS, type Fold } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import type { ObjectPath } from '../syntax/ast.js';
import { printObjectPath } from '../syntax/print.js';
import { maskAddressBlock, parseAddressBlock } from '../values/address.js';
import type { AnchoredPath, Reading } from './anchors.js';
import { createColumn, type Column } from './column.js';
import { nextGramStart, type GramStarts } from './gram-starts.js';
import { emptyHash, hashBlock, hashText, KEY_SEEDS, type KeyHash } from './key-hash.js';
import { createRangeTable, type RangeTable } from './range-table.js';
import type { AnchorKind, ScreenData } from './screen-data.js';
import type { WindowKind } from './windows.js';

/** What is entered under one object path as one kind of operator reads it. */
export interface PathTable {
  /** The group of its keys in the table of all keys. */
  readonly number: number;
  readonly path: ObjectPath;
  readonly text: string;
  readonly reading: Reading;
  /** In which ways expressions are entered here. */
  readonly kinds: Set<AnchorKind>;
  /** Uses that any value at the path makes candidates. */
  readonly present: Column;
  readonly ranges: RangeTable;
  /** Uses of MATCHES with a window: texts with characters beyond ASCII make all of them candidates. */
  readonly unforeseen: Column;
  /** Walks to the values of a root; stops for none of them. */
  readonly walk: PathWalker;
  /** Looks up one value. */
  readonly lookUp: ValueVisitor;
}

/** What a path table asks the index for. */
export interface KeyLookUp {
  /** The lengths of heads, tails and grams in the index. */
  readonly windows: ScreenData['windows'];
  readonly gramStarts: GramStarts;
  /** The prefix lengths of the blocks in the index, by family. */
  readonly prefixes4: readonly number[];
  readonly prefixes6: readonly number[];
  /** Reports the uses under a key of a path. */
  readonly find: (hash: KeyHash, group: number) => void;
  readonly report: (use: number) => void;
}

/** An empty table. */
export function createPathTable(
  number: number,
  { path, reading, folding }: AnchoredPath,
  profile: Profile,
  index: KeyLookUp,
): PathTable {
  const table = {
    number,
    path,
    text: printObjectPath(path),
    reading,
    kinds: new Set<AnchorKind>(),
    present: createColumn(),
    ranges: createRangeTable(),
    unforeseen: createColumn(),
    walk: compileObjectPath(path, profile),
  };
  return { ...table, lookUp: LOOK_UPS[reading](table, folding, index) };
}

type TableWithoutLookUp = Omit<PathTable, 'lookUp'>;
type CreateLookUp = (table: TableWithoutLookUp, folding: Folding, index: KeyLookUp) => ValueVisitor;

const LOOK_UPS: { readonly [R in Reading]: CreateLookUp } = {
  equality: ({ number: group }, folding, { find }) => {
    const hash = emptyHash();
    return (value, holder) => {
      if (typeof value === 'string') {
        hashText(hash, KEY_SEEDS.text, foldOf(folding, holder).apply(value));
        find(hash, group);
      } else if (typeof value === 'number') {
        hashText(hash, KEY_SEEDS.number, String(value));
        find(hash, group);
      }
      return false;
    };
  },

  like: (table, folding, index) => {
    const look = createTextLookUp(table, index);
    return (value, holder) => {
      if (typeof value !== 'string') return false;
      const text = value.normalize('NFC');
      look(text);
      const folded = foldOf(folding, holder).apply(text);
      if (folded !== text) look(folded);
      return false;
    };
  },

  matches: (table, _folding, index) => {
    const look = createTextLookUp(table, index);
    return (value) => {
      if (typeof value !== 'string') return false;
      if (!isAscii(value)) reportAll(table.unforeseen, index.report);
      look(value);
      if (value.endsWith('\n')) look(value.slice(0, -1));
      return false;
    };
  },

  plain: ({ number: group, kinds, present, ranges }, _folding, index) => {
    const hash = emptyHash();
    const findBlocks = (text: string): void => {
      const block = parseAddressBlock(text);
      if (!block) return;
      const [seed, prefixes] =
        block.family === 4 ? [KEY_SEEDS.block4, index.prefixes4] : [KEY_SEEDS.block6, index.prefixes6];
      for (const prefix of prefixes) {
        if (prefix > block.prefix) break;
        hashBlock(hash, seed, prefix, maskAddressBlock(block, prefix).words);
        index.find(hash, group);
      }
    };
    return (value) => {
      reportAll(present, index.report);
      ranges.visit(value, index.report);
      if (typeof value === 'string' && kinds.has('block')) findBlocks(value);
      return false;
    };
  },
};

function reportAll({ values, length }: Column, report: (use: number) => void): void {
  for (let index = 0; index < length; index += 1) report(values[index] ?? 0);
}

/** The whole text and its windows, as far as something of the kind is entered. */
function createTextLookUp(
  { number: group, kinds }: TableWithoutLookUp,
  { find, windows, gramStarts }: KeyLookUp,
): (text: string) => void {
  const hash = emptyHash();
  const lookUp = (kind: 'text' | WindowKind, text: string, start: number, end: number): void => {
    hashText(hash, KEY_SEEDS[kind], text, start, end);
    find(hash, group);
  };
  const lookUpGrams = (text: string): void => {
    const { length } = text;
    let start = nextGramStart(gramStarts, text, 0, length);
    while (start < length) {
      for (const window of windows.gram) if (start + window <= length) lookUp('gram', text, start, start + window);
      start = nextGramStart(gramStarts, text, start + 1, length);
    }
  };
  return (text) => {
    const { length } = text;
    if (kinds.has('text')) lookUp('text', text, 0, length);
    if (kinds.has('head')) for (const window of windows.head) if (window <= length) lookUp('head', text, 0, window);
    if (kinds.has('tail'))
      for (const window of windows.tail) if (window <= length) lookUp('tail', text, length - window, length);
    if (kinds.has('gram')) lookUpGrams(text);
  };
}

function foldOf(folding: Folding, holder: unknown): Fold {
  if (folding.kind === 'fixed') return folding.fold;
  const type = isHolder(holder) && Object.hasOwn(holder, 'type') ? holder.type : undefined;
  return (typeof type === 'string' ? folding.folds.get(type) : undefined) ?? AS_IS;
}

function isHolder(value: unknown): value is { readonly type?: unknown } {
  return typeof value === 'object' && value !== null;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
