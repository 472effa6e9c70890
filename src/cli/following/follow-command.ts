import { createStreamMatcher, type StreamMatcher } from '../../stream/stream-matcher.js';
import { createFollowProgress, followLogs, sealFollowState, type LogPosition } from '../../pipeline/index.js';
import { expandInputs } from '../../input/expand-inputs.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { loadingLines } from '../loading-lines.js';
import { expandLogInputs } from '../log-inputs.js';
import { openSources } from '../mappings/open-sources.js';
import { createMatchOutput } from '../match-output/match-output.js';
import { createMatchReporting } from '../match-reporting.js';
import { openIndicators, type IndicatorsOpened } from '../open-indicators.js';
import { replaceFile } from '../replace-file.js';
import { summaryLines } from '../summary-lines.js';
import type { MatchCommandOptions } from '../commands/match.js';
import type { Terminal } from '../terminal.js';
import { createReload } from './reload.js';
import { readStateFile } from './state-file.js';
import { createStatusLine } from './status-line.js';
import { createWake } from './wake.js';

/** Milliseconds between two looks at logs that had nothing new. */
const POLL_EVERY = 200;
/** Milliseconds between two looks at whether feeds or the names of logs have changed. */
const LOOK_EVERY = 2_000;
/** Milliseconds between two states, and how much of the time writing them may take. */
const SAVE_EVERY = 250;
const SAVE_SHARE = 0.1;

/** The options of `match`, the lateness chosen. */
type FollowCommandOptions = MatchCommandOptions & { readonly lateness: number };

/** `match --follow`: matches logs as they grow, until it is told to end. */
export async function followCommand(
  logs: readonly string[],
  options: FollowCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (logs.length === 0 || logs.includes('-')) {
    throw new UsageError('--follow watches files: name them, or their directory.');
  }
  const started = performance.now();
  const sources = await openSources(options);
  await expandLogInputs(logs);
  const settings = {
    emit: options.emit ?? 'match',
    'partition-by': options.partitionBy ?? '',
    // What is not written yet is of one form alone.
    ...(options.output === 'stix' && { output: 'stix', 'sighting-window': String(options.sightingWindow ?? '') }),
  };
  const state = options.state === undefined ? undefined : await readStateFile(options.state, settings);
  if (state?.output !== undefined && options.output !== 'stix') {
    throw new UsageError('--state holds sightings that are not written yet: use --output stix, or another file.');
  }
  let current = await openIndicators(options);
  for (const line of loadingLines(current.read, current.set, terminal.noteStyle)) terminal.note(line);
  if (current.set.size === 0) throw new UsageError('There is no indicator to match: give -i a feed, or -e a pattern.');
  const loaded = performance.now();

  const reporting = await createMatchReporting(options, createMatchOutput(options, terminal), current.knowledge);
  const matcherOf = ({ set }: IndicatorsOpened): StreamMatcher =>
    createStreamMatcher(set, { ...reporting.stream, emission: options.emit ?? 'match', lateness: options.lateness });
  let matcher = matcherOf(current);
  if (state) {
    matcher.restore(state.stream);
    reporting.restore(state.output);
  }

  const wake = createWake();
  const status = createStatusLine(terminal, () => performance.now());
  const note = (line: string): void => {
    status.clear();
    terminal.note(line);
  };
  let isEnding = false;
  const end = (): void => {
    isEnding = true;
    wake.now();
  };
  const reload = await createReload(options, current, {
    now: () => performance.now(),
    lookEvery: LOOK_EVERY,
    onFailed: (reason) => {
      note(`The indicators could not be loaded anew, and stay as they were: ${reason}`);
    },
    onLoaded: wake.now,
  });
  const askForReload = (): void => {
    reload.ask();
    wake.now();
  };
  process.once('SIGINT', end).once('SIGTERM', end).on('SIGHUP', askForReload);

  /** Puts indicators that were loaded beside in place; what is remembered of patterns that stay is kept. */
  const takeChanges = async (): Promise<void> => {
    if (current.stores.refresh(current.set)) reporting.know(current.knowledge);
    const next = await reload.check(current);
    if (!next) return;
    const snapshot = matcher.snapshot();
    current.stores.close();
    current = next;
    matcher = matcherOf(current);
    matcher.restore(snapshot);
    reporting.know(current.knowledge);
    for (const line of loadingLines(current.read, current.set, terminal.noteStyle)) note(line);
    note(`${current.set.size.toLocaleString('en')} indicators, loaded anew`);
  };

  let savedAt = -Infinity;
  let saving = 0;
  let saved = '';
  const save = async (positions: readonly LogPosition[]): Promise<void> => {
    if (options.state === undefined) return;
    const begun = performance.now();
    // The same places say that nothing was read, and so that nothing has changed.
    const places = JSON.stringify(positions);
    if (places === saved && !isEnding) return;
    await replaceFile(
      options.state,
      sealFollowState({ settings, positions, output: reporting.save(), stream: matcher.snapshot() }),
    );
    saved = places;
    savedAt = performance.now();
    saving = savedAt - begun;
  };

  const progress = createFollowProgress();
  let names: readonly string[] = [];
  let namedAt = -Infinity;
  await followLogs(
    {
      paths: async () => {
        if (performance.now() - namedAt < LOOK_EVERY) return names;
        namedAt = performance.now();
        names = (await expandInputs(logs)).files.map(({ path }) => path).filter((path) => !/\.(gz|zst)$/.test(path));
        return names;
      },
      detector: () => ({ set: current.set, matcher }),
      ...sources,
      filter: options.filter,
      now: () => Date.now(),
      partitionBy: options.partitionBy,
      keepRecords: options.includeRecords,
      start: state?.positions ?? [],
      onMatches: reporting.matches,
      onRejectedRecord: reporting.rejected.add,
      onRejectedFile: ({ file, reason }) => {
        note(`not used ${file}: ${reason}`);
      },
      onRest: async (positions, isIdle) => {
        // Before the state says that it is done.
        await reporting.flush(matcher.watermark());
        if (isEnding || isIdle || performance.now() - savedAt > Math.max(SAVE_EVERY, saving / SAVE_SHARE))
          await save(positions);
        await takeChanges();
        status.show(() => {
          const { late, matches, held } = matcher.stats();
          const numbers = [
            `${matches} matches`,
            `${progress.records()} records of ${progress.files()} files`,
            `${held} hits held`,
            `${late} late`,
          ];
          return numbers.join('  ');
        });
      },
      wait: () => wake.wait(POLL_EVERY),
      isEnding: () => isEnding,
    },
    progress,
  );
  process.off('SIGHUP', askForReload).off('SIGINT', end).off('SIGTERM', end);
  // With a state, what is held waits for the next run.
  if (options.state === undefined) await reporting.matches(matcher.end());
  status.clear();
  await reporting.finish(options.state !== undefined);
  current.stores.close();

  const { late, matches } = matcher.stats();
  const summary = reporting.summary(
    current.set,
    {
      filesRead: progress.files() - progress.rejectedFiles.length,
      rejectedFiles: progress.rejectedFiles,
      records: progress.records(),
      rejectedRecords: progress.rejectedRecords,
      notes: progress.notes,
      filter: { used: options.filter !== 'off', reason: 'logs that are followed' },
      late,
      matches,
    },
    { load: loaded - started, match: performance.now() - loaded },
  );
  for (const line of summaryLines(summary, reporting.rejected.examples(), terminal.noteStyle)) terminal.note(line);
  await reporting.writeStats(summary);
  return options.failOnMatch && reporting.reported() > 0 ? EXIT.findings : EXIT.done;
}
