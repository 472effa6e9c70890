import {
  enterCollection,
  markPulled,
  putObjects,
  type CollectionName,
  type PutReport,
  type Store,
} from '../store/index.js';
import { emptyPutReport } from '../store/put-objects.js';
import type { CollectionPlace, TaxiiClient } from './client.js';
import { earlier } from './instants.js';
import { pullPages, type PullOptions } from './pull-pages.js';
import { readPosition, writePosition, type PullPosition } from './pull-position.js';

export interface PullIntoStoreOptions extends Omit<PullOptions, 'position'> {
  /** Where to begin what was never pulled, RFC 3339; everything by default. */
  readonly addedAfter?: string;
  /** Milliseconds before the end of the last pull at which this one begins, for a server on which objects appear late. */
  readonly overlap?: number;
  /** The time, RFC 3339. */
  readonly now: () => string;
  /** Told after each page what the pull has done so far. */
  readonly onPage?: (report: PutReport, pages: number) => void;
}

/** What a pull did. */
export interface PullReport extends PutReport {
  pages: number;
}

/**
 * Pulls a collection into a store, from where the store stands with it. It can be broken off at any instant and done again: each page is
 * kept together with the place where to go on.
 *
 * @throws TaxiiError, StoreError; the pages before it are kept
 */
export async function pullIntoStore(
  store: Store,
  name: CollectionName,
  client: TaxiiClient,
  place: CollectionPlace,
  options: PullIntoStoreOptions,
): Promise<PullReport> {
  const { match = {}, addedAfter, overlap = 0, now, onPage, ...rest } = options;
  const collection = enterCollection(store, name);
  const position = readPosition(collection.position, match) ?? (addedAfter === undefined ? undefined : { addedAfter });
  const report: PullReport = { ...emptyPutReport(), pages: 0 };
  for await (const page of pullPages(client, place, { ...rest, match, ...beginning(position, overlap) })) {
    const put = putObjects(store, {
      collection: collection.number,
      objects: page.objects,
      now: now(),
      position: page.position && writePosition(page.position, match),
    });
    addReport(report, put);
    for (const { reason } of page.rejected) report.rejected.set(reason, (report.rejected.get(reason) ?? 0) + 1);
    report.pages += 1;
    onPage?.(report, report.pages);
  }
  markPulled(store, collection.number, now());
  return report;
}

function beginning(position: PullPosition | undefined, overlap: number): { readonly position?: PullPosition } {
  if (!position) return {};
  return { position: overlap === 0 ? position : { addedAfter: earlier(position.addedAfter, overlap) } };
}

function addReport(sum: PutReport, { rejected, ...counts }: PutReport): void {
  sum.added += counts.added;
  sum.replaced += counts.replaced;
  sum.unchanged += counts.unchanged;
  sum.older += counts.older;
  sum.conflicting += counts.conflicting;
  for (const [reason, count] of rejected) sum.rejected.set(reason, (sum.rejected.get(reason) ?? 0) + count);
}
