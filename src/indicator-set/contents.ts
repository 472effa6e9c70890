import type { Profile } from '../compile/profile.js';
import type { Indicator } from '../stix/indicator.js';
import { createArchive, type IndicatorArchive } from './archive/indicator-archive.js';
import { append, createColumn, extend, type Column } from './column.js';
import { createExpressionIndex, type ExpressionIndex } from './expression-index.js';
import { emptyHash, hashText, KEY_SEEDS } from './key-hash.js';
import { createKeyTable, findKey, insertKey, setValueAt, valueAt, type KeyTable } from './key-table.js';
import type { ReadPattern } from './read-indicator.js';

/**
 * What a set holds, in flat tables. An indicator is a *slot*, counted in the order of addition; each of its observation expressions is
 * a *use* in the index. A slot that was replaced or removed is dead: it keeps its place and its uses until the tables are made anew.
 */
export interface Contents {
  readonly profile: Profile;
  readonly archive: IndicatorArchive;
  /** By slot: 1 if the indicator is in the set, 0 if the slot is dead. */
  readonly alive: Column;
  /** By use: the slot, and which of its expressions. */
  readonly uses: Column;
  /** From the hash of an id to its latest slot, dead or alive. */
  readonly ids: KeyTable;
  readonly index: ExpressionIndex;
  /** Indicators in the set. */
  size: number;
  /** Of these, how many look for something else under the profile than under `spec`. */
  touched: number;
  /** The object types at which some pattern asks for an `id` (`typesAskedForIds`). */
  readonly idTypes: Set<string>;
}

/** Nothing. */
export function emptyContents(profile: Profile): Contents {
  return {
    profile,
    archive: createArchive(),
    alive: createColumn(),
    uses: createColumn(),
    ids: createKeyTable(),
    index: createExpressionIndex(profile),
    size: 0,
    touched: 0,
    idTypes: new Set(),
  };
}

const ALIVE = 1;
/** The profile touches the indicator's pattern. */
const TOUCHED = 2;

/** Adds an indicator in the place of the one with the same id, unless that is to be kept. Gives that one, if there is one. */
export function insertIndicator(
  contents: Contents,
  indicator: Indicator,
  pattern: ReadPattern,
  keeps: (present: Indicator) => boolean = () => false,
): Indicator | undefined {
  const hash = emptyHash();
  const entry = entryOf(contents, indicator.id, hash);
  const before = entry === 0 ? undefined : valueAt(contents.ids, entry);
  const present = before !== undefined && isAlive(contents, before) ? indicatorAt(contents, before) : undefined;
  if (present && keeps(present)) return present;
  if (before !== undefined) removeSlot(contents, before);
  const slot = contents.archive.add(indicator);
  append(contents.alive, pattern.isTouched ? ALIVE | TOUCHED : ALIVE);
  contents.size += 1;
  if (pattern.isTouched) contents.touched += 1;
  for (const type of pattern.idTypes) contents.idTypes.add(type);
  pattern.expressions.forEach((node, expression) => {
    const use = extend(contents.uses, 2);
    contents.uses.values[use] = slot;
    contents.uses.values[use + 1] = expression;
    contents.index.add(node, use);
  });
  if (entry !== 0) setValueAt(contents.ids, entry, slot);
  else insertKey(contents.ids, hash, 0, slot);
  return present;
}

/** Takes the indicator with an id out, if it is there. */
export function removeIndicator(contents: Contents, id: string): void {
  const slot = slotOf(contents, id);
  if (slot !== undefined) removeSlot(contents, slot);
}

function removeSlot(contents: Contents, slot: number): void {
  if (!isAlive(contents, slot)) return;
  if (((contents.alive.values[slot] ?? 0) & TOUCHED) !== 0) contents.touched -= 1;
  contents.alive.values[slot] = 0;
  contents.size -= 1;
}

/** The slot of the indicator with an id, if it is in the set. */
export function slotOf(contents: Contents, id: string): number | undefined {
  const entry = entryOf(contents, id);
  if (entry === 0) return undefined;
  const slot = valueAt(contents.ids, entry);
  return isAlive(contents, slot) ? slot : undefined;
}

export function isAlive({ alive }: Contents, slot: number): boolean {
  return alive.values[slot] !== 0;
}

/** The slots that are alive, in the order of addition. */
export function* liveSlots(contents: Contents): Generator<number, void, undefined> {
  for (let slot = 0; slot < contents.alive.length; slot += 1) if (isAlive(contents, slot)) yield slot;
}

/** Whether there is so much that is dead that making the tables anew pays: it then costs no more than adding did. */
export function isWasteful({ alive, size }: Contents): boolean {
  return alive.length > 1000 && alive.length > 2 * size;
}

export function indicatorAt({ archive }: Contents, slot: number): Indicator {
  return archive.get(slot) as Indicator;
}

/**
 * One entry an id, however often it was replaced; 0 if there is none. Texts are compared too: of two ids with one hash neither may replace the
 * other. Leaves the hash of the id in `hash`.
 */
function entryOf({ ids, archive }: Contents, id: string, hash = emptyHash()): number {
  hashText(hash, KEY_SEEDS.text, id);
  return findKey(ids, hash, 0, (slot) => archive.property(slot, 'id') === id);
}
