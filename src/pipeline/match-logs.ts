import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import type { Match } from '../match/match.js';
import { createStreamMatcher, type StreamMatcher, type StreamOptions } from '../stream/stream-matcher.js';
import { readLogs, type LogInput, type LogsRead, type ReadLogsOptions } from './read-logs.js';
import { inOrder, type RecordBatch } from './record-batch.js';
import { createScreens, withoutLineScreen, type FilterMode } from './screen/screens.js';
import { startWorkers, type Workers } from './threads/worker-pool.js';

export interface MatchLogsOptions
  extends Omit<ReadLogsOptions, 'idTypes' | 'screens' | 'threads' | 'onBatch'>, StreamOptions {
  /** How much is left out before an observation is made, `auto` by default. */
  readonly filter?: FilterMode;
  /**
   * How many worker threads read and evaluate lines of JSON; 1, the default, starts none. The answer is the same in the same order. The
   * tables of the set move to shared memory, and a set must not change while threads look at it. Threads that were started while the set was
   * loaded are closed by who started them.
   */
  readonly threads?: number | Workers;
  /** Called for the matches that one observation completes, as they are found. A promise is waited for, so that a slow consumer slows the reading. */
  readonly onMatches: (matches: readonly Match[]) => void | Promise<void>;
}

/** What was read, and what came of it. */
export interface LogsMatched extends LogsRead {
  readonly late: number;
  readonly matches: number;
}

/**
 * Matches a set against logs, one file after the other, as one stream: composite patterns see all of them, in event order, and answer at the
 * end. A bad file or record is counted and reported, and never ends the run.
 */
export async function matchLogs(
  inputs: readonly LogInput[],
  set: IndicatorSet,
  options: MatchLogsOptions,
): Promise<LogsMatched> {
  const { threads = 1, lateness } = options;
  const asked = options.filter ?? 'auto';
  const filter = lateness === undefined ? asked : withoutLineScreen(asked);
  const workers = typeof threads === 'number' && threads > 1 ? startWorkers(threads) : undefined;
  const begun = typeof threads === 'number' ? workers : threads;
  const { zone, skew, sources, partitionBy, keepRecords } = options;
  const pool = begun?.begin({ set: set.share(), filter, zone, skew, sources, partitionBy, keepRecords });
  try {
    const matcher = createStreamMatcher(set, options);
    const read = await readLogs(inputs, {
      ...options,
      threads: pool,
      idTypes: set.idTypes,
      screens: createScreens(set, filter),
      clocks: lateness !== undefined,
      onBatch: (batch) => matchBatch(batch, set, matcher, options),
    });
    const rest = matcher.end();
    if (rest.length > 0) await options.onMatches(rest);
    const { late, matches } = matcher.stats();
    return { ...read, late, matches };
  } finally {
    await workers?.close();
  }
}

async function matchBatch(
  batch: RecordBatch,
  set: IndicatorSet,
  matcher: StreamMatcher,
  { onMatches }: MatchLogsOptions,
): Promise<void> {
  const give = async (matches: readonly Match[]): Promise<void> => {
    if (matches.length === 0) return;
    const written = onMatches(matches);
    if (written) await written;
  };
  for (const one of inOrder(batch)) {
    const matches = 'objects' in one ? matcher.push(one) : matcher.see(one.time);
    if (matches.length > 0) await give(matches);
  }
  for (const { observation, hits: found, undecided } of batch.hits ?? []) {
    const loaded = found.map(({ slot, expressions }) => ({ loaded: set.load(slot), expressions }));
    const open = undecided.map(({ slot, reason }) => ({ loaded: set.load(slot), reason }));
    await give(matcher.pushHits(observation, loaded, open));
  }
}
