import type { FeedIndicator } from '../../src/feeds/index.js';
import { readFeed } from '../../src/feeds/index.js';
import type { IndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { matchLogs, type LogsMatched } from '../../src/pipeline/index.js';

/** Matches by indicator id and then by file; a match over several files counts under each of them once. */
export type MatchCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Runs a set over logs as one stream, in the way of the command line, and counts its matches. */
export async function countMatches(
  paths: readonly string[],
  set: IndicatorSet,
): Promise<{ readonly counts: MatchCounts; readonly result: LogsMatched }> {
  const counts = new Map<string, Map<string, number>>();
  const result = await matchLogs(
    paths.map((path) => ({ path })),
    set,
    {
      format: 'auto',
      onMatches: (matches) => {
        for (const { indicator, sources } of matches) {
          let byFile = counts.get(indicator.id);
          if (!byFile) counts.set(indicator.id, (byFile = new Map()));
          for (const file of new Set(sources.map((source) => ('file' in source ? source.file : source.id)))) {
            byFile.set(file, (byFile.get(file) ?? 0) + 1);
          }
        }
      },
    },
  );
  return { counts, result };
}

/** The indicators of a feed, and what could not be read of it. */
export async function readWholeFeed(path: string): Promise<readonly FeedIndicator[]> {
  const indicators: FeedIndicator[] = [];
  for await (const batch of readFeed(path)) {
    if (batch.faults.length > 0) throw new Error(`${path}: ${batch.faults.map(({ reason }) => reason).join('; ')}`);
    indicators.push(...batch.indicators);
  }
  return indicators;
}
