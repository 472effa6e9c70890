import { dirname, resolve } from 'node:path';
import { closeStore, openStore, StoreError, type Store } from '../../feeds/store/index.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { createWake } from '../following/wake.js';
import { describeFailure, orUsageError, orUsageErrorNow } from '../stores/describe-failure.js';
import { pullServer } from '../taxii/pull-server.js';
import { toTaxiiServer } from '../taxii/server-options.js';
import { now, REAL_ENVIRONMENT, useClient } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';
import { beginSchedule } from '../watching/schedule.js';
import { readWatchConfig, type WatchedSource } from '../watching/watch-config.js';
import { loadYamlFile } from '../yaml/load-yaml-file.js';

export interface WatchCommandOptions {
  /** Ask every source once, and end. */
  readonly once?: boolean;
}

/** The longest that `setTimeout` can wait is 24 days: a source that is due later is looked at again until then. */
const LONGEST_WAIT = 3_600_000;

/**
 * `stix-pattern taxii watch`: pulls each source of a configuration into its store by its schedule, until it is told to end. A run of `match --follow` that has the
 * store takes up what is new by itself. A source that fails is asked again when it is due.
 */
export async function watchCommand(
  path: string,
  { once = false }: WatchCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { store: storePath, sources } = await loadYamlFile({ path, what: 'the configuration' }, (content, report) =>
    readWatchConfig(content, dirname(resolve(path)), report),
  );
  // What is wrong with a secret or a certificate is said before the first is due; they are read again for each pull, since they change.
  for (const source of sources) await toTaxiiServer(source.url, source.server);
  const store = orUsageErrorNow(() => openStore(storePath, { create: true }));
  const ending = new AbortController();
  const wake = createWake();
  const end = (): void => {
    ending.abort();
    wake.now();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    return await orUsageError(() =>
      once
        ? askAll(sources, store, ending.signal, terminal)
        : watch(sources, store, ending.signal, wake.wait, terminal),
    );
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    closeStore(store);
  }
}

async function askAll(
  sources: readonly WatchedSource[],
  store: Store,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<ExitCode> {
  let failed = 0;
  for (const source of sources) if (signal.aborted || !(await ask(source, store, terminal, signal))) failed += 1;
  return failed > 0 ? EXIT.usage : EXIT.done;
}

async function watch(
  sources: readonly WatchedSource[],
  store: Store,
  signal: AbortSignal,
  wait: (milliseconds: number) => Promise<void>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { now: clock, random } = REAL_ENVIRONMENT;
  const due = sources.map((source) => ({
    source,
    ...beginSchedule(source.schedule, clock(), source.jitter, random),
  }));
  terminal.note(`watching ${sources.map(({ name }) => name).join(', ')}`);
  while (!signal.aborted) {
    // One after the other: a store has one writer, and the next waits as long as it must.
    const first = due.reduce((one, other) => (other.next() < one.next() ? other : one));
    const rest = first.next() - clock();
    if (rest > 0) {
      await wait(Math.min(rest, LONGEST_WAIT));
      continue;
    }
    await ask(first.source, store, terminal, signal);
    first.done(clock());
  }
  return EXIT.done;
}

/** Asks a source; whether all that it has is in the store. Only a store that fails ends the run. */
async function ask(source: WatchedSource, store: Store, terminal: Terminal, signal?: AbortSignal): Promise<boolean> {
  const { name, url, server, collections, match, addedAfter, overlap, limits } = source;
  const timed: Terminal = {
    ...terminal,
    note: (line) => {
      terminal.note(`${now()}  ${line}`);
    },
    fail: (line) => {
      terminal.fail(`${now()}  ${line}`);
    },
  };
  try {
    const connection = await toTaxiiServer(url, server);
    const { pulled, failed } = await useClient(
      connection,
      (client) =>
        pullServer(
          client,
          store,
          {
            source: name,
            collections,
            match,
            limits,
            ...(addedAfter !== undefined && { addedAfter }),
            ...(overlap !== undefined && { overlap }),
          },
          timed,
        ),
      signal,
    );
    if (pulled + failed === 0) timed.fail(`${name}: there is no collection that can be read.`);
    return pulled > 0 && failed === 0;
  } catch (error) {
    if (signal?.aborted) return false;
    const message = error instanceof UsageError ? error.message : describeFailure(error);
    // A store that another process writes to is free again the next time; one that is damaged is not.
    if (message === undefined || (error instanceof StoreError && error.fault !== 'busy')) throw error;
    timed.fail(`${name}: ${message}`);
    return false;
  }
}
