import { open } from 'node:fs/promises';
import { looksLikeStore, SQLITE_MAGIC } from '../../feeds/store/looks-like-store.js';
import type { ChangeTarget } from '../../feeds/store/index.js';
import { joinGraphs } from '../../stix/memory-graph.js';
import type { RelationshipGraph } from '../../stix/relationship-graph.js';
import type { Knowledge } from '../knowledge.js';

/** The stores among the inputs of a command. */
export interface StoreInputs {
  /** The inputs that are no stores. */
  readonly feeds: readonly string[];
  /** How many there are. */
  readonly count: number;
  /** Adds what the stores hold to a set. Once, before `refresh`. */
  readonly load: (target: ChangeTarget) => void;
  /**
   * Brings the set up to date with what others have written to the stores; whether anything has changed. Where nothing has, it takes
   * microseconds: it can be asked between any two records.
   */
  readonly refresh: (target: ChangeTarget) => boolean;
  /** What the stores know of who is behind an indicator: the first store that has an object tells of it. */
  readonly graph: RelationshipGraph;
  /** What the stores call the sources of an indicator. */
  readonly sourcesOf: Knowledge['sourcesOf'];
  readonly close: () => void;
}

/**
 * Opens the stores among some inputs, which are told by how their files begin, and those that were named as such.
 * @throws UsageError for a store that cannot be opened, and for a named one that is none
 */
export async function openStoreInputs(
  inputs: readonly string[],
  named: readonly string[] = [],
  now?: () => string,
): Promise<StoreInputs> {
  const feeds: string[] = [];
  const paths = new Set(named);
  for (const input of inputs) {
    if (await isStore(input)) paths.add(input);
    else feeds.push(input);
  }
  if (paths.size === 0) return { ...NO_STORES, feeds };
  // SQLite is loaded by those who use it alone.
  const { closeStore, createIndicatorSource, createStoreGraph, openStore, sourcesOf } =
    await import('../../feeds/store/index.js');
  const { orUsageErrorNow } = await import('./describe-failure.js');
  const stores = orUsageErrorNow(() => [...paths].map((path) => openStore(path)));
  const sources = stores.map((store) => createIndicatorSource(store, now));
  const graphs = stores.map((store) => createStoreGraph(store));
  return {
    feeds,
    count: stores.length,
    load: (target) => {
      orUsageErrorNow(() => {
        for (const source of sources) source.load(target);
      });
    },
    refresh: (target) => orUsageErrorNow(() => sources.map((source) => source.refresh(target)).includes(true)),
    graph: joinGraphs(graphs),
    sourcesOf: ({ id }) => [...new Set(stores.flatMap((store) => sourcesOf(store, id)))],
    close: () => {
      for (const store of stores) closeStore(store);
    },
  };
}

const NO_STORES: Omit<StoreInputs, 'feeds'> = {
  count: 0,
  load: () => undefined,
  refresh: () => false,
  graph: joinGraphs([]),
  sourcesOf: () => [],
  close: () => undefined,
};

async function isStore(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SQLITE_MAGIC.length), position: 0 });
      return looksLikeStore(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    // A glob, a directory, or what cannot be opened: whoever reads feeds says so.
    return false;
  }
}
