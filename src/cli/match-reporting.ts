import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import type { Match } from '../match/match.js';
import type { LogsMatched, RunSummary } from '../pipeline/index.js';
import { createTally } from '../pipeline/tally.js';
import type { StreamOptions } from '../stream/stream-matcher.js';
import type { MatchOutput } from './match-output.js';
import { createRejectedRecords, type RejectedRecords } from './rejected-records.js';
import { openRejectsFile } from './rejects-file.js';
import { openStatsFile } from './stats-file.js';

/** What becomes of the matches of a run, and what is counted for its summary. */
export interface MatchReporting {
  readonly match: (match: Match) => void | Promise<void>;
  /** What a stream tells of. */
  readonly stream: Required<Pick<StreamOptions, 'onLimit' | 'onDiagnostic'>>;
  readonly rejected: RejectedRecords;
  /** Writes what has come up and is not written yet. */
  readonly flush: () => Promise<void>;
  /** Writes what comes at the end of the results. */
  readonly finish: () => Promise<void>;
  readonly summary: (set: IndicatorSet, result: LogsMatched, milliseconds: Milliseconds) => RunSummary;
  readonly writeStats: (summary: RunSummary) => Promise<void>;
}

export interface Milliseconds {
  readonly load: number;
  readonly match: number;
}

/** @throws UsageError if the file for `--stats` or `--rejects` cannot be written: that is found out before the run, not after. */
export async function createMatchReporting(
  {
    stats: statsPath,
    rejects: rejectsPath,
    state,
  }: { readonly stats?: string; readonly rejects?: string; readonly state?: string },
  output: MatchOutput,
): Promise<MatchReporting> {
  const stats = await openStatsFile(statsPath);
  const limits = createTally();
  const leftOut = createTally();
  const matched = new Set<string>();
  const rejects = openRejectsFile(rejectsPath, state === undefined ? 'replace' : 'add');
  const rejected = createRejectedRecords(rejects);
  return {
    match: (match) => {
      matched.add(match.indicator.id);
      return output.match(match);
    },
    stream: {
      onLimit: (indicator, limit) => {
        limits.add(limit);
        output.limit(indicator, limit);
      },
      onDiagnostic: ({ code }) => {
        leftOut.add(code);
      },
    },
    rejected,
    flush: async () => {
      rejects.flush();
      await output.flush();
    },
    finish: async () => {
      rejects.close();
      await output.finish();
    },
    summary: (set, result, milliseconds) => {
      const skipped = createTally();
      for (const { reason } of set.skipped) skipped.add(reason);
      return {
        indicators: { loaded: set.size, skipped: skipped.counts() },
        files: { read: result.filesRead, rejected: result.rejectedFiles },
        records: { read: result.records, rejected: result.rejectedRecords.counts(), late: result.late },
        matches: result.matches,
        indicators_matched: matched.size,
        suppressed: {},
        limits: limits.counts(),
        profile_touched: set.profileTouched,
        filter: result.filter,
        notes: { ...result.notes.counts(), ...leftOut.counts() },
        seconds: { load: round(milliseconds.load / 1000), match: round(milliseconds.match / 1000) },
        records_per_second: Math.round(result.records / Math.max(milliseconds.match / 1000, 1e-3)),
        peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
      };
    },
    writeStats: stats.write,
  };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
