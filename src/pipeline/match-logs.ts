import { InputError } from '../input/input-error.js';
import { openBytes } from '../input/open-bytes.js';
import type { InputFile } from '../input/expand-inputs.js';
import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import type { Match } from '../match/match.js';
import { createStreamMatcher, type StreamMatcher, type StreamOptions } from '../stream/stream-matcher.js';
import { openLog, type OpenLogOptions } from './open-log.js';
import { recordsOf, type RecordBatch, type RejectedRecord } from './record-batch.js';
import type { RejectedFile } from './run-summary.js';
import { createScreens, joinUses, type FilterUse } from './screen/screens.js';
import { createTally, type Tally } from './tally.js';

export interface MatchLogsOptions extends Omit<OpenLogOptions, 'idTypes' | 'screens'>, StreamOptions {
  /** `auto`, the default, looks for what the set asks for before it makes an observation of a record; `off` makes one of every record. */
  readonly filter?: 'auto' | 'off';
  /** Called for each match as it is found. A promise is waited for, so that a slow consumer slows the reading. */
  readonly onMatch: (match: Match) => void | Promise<void>;
  /** Called for a file that cannot be used, or not to its end; its records before that count. */
  readonly onRejectedFile?: (file: RejectedFile) => void;
  readonly onRejectedRecord?: (file: string, record: RejectedRecord) => void;
  /** Called after each batch, with the bytes read of the file as it is stored. */
  readonly onProgress?: (progress: {
    readonly file: string;
    readonly bytesRead: number;
    readonly records: number;
  }) => void;
}

/** What was read. */
export interface LogsMatched {
  readonly filesRead: number;
  readonly rejectedFiles: readonly RejectedFile[];
  readonly records: number;
  readonly rejectedRecords: Tally;
  readonly notes: Tally;
  readonly late: number;
  readonly matches: number;
  readonly filter: FilterUse;
}

/**
 * Matches a set against logs, one file after the other, as one stream: composite patterns see all of them, in event order, and answer at the
 * end. A bad file or record is counted and reported, and never ends the run.
 */
export async function matchLogs(
  files: readonly Pick<InputFile, 'path'>[],
  set: IndicatorSet,
  options: MatchLogsOptions,
): Promise<LogsMatched> {
  const matcher = createStreamMatcher(set, options);
  const { idTypes } = set;
  const screens = options.filter === 'off' ? undefined : createScreens(set);
  const filters: FilterUse[] = [];
  const rejectedFiles: RejectedFile[] = [];
  const rejectedRecords = createTally();
  const notes = createTally();
  let filesRead = 0;
  let records = 0;

  const rejectFile = (file: RejectedFile): void => {
    rejectedFiles.push(file);
    options.onRejectedFile?.(file);
  };

  for (const { path } of files) {
    const bytes = openBytes({ path });
    let recordsOfFile = 0;
    try {
      const log = await openLog(bytes, { ...options, idTypes, ...(screens && { screens }) });
      if (log.kind === 'unusable') {
        rejectFile({ file: path, reason: log.reason, considered: log.considered });
        continue;
      }
      if (log.filter) filters.push(log.filter);
      for await (const batch of log.batches) {
        recordsOfFile += recordsOf(batch);
        await matchBatch(batch, matcher, options);
        for (const note of batch.notes) notes.add(note);
        for (const record of batch.rejected) {
          rejectedRecords.add(record.reason);
          options.onRejectedRecord?.(path, record);
        }
        options.onProgress?.({ file: path, bytesRead: bytes.bytesRead, records: records + recordsOfFile });
      }
      if (log.source === 'stix' && recordsOfFile === 0) rejectFile({ file: path, reason: 'it holds no observed-data' });
      else filesRead += 1;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const usable = recordsOfFile > 0 ? `; the ${recordsOfFile} records before that count` : '';
      rejectFile({ file: path, reason: `${error.detail}${usable}` });
    } finally {
      records += recordsOfFile;
      await bytes.close();
    }
  }

  for (const match of matcher.end()) await options.onMatch(match);
  const { late, matches } = matcher.stats();
  return { filesRead, rejectedFiles, records, rejectedRecords, notes, late, matches, filter: joinUses(filters) };
}

async function matchBatch(batch: RecordBatch, matcher: StreamMatcher, options: MatchLogsOptions): Promise<void> {
  for (const observation of batch.observations) {
    for (const match of matcher.push(observation)) {
      const written = options.onMatch(match);
      if (written) await written;
    }
  }
}
