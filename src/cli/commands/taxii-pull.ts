import { closeStore, openStore } from '../../feeds/store/index.js';
import type { ObjectsMatch, PullLimits } from '../../feeds/taxii/index.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { pullServer } from '../taxii/pull-server.js';
import { toTaxiiServer, type ServerOptions } from '../taxii/server-options.js';
import { orUsageError } from '../stores/describe-failure.js';
import { useClient } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface PullCommandOptions {
  readonly server: ServerOptions;
  readonly store: string;
  readonly source?: string;
  readonly collection: readonly string[];
  readonly match: ObjectsMatch;
  readonly addedAfter?: string;
  readonly overlap?: number;
  readonly limits: Partial<PullLimits>;
}

/** `stix-pattern taxii pull`: what is new in collections, into a store. */
export async function pullCommand(url: string, options: PullCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const server = await toTaxiiServer(url, options.server);
  return orUsageError(async () => {
    const store = openStore(options.store, { create: true });
    try {
      const { pulled, failed } = await useClient(server, (client) =>
        pullServer(
          client,
          store,
          {
            source: options.source ?? client.connection.url.hostname,
            collections: options.collection,
            match: options.match,
            limits: options.limits,
            ...(options.addedAfter !== undefined && { addedAfter: options.addedAfter }),
            ...(options.overlap !== undefined && { overlap: options.overlap }),
          },
          terminal,
        ),
      );
      if (pulled + failed === 0) throw new UsageError(`${url}: there is no collection that can be read.`);
      return failed > 0 ? EXIT.usage : EXIT.done;
    } finally {
      closeStore(store);
    }
  });
}
