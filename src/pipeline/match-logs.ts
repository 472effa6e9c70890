import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import type { Match } from '../match/match.js';
import { createStreamMatcher, type StreamMatcher, type StreamOptions } from '../stream/stream-matcher.js';
import { readLogs, type LogInput, type LogsRead, type ReadLogsOptions } from './read-logs.js';
import type { RecordBatch } from './record-batch.js';
import { createScreens } from './screen/screens.js';

export interface MatchLogsOptions extends Omit<ReadLogsOptions, 'idTypes' | 'screens' | 'onBatch'>, StreamOptions {
  /** `auto`, the default, looks for what the set asks for before it makes an observation of a record; `off` makes one of every record. */
  readonly filter?: 'auto' | 'off';
  /** Called for each match as it is found. A promise is waited for, so that a slow consumer slows the reading. */
  readonly onMatch: (match: Match) => void | Promise<void>;
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
  const matcher = createStreamMatcher(set, options);
  const screens = options.filter === 'off' ? undefined : createScreens(set);
  const read = await readLogs(inputs, {
    ...options,
    idTypes: set.idTypes,
    ...(screens && { screens }),
    onBatch: (batch) => matchBatch(batch, matcher, options),
  });
  for (const match of matcher.end()) await options.onMatch(match);
  const { late, matches } = matcher.stats();
  return { ...read, late, matches };
}

async function matchBatch(batch: RecordBatch, matcher: StreamMatcher, options: MatchLogsOptions): Promise<void> {
  for (const observation of batch.observations) {
    for (const match of matcher.push(observation)) {
      const written = options.onMatch(match);
      if (written) await written;
    }
  }
}
