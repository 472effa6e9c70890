import { basename } from 'node:path';
import { readFeed, type FeedFault, type FeedIndicator, type FeedPlace } from '../feeds/index.js';
import { indicatorOfLine } from '../feeds/pattern-file.js';
import type { IndicatorSet, SkippedIndicator } from '../indicator-set/indicator-set.js';
import { createMemoryGraph, type MemoryGraph } from '../stix/memory-graph.js';
import { expandInputs } from '../input/expand-inputs.js';
import { UsageError } from './exit-code.js';
import type { Knowledge } from './knowledge.js';
import { createUntranslatedAccount, type UntranslatedAccount } from './untranslated-account.js';

/** What became of the `-i` and `-e` of a command line, besides what is in the set. */
export interface IndicatorsLoaded {
  /** Files, and parts of files, that could not be read. */
  readonly faults: readonly FeedFault[];
  /** Where the indicators stand that the set skipped, as far as they came last: of two versions the place of the earlier one is not kept. */
  readonly places: ReadonlyMap<SkippedIndicator['indicator'], FeedPlace>;
  /** What of feeds of other formats is not in the set. */
  readonly untranslated: UntranslatedAccount;
  /** Who and what is behind the indicators, as the feeds say it. */
  readonly graph: MemoryGraph;
  /** The feeds that an indicator is in, where there is more than one feed. */
  readonly sourcesOf: Knowledge['sourcesOf'];
}

/**
 * Adds the indicators of feeds, and of patterns given on the command line, to a set, batch by batch: a feed of a gigabyte is never in memory.
 * @throws UsageError if a path that was named cannot be opened.
 */
export async function loadIndicators(
  inputs: readonly string[],
  patterns: readonly string[],
  set: IndicatorSet,
): Promise<IndicatorsLoaded> {
  const { files, problems } = await expandInputs(inputs);
  const [problem] = problems;
  if (problem) throw new UsageError(`-i ${problem.input}: ${problem.reason}`);
  const faults: FeedFault[] = [];
  const untranslated = createUntranslatedAccount();
  const places = new Map<SkippedIndicator['indicator'], FeedPlace>();
  const graph = createMemoryGraph();
  const filesOf = new Map<string, readonly string[]>();
  // Of a single feed there is nothing to tell, and a million entries to spare.
  const note = (path: string, indicators: readonly FeedIndicator[]): void => {
    if (files.length < 2) return;
    const name = basename(path);
    for (const { indicator } of indicators) {
      const known = indicator.id === undefined ? [name] : (filesOf.get(indicator.id) ?? []);
      if (indicator.id !== undefined && known.length < MOST_NAMED && !known.includes(name)) {
        filesOf.set(indicator.id, oneList([...known, name]));
      }
    }
  };
  const oneList = createListPool();
  const add = (indicators: readonly FeedIndicator[]): void => {
    const before = set.skipped.length;
    set.add(indicators.map(({ indicator }) => indicator));
    if (set.skipped.length === before) return;
    const skipped = new Set(set.skipped.slice(before).map(({ indicator }) => indicator));
    for (const { indicator, place } of indicators) if (skipped.has(indicator)) places.set(indicator, place);
  };
  for (const { path } of files) {
    for await (const batch of readFeed(path, { now: Date.now() })) {
      add(batch.indicators);
      note(path, batch.indicators);
      for (const object of batch.others ?? []) graph.add(object);
      untranslated.add(batch.untranslated);
      for (const fault of batch.faults) faults.push(fault);
    }
  }
  add(patterns.map((pattern, index) => indicatorOfOption(pattern, patterns.length === 1 ? '-e' : `-e ${index + 1}`)));
  return { faults, places, untranslated, graph, sourcesOf: ({ id }) => filesOf.get(id) ?? [] };
}

/** So many feeds are named that an indicator is in: with a file a day, it is in all of them. */
const MOST_NAMED = 10;

/** Equal lists share one: a million indicators of a feed must not hold a million of them. */
function createListPool(): (list: readonly string[]) => readonly string[] {
  const pool = new Map<string, readonly string[]>();
  return (list) => {
    const key = list.join('\0');
    const known = pool.get(key);
    if (known) return known;
    pool.set(key, list);
    return list;
  };
}

function indicatorOfOption(pattern: string, name: string): FeedIndicator {
  return { indicator: indicatorOfLine(pattern, name), place: { file: name, line: 1, column: 1 } };
}
