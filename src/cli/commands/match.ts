import type { ProfileName } from '../../compile/profile.js';
import type { IndicatorSet } from '../../indicator-set/indicator-set.js';
import {
  matchLogs,
  type FilterMode,
  type InputFormat,
  type LogsMatched,
  type RunSummary,
} from '../../pipeline/index.js';
import { createTally } from '../../pipeline/tally.js';
import { checkExpressions } from '../check-expressions.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { loadIndicators } from '../load-indicators.js';
import { loadingLines } from '../loading-lines.js';
import { expandLogInputs } from '../log-inputs.js';
import { createMatchOutput, type MatchOutputForm } from '../match-output.js';
import { openPreparedSet } from '../prepared-set.js';
import { createProgress } from '../progress.js';
import { createRejectedRecords } from '../rejected-records.js';
import { openStatsFile } from '../stats-file.js';
import { openStoreInputs } from '../stores/store-inputs.js';
import { summaryLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';

export interface MatchCommandOptions {
  readonly indicators: readonly string[];
  readonly expression: readonly string[];
  readonly store?: readonly string[];
  readonly output: MatchOutputForm;
  readonly inputFormat: InputFormat;
  readonly profile: ProfileName;
  readonly filter: FilterMode;
  readonly threads: number;
  readonly stats?: string;
  readonly failOnMatch?: boolean;
}

/** `stix-pattern match`: which indicators occur in which logs. */
export async function matchCommand(
  logs: readonly string[],
  options: MatchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkExpressions(options.expression, terminal);
  const started = performance.now();
  const limits = createTally();
  const leftOut = createTally();
  const prepared = await openPreparedSet(options.indicators, options.profile);
  const { set } = prepared;
  const stores = await openStoreInputs(prepared.feeds, options.store);
  stores.load(set);
  const read = await loadIndicators(stores.feeds, options.expression, set);
  for (const line of loadingLines(read, set, terminal.noteStyle)) terminal.note(line);
  if (set.size === 0) throw new UsageError('There is no indicator to match: give -i a feed, or -e a pattern.');
  const files = await expandLogInputs(logs);
  const stats = await openStatsFile(options.stats);
  const loaded = performance.now();

  const matched = new Set<string>();
  const output = createMatchOutput(options.output, terminal);
  const rejected = createRejectedRecords();
  const progress = createProgress(files, terminal);
  const result = await matchLogs(files, set, {
    format: options.inputFormat,
    filter: options.filter,
    threads: options.threads,
    onMatch: (match) => {
      matched.add(match.indicator.id);
      return output.match(match);
    },
    onRejectedRecord: rejected.add,
    onProgress: ({ file, bytesRead, records }) => {
      progress.update(file, bytesRead, records);
    },
    onLimit: (indicator, limit) => {
      limits.add(limit);
      output.limit(indicator, limit);
    },
    onDiagnostic: ({ code }) => {
      leftOut.add(code);
    },
  });
  progress.stop();
  const finished = performance.now();
  await output.finish();
  stores.close();

  const summary = summarize(
    set,
    result,
    matched.size,
    { limits: limits.counts(), leftOut: leftOut.counts() },
    {
      load: loaded - started,
      match: finished - loaded,
    },
  );
  for (const line of summaryLines(summary, rejected.examples(), terminal.noteStyle)) terminal.note(line);
  await stats.write(summary);

  if (result.records === result.rejectedRecords.total() && (result.records > 0 || result.rejectedFiles.length > 0)) {
    terminal.fail('None of the logs could be used.');
    return EXIT.usage;
  }
  return options.failOnMatch && result.matches > 0 ? EXIT.findings : EXIT.done;
}

function summarize(
  set: IndicatorSet,
  result: LogsMatched,
  indicatorsMatched: number,
  { limits, leftOut }: { readonly [K in 'limits' | 'leftOut']: Readonly<Record<string, number>> },
  milliseconds: { readonly load: number; readonly match: number },
): RunSummary {
  const skipped = createTally();
  for (const { reason } of set.skipped) skipped.add(reason);
  return {
    indicators: { loaded: set.size, skipped: skipped.counts() },
    files: { read: result.filesRead, rejected: result.rejectedFiles },
    records: { read: result.records, rejected: result.rejectedRecords.counts(), late: result.late },
    matches: result.matches,
    indicators_matched: indicatorsMatched,
    suppressed: {},
    limits,
    profile_touched: set.profileTouched,
    filter: result.filter,
    notes: { ...result.notes.counts(), ...leftOut },
    seconds: { load: round(milliseconds.load / 1000), match: round(milliseconds.match / 1000) },
    records_per_second: Math.round(result.records / Math.max(milliseconds.match / 1000, 1e-3)),
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
  };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
