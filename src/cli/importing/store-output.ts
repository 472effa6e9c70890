import { closeStore, enterCollection, openStore, putObjects, type StoredCollection } from '../../feeds/store/index.js';
import { printable } from '../../report/index.js';
import { orUsageErrorNow } from '../stores/describe-failure.js';
import type { Terminal } from '../terminal.js';
import { sourceOf, type ImportOutput } from './import-output.js';

/**
 * Puts objects into a store, where each file is a collection of its source. Doing it again changes nothing.
 * @throws UsageError if the store cannot be opened, created or written
 */
export function createStoreOutput(path: string, source: string | undefined, terminal: Terminal): ImportOutput {
  const store = orUsageErrorNow(() => openStore(path, { create: true }));
  let collection: StoredCollection | undefined;
  let unchanged = 0;
  return {
    begin: (file) => {
      const name = { source: source ?? sourceOf(file), url: file };
      collection = orUsageErrorNow(() => enterCollection(store, name));
      return Promise.resolve();
    },
    add: (objects) => {
      if (!collection || objects.length === 0) return Promise.resolve([]);
      const page = { collection: collection.number, objects, now: new Date(Date.now()).toISOString() };
      const report = orUsageErrorNow(() => putObjects(store, page));
      for (const [reason, count] of report.rejected)
        terminal.note(`${terminal.noteStyle.yellow('rejected')} ${count} objects: ${printable(reason)}`);
      unchanged += report.unchanged + report.older;
      return Promise.resolve(objects);
    },
    finish: () => {
      orUsageErrorNow(() => {
        closeStore(store);
      });
      return Promise.resolve(unchanged);
    },
  };
}
