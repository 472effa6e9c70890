import type { BySource } from '../../adapters/index.js';
import { matchLogs, startWorkers, type FilterMode, type InputFormat, type Workers } from '../../pipeline/index.js';
import type { Emission } from '../../stream/stream-matcher.js';
import { checkExpressions } from '../check-expressions.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { openIndicators } from '../open-indicators.js';
import { loadingLines } from '../loading-lines.js';
import { expandLogInputs } from '../log-inputs.js';
import { openSources } from '../mappings/open-sources.js';
import { createMatchOutput, type MatchOutputOptions } from '../match-output/match-output.js';
import { createMatchReporting, type ReportingOptions } from '../match-reporting.js';
import { createProgress } from '../progress.js';
import { summaryLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';

export interface MatchCommandOptions extends ReportingOptions, MatchOutputOptions {
  readonly indicators: readonly string[];
  readonly expression: readonly string[];
  readonly store?: readonly string[];
  readonly inputFormat: InputFormat;
  readonly mapping?: readonly string[];
  readonly filter: FilterMode;
  readonly zone?: BySource<number>;
  readonly skew?: BySource<number>;
  readonly threads: number;
  readonly follow?: boolean;
  /** Seconds. */
  readonly lateness?: number;
  readonly emit?: Emission;
  readonly partitionBy?: string;
  readonly includeRecords?: boolean;
  readonly failOnMatch?: boolean;
}

/** Seconds that the watermark stays behind when logs are followed, unless something else is asked for (semantics 14, Lateness). */
const FOLLOW_LATENESS = 300;

/** `stix-pattern match`: which indicators occur in which logs. */
export async function matchCommand(
  logs: readonly string[],
  options: MatchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkExpressions(options.expression, terminal);
  if (options.threads > 1 && (options.follow || options.lateness !== undefined)) {
    // Threads give out what matches, and how far a stream has come is told by what does not match too.
    throw new UsageError('--follow and --lateness read with one thread: leave --threads out.');
  }
  if (options.follow) {
    // What follows logs is loaded by those who do it alone.
    const { followCommand } = await import('../following/follow-command.js');
    return followCommand(logs, { ...options, lateness: options.lateness ?? FOLLOW_LATENESS }, terminal);
  }
  if (options.state !== undefined)
    throw new UsageError('--state is for --follow: finished files are read from the start.');
  const workers = options.threads > 1 ? startWorkers(options.threads) : undefined;
  try {
    return await matchFinished(logs, options, workers, terminal);
  } finally {
    await workers?.close();
  }
}

/** Matches logs that are there. */
async function matchFinished(
  logs: readonly string[],
  options: MatchCommandOptions,
  workers: Workers | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = performance.now();
  const sources = await openSources(options);
  const { set, stores, read, knowledge } = await openIndicators(options);
  for (const line of loadingLines(read, set, terminal.noteStyle)) terminal.note(line);
  if (set.size === 0) throw new UsageError('There is no indicator to match: give -i a feed, or -e a pattern.');
  const files = await expandLogInputs(logs);
  const reporting = await createMatchReporting(options, createMatchOutput(options, terminal), knowledge);
  const loaded = performance.now();

  const progress = createProgress(files, terminal);
  const result = await matchLogs(files, set, {
    ...reporting.stream,
    ...sources,
    filter: options.filter,
    now: () => Date.now(),
    threads: workers ?? 1,
    emission: options.emit ?? 'match',
    partitionBy: options.partitionBy,
    keepRecords: options.includeRecords,
    ...(options.lateness !== undefined && { lateness: options.lateness }),
    onMatches: reporting.matches,
    onRejectedRecord: reporting.rejected.add,
    onProgress: ({ file, bytesRead, records }) => {
      progress.update(file, bytesRead, records);
    },
  });
  progress.stop();
  const finished = performance.now();
  await reporting.finish();
  stores.close();

  const summary = reporting.summary(set, result, { load: loaded - started, match: finished - loaded });
  for (const line of summaryLines(summary, reporting.rejected.examples(), terminal.noteStyle)) terminal.note(line);
  await reporting.writeStats(summary);

  if (result.records === result.rejectedRecords.total() && (result.records > 0 || result.rejectedFiles.length > 0)) {
    terminal.fail('None of the logs could be used.');
    return EXIT.usage;
  }
  return options.failOnMatch && reporting.reported() > 0 ? EXIT.findings : EXIT.done;
}
