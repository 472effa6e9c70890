import { stat } from 'node:fs/promises';
import type { IndicatorSet } from '../../indicator-set/indicator-set.js';
import type { Match } from '../../match/match.js';
import type { StreamMatcher } from '../../stream/stream-matcher.js';
import type { AdapterOptions, LogSource } from '../../adapters/index.js';
import { recordsOf, type RejectedRecord } from '../record-batch.js';
import type { InputFormat } from '../open-log.js';
import type { RejectedFile } from '../run-summary.js';
import { createScreens, withoutLineScreen, type FilterMode } from '../screen/screens.js';
import { createTally, type Tally } from '../tally.js';
import { createFollowedLog, type FollowedLog, type LogPosition } from './followed-log.js';

/** What is matched, which may be another from one observation to the next: a feed that changed is loaded beside and then put in place. */
export interface Detector {
  readonly set: IndicatorSet;
  readonly matcher: StreamMatcher;
}

export interface FollowOptions {
  /** The paths to follow, asked for again from time to time: files that appear are taken up. */
  readonly paths: () => Promise<readonly string[]>;
  /** Called between any two observations at most some milliseconds apart; gives what to match from now on. */
  readonly detector: () => Detector;
  readonly format: InputFormat;
  readonly filter: FilterMode;
  readonly zone?: AdapterOptions['zone'];
  readonly skew?: AdapterOptions['skew'];
  readonly sources?: readonly LogSource[] | undefined;
  /** The present, in milliseconds since the epoch, for times without a year. */
  readonly now?: () => number;
  readonly partitionBy?: string | undefined;
  readonly keepRecords?: boolean | undefined;
  readonly start: readonly LogPosition[];
  readonly onMatches: (matches: readonly Match[]) => void | Promise<void>;
  readonly onRejectedFile?: (file: RejectedFile) => void;
  readonly onRejectedRecord?: (file: string, record: RejectedRecord) => void;
  /** Called at moments when positions and stream fit together, so that both can be saved. */
  readonly onRest: (positions: readonly LogPosition[], isIdle: boolean) => Promise<void>;
  /** Waits until there may be more to read, or until the end is asked for. */
  readonly wait: () => Promise<void>;
  readonly isEnding: () => boolean;
}

export interface LogsFollowed {
  readonly records: () => number;
  readonly files: () => number;
  readonly rejectedFiles: readonly RejectedFile[];
  readonly rejectedRecords: Tally;
  readonly notes: Tally;
}

/** Observations between two looks at whether to rest. */
const OBSERVATIONS_A_TURN = 1_000;

/**
 * Matches logs that grow, until the end is asked for. Of several logs the observation that began first is taken first, so that a log with a
 * backlog does not make those of another late. `progress` is filled while it runs.
 */
export async function followLogs(options: FollowOptions, progress = createFollowProgress()): Promise<LogsFollowed> {
  const logs = new Map<string, FollowedLog>();
  const starts = new Map(options.start.map((position) => [position.path, position]));
  let known: { readonly set: IndicatorSet; readonly screens: ReturnType<typeof createScreens> } | undefined;
  const screensNow = () => {
    const { set } = options.detector();
    if (known?.set !== set) known = { set, screens: createScreens(set, withoutLineScreen(options.filter)) };
    return known.screens;
  };

  const takeUp = async (): Promise<void> => {
    for (const path of await options.paths()) {
      if (logs.has(path) || (await isRenamed(path, logs.values()))) continue;
      const log = createFollowedLog(
        path,
        {
          format: options.format,
          zone: options.zone,
          skew: options.skew,
          sources: options.sources,
          now: options.now,
          partitionBy: options.partitionBy,
          keepRecords: options.keepRecords,
          clocks: true,
          ...(options.filter !== 'off' && { screens: { of: (source) => orNone(screensNow()?.of(source)) } }),
          get idTypes() {
            return options.detector().set.idTypes;
          },
          onBatch: (file, batch) => {
            progress.add(recordsOf(batch));
            for (const note of batch.notes) progress.notes.add(note);
            for (const record of batch.rejected) {
              progress.rejectedRecords.add(record.reason);
              options.onRejectedRecord?.(file, record);
            }
          },
          onRejectedFile: (file) => {
            progress.rejectedFiles.push(file);
            options.onRejectedFile?.(file);
          },
        },
        starts.get(path),
      );
      logs.set(path, log);
      progress.setFiles(logs.size);
    }
  };

  /** Fills every log that has nothing next, and gives the one whose next is the earliest. */
  const earliest = async (): Promise<FollowedLog | undefined> => {
    let first: FollowedLog | undefined;
    for (const log of logs.values()) {
      if (!log.peek() && !(await log.fill())) continue;
      if (!first || (log.peek()?.time ?? '') < (first.peek()?.time ?? '')) first = log;
    }
    return first;
  };

  const push = async (log: FollowedLog): Promise<void> => {
    const next = log.peek();
    if (!next) return;
    const { matcher } = options.detector();
    const matches = next.observation ? matcher.push(next.observation) : matcher.see(next.time);
    if (matches.length > 0) {
      const written = options.onMatches(matches);
      if (written) await written;
    }
    log.take();
  };

  const rest = (isIdle: boolean): Promise<void> =>
    options.onRest(
      [...logs.values()].flatMap((log) => log.position() ?? []),
      isIdle,
    );

  try {
    while (!options.isEnding()) {
      await takeUp();
      let isIdle = false;
      for (let count = 0; count < OBSERVATIONS_A_TURN && !options.isEnding() && !isIdle; count += 1) {
        const log = await earliest();
        if (log) await push(log);
        else isIdle = true;
      }
      await rest(isIdle);
      if (isIdle && !options.isEnding()) await options.wait();
    }
    await rest(true);
  } finally {
    for (const log of logs.values()) await log.close();
  }
  return progress;
}

/** Whether a path is the new name of a file that is followed under its old one. */
async function isRenamed(path: string, logs: Iterable<FollowedLog>): Promise<boolean> {
  try {
    const file = await stat(path);
    return [...logs].some((log) => log.isOwn(file));
  } catch {
    // It is gone again: its reader waits for it.
    return false;
  }
}

function orNone<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There are no screens when nothing is filtered.');
  return value;
}

/** What is counted while logs are followed. */
export interface FollowProgress extends LogsFollowed {
  readonly rejectedFiles: RejectedFile[];
  readonly add: (records: number) => void;
  readonly setFiles: (files: number) => void;
}

export function createFollowProgress(): FollowProgress {
  let records = 0;
  let files = 0;
  return {
    records: () => records,
    files: () => files,
    rejectedFiles: [],
    rejectedRecords: createTally(),
    notes: createTally(),
    add: (count) => {
      records += count;
    },
    setFiles: (count) => {
      files = count;
    },
  };
}
