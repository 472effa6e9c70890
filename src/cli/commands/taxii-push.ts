import { readStixObjects } from '../../feeds/stix-objects.js';
import { closeStore, openStore, recordSent, wasAccepted, type Store } from '../../feeds/store/index.js';
import { pushObjects, type PushOutcome, type TaxiiClient } from '../../feeds/taxii/index.js';
import { expandInputs } from '../../input/expand-inputs.js';
import { InputError } from '../../input/input-error.js';
import { openBytes } from '../../input/open-bytes.js';
import { printable } from '../../report/index.js';
import { isIdentifier } from '../../stix/identifier.js';
import type { StixObject } from '../../stix/stix-object.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { chooseCollections, findRoots, type FoundCollection } from '../taxii/find-collections.js';
import { toTaxiiServer, type ServerOptions } from '../taxii/server-options.js';
import { orUsageError } from '../stores/describe-failure.js';
import { now, useClient } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface PushCommandOptions {
  readonly server: ServerOptions;
  readonly collection: string;
  /** Remembers there what was sent; what was accepted once is not sent again. */
  readonly store?: string;
}

/** `stix-pattern taxii push`: STIX objects of files into a collection. */
export async function pushCommand(
  url: string,
  inputs: readonly string[],
  options: PushCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const server = await toTaxiiServer(url, options.server);
  const objects = await readObjectsToPush(inputs, terminal);
  if (objects.length === 0) throw new UsageError('There is no STIX object to push.');
  return orUsageError(async () => {
    const store = options.store === undefined ? undefined : openStore(options.store, { create: true });
    try {
      return await useClient(server, async (client) => {
        const [target] = chooseCollections(await findRoots(client), [options.collection], () => true);
        if (!target) throw new UsageError('There is no such collection.');
        if (client.version() === '2.0')
          throw new UsageError('The server speaks TAXII 2.0, which is read and not written.');
        if (!target.collection.canWrite) terminal.note('The collection does not say that it can be written to.');
        return await push(client, target, objects, store, terminal);
      });
    } finally {
      if (store) closeStore(store);
    }
  });
}

async function push(
  client: TaxiiClient,
  { apiRoot, collection, maxContentLength }: FoundCollection,
  objects: readonly StixObject[],
  store: Store | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const url = new URL(`collections/${encodeURIComponent(collection.id)}/`, apiRoot).href;
  const unsent = store ? objects.filter((object) => !wasAccepted(store, url, object)) : objects;
  const counts = { accepted: 0, refused: 0, pending: 0, unknown: 0 };
  const options = { canRead: collection.canRead, ...(maxContentLength !== undefined && { maxContentLength }) };
  for await (const outcomes of pushObjects(client, { apiRoot, id: collection.id }, unsent, options)) {
    if (store) recordSent(store, url, outcomes, now());
    for (const outcome of outcomes) {
      counts[outcome.state] += 1;
      if (outcome.state !== 'accepted') terminal.fail(describeOutcome(outcome));
    }
  }
  const known = objects.length - unsent.length;
  const others = (['refused', 'pending', 'unknown'] as const).flatMap((state) =>
    counts[state] > 0 ? [`${number(counts[state])} ${state}`] : [],
  );
  const sent = [...(known > 0 ? [`${number(known)} sent before`] : []), ...others];
  terminal.note(`${[`${number(counts.accepted)} accepted`, ...sent].join(', ')}  by ${printable(collection.title)}`);
  return counts.accepted === unsent.length ? EXIT.done : EXIT.findings;
}

function describeOutcome({ object, state, message }: PushOutcome): string {
  return printable(`${object.id}: ${state}${message === undefined ? '' : ` (${message})`}`);
}

/** The objects of all files, each version once, in their order. */
async function readObjectsToPush(inputs: readonly string[], terminal: Terminal): Promise<readonly StixObject[]> {
  const { files, problems } = await expandInputs(inputs);
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.input}: ${problem.reason}`);
  const found = new Map<string, StixObject>();
  for (const { path } of files) {
    try {
      for await (const { objects, faults } of readStixObjects(path, openBytes({ path }))) {
        for (const { line, reason } of faults) terminal.fail(printable(`${path}:${line ?? 1}: ${reason}`));
        for (const { object, place } of objects) {
          const { type, id } = object;
          if (typeof type === 'string' && isIdentifier(id, type)) {
            const version: unknown = Object.hasOwn(object, 'modified') ? object['modified'] : undefined;
            found.set(JSON.stringify([id, version]), object as StixObject);
          } else terminal.fail(printable(`${path}:${place.line}: no STIX object with an identifier`));
        }
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new UsageError(`${path}: ${error.detail}`);
    }
  }
  return [...found.values()];
}

const number = (value: number): string => value.toLocaleString('en');
