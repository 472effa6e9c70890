import { readFeed, type FeedFault, type FeedIndicator, type FeedPlace } from '../feeds/index.js';
import { indicatorOfLine } from '../feeds/pattern-file.js';
import type { IndicatorSet, SkippedIndicator } from '../indicator-set/indicator-set.js';
import { expandInputs } from '../input/expand-inputs.js';
import { UsageError } from './exit-code.js';
import { createUntranslatedAccount, type UntranslatedAccount } from './untranslated-account.js';

/** What became of the `-i` and `-e` of a command line, besides what is in the set. */
export interface IndicatorsLoaded {
  /** Files, and parts of files, that could not be read. */
  readonly faults: readonly FeedFault[];
  /** Where the indicators stand that the set skipped, as far as they came last: of two versions the place of the earlier one is not kept. */
  readonly places: ReadonlyMap<SkippedIndicator['indicator'], FeedPlace>;
  /** What of feeds of other formats is not in the set. */
  readonly untranslated: UntranslatedAccount;
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
      untranslated.add(batch.untranslated);
      for (const fault of batch.faults) faults.push(fault);
    }
  }
  add(patterns.map((pattern, index) => indicatorOfOption(pattern, patterns.length === 1 ? '-e' : `-e ${index + 1}`)));
  return { faults, places, untranslated };
}

function indicatorOfOption(pattern: string, name: string): FeedIndicator {
  return { indicator: indicatorOfLine(pattern, name), place: { file: name, line: 1, column: 1 } };
}
