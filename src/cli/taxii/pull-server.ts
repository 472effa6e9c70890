import type { Store } from '../../feeds/store/index.js';
import {
  pullIntoStore,
  type ObjectsMatch,
  type PullLimits,
  type PullNote,
  type PullReport,
  type TaxiiClient,
} from '../../feeds/taxii/index.js';
import { printable } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import { chooseCollections, findRoots } from './find-collections.js';
import { describeFailure } from '../stores/describe-failure.js';
import { now } from './use-client.js';

/** What of a server is pulled, and how. */
export interface PullRequest {
  /** The name under which the store keeps what comes. */
  readonly source: string;
  /** Ids, aliases or titles; all that can be read if there are none. */
  readonly collections: readonly string[];
  readonly match: ObjectsMatch;
  readonly addedAfter?: string;
  /** Milliseconds. */
  readonly overlap?: number;
  readonly limits?: Partial<PullLimits>;
}

export interface ServerPulled {
  readonly pulled: number;
  readonly failed: number;
}

/**
 * Pulls collections of a server into a store, one after the other, and says what came. One that fails does not keep the others back.
 * @throws TaxiiError if the server as a whole fails; StoreError if the store does
 */
export async function pullServer(
  client: TaxiiClient,
  store: Store,
  { source, collections, match, addedAfter, overlap, limits }: PullRequest,
  terminal: Terminal,
): Promise<ServerPulled> {
  const roots = await findRoots(client);
  let failed = 0;
  for (const root of roots) {
    if (!('failure' in root)) continue;
    // A root that is not for this user is no failure where the collections that are wanted are elsewhere.
    terminal.note(`${root.url.href}: ${describeFailure(root.failure) ?? ''}`);
    if (collections.length === 0) failed += 1;
  }
  let pulled = 0;
  for (const { apiRoot, collection } of chooseCollections(roots, collections, ({ canRead }) => canRead)) {
    const { id, title } = collection;
    const url = new URL(`collections/${encodeURIComponent(id)}/`, apiRoot).href;
    const shown = `${source} ${printable(title)}`;
    try {
      const report = await pullIntoStore(
        store,
        { source, url, title },
        client,
        { apiRoot, id },
        {
          match,
          now,
          ...(addedAfter !== undefined && { addedAfter }),
          ...(overlap !== undefined && { overlap }),
          ...(limits && { limits }),
          onNote: (note) => {
            terminal.note(`${shown}: ${describeNote(note)}`);
          },
        },
      );
      pulled += 1;
      terminal.note(`${shown}: ${describeReport(report)}`);
      for (const [reason, count] of report.rejected) {
        terminal.note(`${shown}: ${terminal.noteStyle.yellow('rejected')} ${count} objects: ${printable(reason)}`);
      }
    } catch (error) {
      const message = describeFailure(error);
      if (message === undefined || (error instanceof Error && error.name === 'StoreError')) throw error;
      failed += 1;
      terminal.fail(`${shown}: ${message} What came before is kept.`);
    }
  }
  return { pulled, failed };
}

function describeNote(note: PullNote): string {
  switch (note.kind) {
    case 'retry':
      return printable(`${note.reason} Again in ${Math.round(note.milliseconds / 100) / 10} s.`);
    case 'resume':
      return `goes on ${note.addedAfter === undefined ? 'from the beginning' : `from what was added after ${note.addedAfter}`}`;
    case 'unordered':
      return 'the server does not order objects by time; a pull that breaks off begins anew';
    case 'undated':
      return 'the server does not say when objects were added';
  }
}

function describeReport({ added, replaced, unchanged, older, conflicting, pages }: PullReport): string {
  const counts = [
    `${number(added)} new`,
    `${number(replaced)} replaced`,
    `${number(unchanged)} known`,
    ...(older > 0 ? [`${number(older)} older than what is there`] : []),
    ...(conflicting > 0 ? [`${number(conflicting)} that contradict another source`] : []),
  ];
  return `${counts.join(', ')}  (${number(pages)} ${pages === 1 ? 'page' : 'pages'})`;
}

const number = (value: number): string => value.toLocaleString('en');
