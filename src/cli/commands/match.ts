import { writeFile } from 'node:fs/promises';
import type { ProfileName } from '../../compile/profile.js';
import { createIndicatorSet, type IndicatorSet } from '../../indicator-set/indicator-set.js';
import { expandInputs, type InputFile } from '../../input/expand-inputs.js';
import type { Match } from '../../match/match.js';
import { matchLogs, type InputFormat, type LogsMatched, type RunSummary } from '../../pipeline/index.js';
import { createTally } from '../../pipeline/tally.js';
import { createPrettyReport, toMatchRecord } from '../../report/index.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { loadIndicators, type IndicatorsRead } from '../load-indicators.js';
import { createProgress } from '../progress.js';
import { summaryLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';
import { skippedLines } from '../skipped-lines.js';

export interface MatchCommandOptions {
  readonly indicators: readonly string[];
  readonly expression: readonly string[];
  readonly output: 'pretty' | 'ndjson';
  readonly inputFormat: InputFormat;
  readonly profile: ProfileName;
  readonly stats?: string;
  readonly failOnMatch?: boolean;
}

/** Where matches go: as they come, or together at the end. */
interface Output {
  readonly add: (match: Match) => void | Promise<void>;
  readonly finish: () => Promise<void>;
}

/** `stix-pattern match`: which indicators occur in which logs. */
export async function matchCommand(
  logs: readonly string[],
  options: MatchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = performance.now();
  const read = await loadIndicators(options.indicators, options.expression);
  const limits = createTally();
  const set = createIndicatorSet(
    read.indicators.map(({ indicator }) => indicator),
    { profile: options.profile },
  );
  reportLoading(read, set, terminal);
  if (set.size === 0) throw new UsageError('There is no indicator to match: give -i a feed, or -e a pattern.');
  const files = await findLogs(logs);
  const loaded = performance.now();

  const matched = new Set<string>();
  const output = createOutput(options.output, terminal);
  const progress = createProgress(files, terminal);
  const result = await matchLogs(files, set, {
    format: options.inputFormat,
    onMatch: (match) => {
      matched.add(match.indicator.id);
      return output.add(match);
    },
    onProgress: ({ file, bytesRead, records }) => {
      progress.update(file, bytesRead, records);
    },
    onLimit: (_indicator, limit) => {
      limits.add(limit);
    },
  });
  progress.stop();
  const finished = performance.now();
  await output.finish();

  const summary = summarize(set, result, matched.size, limits.counts(), {
    load: loaded - started,
    match: finished - loaded,
  });
  for (const line of summaryLines(summary, terminal.noteStyle)) terminal.note(line);
  if (options.stats !== undefined) await writeFile(options.stats, `${JSON.stringify(summary, null, 2)}\n`);

  if (result.filesRead === 0 && result.records === 0) {
    terminal.fail('None of the logs could be used.');
    return EXIT.usage;
  }
  return options.failOnMatch && result.matches > 0 ? EXIT.findings : EXIT.done;
}

function reportLoading(read: IndicatorsRead, set: IndicatorSet, terminal: Terminal): void {
  const { yellow } = terminal.noteStyle;
  for (const { file, line, reason } of read.faults) {
    terminal.note(`${yellow('feed')} ${file}${line === undefined ? '' : `:${line}`}: ${reason}`);
  }
  for (const text of skippedLines(read.indicators, set.skipped, terminal.noteStyle)) terminal.note(text);
}

async function findLogs(logs: readonly string[]): Promise<readonly InputFile[]> {
  const { files, problems } = await expandInputs(logs.length === 0 ? ['-'] : logs);
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.input}: ${problem.reason}`);
  if (files.length === 0) throw new UsageError(`There are no files in ${logs.join(', ')}.`);
  return files;
}

function createOutput(kind: 'pretty' | 'ndjson', terminal: Terminal): Output {
  if (kind === 'ndjson') {
    return {
      add: (match) => terminal.out(`${JSON.stringify(toMatchRecord(match))}\n`),
      finish: () => Promise.resolve(),
    };
  }
  const report = createPrettyReport();
  return {
    add: report.add,
    finish: async () => {
      for (const line of report.lines(terminal.style)) await terminal.out(`${line}\n`);
    },
  };
}

function summarize(
  set: IndicatorSet,
  result: LogsMatched,
  indicatorsMatched: number,
  limits: Readonly<Record<string, number>>,
  milliseconds: { readonly load: number; readonly match: number },
): RunSummary {
  const skipped = createTally();
  for (const { reason } of set.skipped) skipped.add(reason);
  const touched = [...set.loaded()].filter((loaded) => loaded.profileTouched).length;
  return {
    indicators: { loaded: set.size, skipped: skipped.counts() },
    files: { read: result.filesRead, rejected: result.rejectedFiles },
    records: { read: result.records, rejected: result.rejectedRecords.counts(), late: result.late },
    matches: result.matches,
    indicators_matched: indicatorsMatched,
    suppressed: {},
    limits,
    profile_touched: touched,
    filter: { used: false, reason: 'records are parsed before they are matched' },
    notes: result.notes.counts(),
    seconds: { load: round(milliseconds.load / 1000), match: round(milliseconds.match / 1000) },
    records_per_second: Math.round(result.records / Math.max(milliseconds.match / 1000, 1e-3)),
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
  };
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
