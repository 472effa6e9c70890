import { Option, type Command } from 'commander';
import type { TaxiiVersion } from '../feeds/taxii/index.js';
import type { PullCommandOptions } from './commands/taxii-pull.js';
import type { WatchCommandOptions } from './commands/taxii-watch.js';
import type { ExitCode } from './exit-code.js';
import { collect, duration, instant, positiveNumber } from './program-options.js';
import type { ServerOptions } from './taxii/server-options.js';
import type { Terminal } from './terminal.js';

interface ServerFlags {
  readonly user?: string;
  readonly apiKeyHeader?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly proxy?: string;
  readonly taxiiVersion: TaxiiVersion | 'auto';
}

interface PullFlags extends ServerFlags {
  readonly store: string;
  readonly source?: string;
  readonly collection: readonly string[];
  readonly type: readonly string[];
  readonly id: readonly string[];
  readonly objectVersion: readonly string[];
  readonly specVersion: readonly string[];
  readonly addedAfter?: string;
  readonly overlap?: number;
  readonly limit?: number;
  readonly maxObjects?: number;
}

/** Adds `taxii discover`, `collections`, `pull`, `push` and `watch`. What they need is loaded when one runs: SQLite and HTTP take their time. */
export function addTaxiiCommands(program: Command, finish: (code: ExitCode) => void, terminal: () => Terminal): void {
  const taxii = program.command('taxii').description('exchange threat intelligence with TAXII servers');

  withServer(taxii.command('discover').description('what a server says of itself and its API roots'))
    .option('--json', 'as JSON')
    .action(async (url: string, flags: ServerFlags & { json?: boolean }) => {
      const { discoverCommand } = await import('./commands/taxii-discover.js');
      finish(await discoverCommand(url, { server: serverOf(flags), ...jsonOf(flags) }, terminal()));
    });

  withServer(taxii.command('collections').description('what can be pulled (r) and pushed to (w)'))
    .option('--json', 'as JSON')
    .action(async (url: string, flags: ServerFlags & { json?: boolean }) => {
      const { collectionsCommand } = await import('./commands/taxii-discover.js');
      finish(await collectionsCommand(url, { server: serverOf(flags), ...jsonOf(flags) }, terminal()));
    });

  withServer(taxii.command('pull').description('what is new in collections, into a store'))
    .requiredOption('--store <file>', 'the store, which is made if there is none')
    .option('--source <name>', 'what the store calls the server; by default its host')
    .option(
      '--collection <id>',
      'an id, alias or title; repeatable; all that can be read if there is none',
      collect,
      [],
    )
    .option('--type <type>', 'objects of this type only; repeatable', collect, [])
    .option('--id <id>', 'this object only; repeatable', collect, [])
    .option('--object-version <version>', 'first, last, all or a timestamp; repeatable', collect, [])
    .option('--spec-version <version>', 'objects of this version of STIX only; repeatable', collect, [])
    .option('--added-after <time>', 'where a first pull begins', instant)
    .option('--overlap <duration>', 'how much before its end the last pull is taken up again', duration)
    .option('--limit <count>', 'objects to ask for in a page (1,000)', positiveNumber)
    .option('--max-objects <count>', 'give a collection up that has more (10,000,000)', positiveNumber)
    .action(async (url: string, flags: PullFlags) => {
      const { pullCommand } = await import('./commands/taxii-pull.js');
      finish(await pullCommand(url, pullOptionsOf(flags), terminal()));
    });

  withServer(taxii.command('push').description('STIX objects of files into a collection'))
    .argument('<inputs...>', 'bundles or objects, such as what match --output stix writes')
    .requiredOption('--collection <id>', 'an id, alias or title')
    .option('--store <file>', 'remember there what was sent, and do not send it again')
    .action(async (url: string, inputs: string[], flags: ServerFlags & { collection: string; store?: string }) => {
      const { pushCommand } = await import('./commands/taxii-push.js');
      const { collection, store } = flags;
      const options = { server: serverOf(flags), collection, ...(store !== undefined && { store }) };
      finish(await pushCommand(url, inputs, options, terminal()));
    });

  taxii
    .command('watch')
    .description('pull the sources of a configuration by their schedules, until it is interrupted')
    .argument('<config>', 'a YAML file: the store, and each source with its URL, schedule and place of its secret')
    .option('--once', 'ask every source once, and end')
    .action(async (config: string, options: WatchCommandOptions) => {
      const { watchCommand } = await import('./commands/taxii-watch.js');
      finish(await watchCommand(config, options, terminal()));
    });
}

function withServer(command: Command): Command {
  return command
    .argument('<url>', 'the discovery resource of a server, or an API root')
    .option('--user <name>', 'the secret is the password of this user')
    .option('--api-key-header <name>', 'the secret is an API key for this header; without either it is a bearer token')
    .option('--secret-env <variable>', 'the environment variable that holds the secret')
    .option('--secret-file <file>', 'the file that holds it')
    .option('--ca <file>', 'certificate authorities to trust (PEM)')
    .option('--cert <file>', 'the certificate to show (PEM)')
    .option('--key <file>', 'its key (PEM)')
    .option('--proxy <url>', 'an HTTP proxy')
    .addOption(
      new Option('--taxii-version <version>', 'what the server speaks').choices(['auto', '2.1', '2.0']).default('auto'),
    );
}

function serverOf(flags: ServerFlags): ServerOptions {
  const { user, apiKeyHeader, secretEnv, secretFile, ca, cert, key, proxy, taxiiVersion } = flags;
  return {
    ...(user !== undefined && { user }),
    ...(apiKeyHeader !== undefined && { apiKeyHeader }),
    secret: {
      ...(secretEnv !== undefined && { env: secretEnv }),
      ...(secretFile !== undefined && { file: secretFile }),
    },
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(proxy !== undefined && { proxy }),
    version: taxiiVersion,
  };
}

function jsonOf({ json }: { readonly json?: boolean }): { readonly json?: boolean } {
  return json === undefined ? {} : { json };
}

function pullOptionsOf(flags: PullFlags): PullCommandOptions {
  const { store, source, collection, type, id, objectVersion, specVersion, addedAfter, overlap, limit, maxObjects } =
    flags;
  return {
    server: serverOf(flags),
    store,
    ...(source !== undefined && { source }),
    collection,
    match: { types: type, ids: id, versions: objectVersion, specVersions: specVersion },
    ...(addedAfter !== undefined && { addedAfter }),
    ...(overlap !== undefined && { overlap }),
    limits: { ...(limit !== undefined && { pageSize: limit }), ...(maxObjects !== undefined && { maxObjects }) },
  };
}
