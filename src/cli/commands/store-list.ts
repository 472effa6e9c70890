import { countObjects, listCollections, readObjects, type StoredCollection } from '../../feeds/store/index.js';
import { printable } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { readSelection, titleOf, type SelectionOptions } from '../stores/read-selection.js';
import { useStore } from '../stores/use-store.js';
import { now } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface ListCommandOptions extends SelectionOptions {
  readonly objects?: boolean;
  readonly json?: boolean;
}

/** `stix-pattern store ls`: where a store has its objects from and how many of what there are, or the objects themselves. */
export function listCommand(path: string, options: ListCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const filter = readSelection(options, now());
  const { bold, dim, yellow } = terminal.style;
  return useStore(path, async (store) => {
    if (options.objects === true) {
      for (const { object, state } of readObjects(store, filter)) {
        const title = titleOf(object);
        const line =
          options.json === true
            ? JSON.stringify({ id: object.id, state, title })
            : `${object.id}  ${state === 'active' ? state : yellow(state)}  ${printable(title)}`;
        await terminal.out(`${line}\n`);
      }
      return EXIT.done;
    }
    const collections = listCollections(store);
    const counts = countObjects(store, filter);
    if (options.json === true) {
      const record = { collections: collections.map(collectionRecord), objects: counts };
      await terminal.out(`${JSON.stringify(record, undefined, 2)}\n`);
      return EXIT.done;
    }
    for (const { source, url, title, pulledAt } of collections) {
      const pulled = pulledAt === undefined ? yellow('not complete') : dim(`complete at ${pulledAt}`);
      await terminal.out(`${bold(printable(source))}  ${printable(title ?? url)}  ${pulled}\n`);
    }
    const width = Math.max(0, ...counts.map(({ count }) => number(count).length));
    for (const { type, state, count } of counts) {
      await terminal.out(
        `${number(count).padStart(width)}  ${printable(type)}  ${state === 'active' ? '' : yellow(state)}`.trimEnd() +
          '\n',
      );
    }
    return EXIT.done;
  });
}

function collectionRecord({ source, url, title, position, pulledAt }: StoredCollection): unknown {
  return { source, url, title, position, pulled_at: pulledAt };
}

const number = (value: number): string => value.toLocaleString('en');
