import { parseTimestamp } from '../../values/timestamp.js';
import type { CollectionPlace, TaxiiClient } from './client.js';
import { justBefore, later } from './instants.js';
import type { ObjectsPage } from './objects-page.js';
import type { ObjectsMatch, ObjectsQuery, PageCursor } from './objects-query.js';
import { createPageProgress, DEFAULT_PULL_LIMITS, type PullLimits } from './page-progress.js';
import { askedFrom, finalPosition, NO_DATES, safePosition, withPage } from './pull-dates.js';
import type { PullPosition } from './pull-position.js';
import type { RejectedItem } from './read-answer.js';
import { showUrl, TaxiiError } from './transport/taxii-error.js';
import { waitAfter, withRetries } from './transport/with-retries.js';

/** Something about a pull that its user may want to know; none of it loses an object. */
export type PullNote =
  /** A request failed in passing and is repeated after so many milliseconds. */
  | { readonly kind: 'retry'; readonly reason: string; readonly milliseconds: number }
  /** Pages are asked for anew from an instant on, or from the beginning. */
  | { readonly kind: 'resume'; readonly addedAfter: string | undefined }
  /** The server does not order objects by the time when they were added, so a pull that breaks off begins anew. */
  | { readonly kind: 'unordered' }
  /** The server does not say when objects were added. */
  | { readonly kind: 'undated' };

export interface PullOptions {
  readonly match?: ObjectsMatch;
  /** Where an earlier pull ended; without it everything is pulled. */
  readonly position?: PullPosition;
  readonly limits?: Partial<PullLimits>;
  readonly onNote?: (note: PullNote) => void;
}

/** Objects of a collection, in the order of the server. Some may come twice. */
export interface PulledPage {
  readonly objects: readonly unknown[];
  readonly rejected: readonly RejectedItem[];
  /** Where a pull may begin that takes this one up, once the objects are kept; null for the beginning. */
  readonly position: PullPosition | null;
  readonly isLast: boolean;
}

/**
 * Pulls what a collection got since `position`, page by page, without a gap: whatever happens, either every object of the collection that
 * was asked for has been given on, or this throws.
 *
 * Pages follow each other by what the server gives (`next`, or ranges). Where it gives nothing, or a token does not work a second time, they
 * are asked for by time, beginning just before the last object that came: objects that were added at the same instant may be on both sides
 * of the edge of a page.
 *
 * @throws TaxiiError when the server cannot be reached or used; what was given on before it counts
 */
export async function* pullPages(
  client: TaxiiClient,
  place: CollectionPlace,
  options: PullOptions = {},
): AsyncGenerator<PulledPage, void, undefined> {
  const limits = { ...DEFAULT_PULL_LIMITS, ...options.limits };
  const note = options.onNote ?? (() => undefined);
  const match = options.match ?? {};
  const progress = createPageProgress(nameOf(place), limits);
  const deadline = client.connection.environment.now() + limits.pullMilliseconds;
  const beginning: PageCursor = options.position ? { addedAfter: options.position.addedAfter } : {};

  let cursor = beginning;
  let limit = limits.pageSize;
  let resumes = 0;
  let dates = NO_DATES;
  let isChecked = false;

  const askFrom = (addedAfter: string | undefined): void => {
    cursor = addedAfter === undefined ? {} : { addedAfter };
    dates = askedFrom(dates, addedAfter);
  };

  for (;;) {
    const query = { ...cursor, match, limit };
    let page: ObjectsPage;
    try {
      // A token may have been used up by the request that failed, so that one is not repeated.
      const ask = (): Promise<ObjectsPage> => client.objects(place, query);
      page = cursor.next === undefined ? await withRetries(client.connection, ask, noteRetry(note)) : await ask();
    } catch (error) {
      if (cursor.next === undefined || !isOfToken(error) || resumes === limits.maxResumes) throw error;
      await waitAfter(client.connection, error, resumes, noteRetry(note));
      resumes += 1;
      progress.takeUp();
      askFrom(safePosition(dates) ?? beginning.addedAfter);
      note({ kind: 'resume', addedAfter: cursor.addedAfter });
      continue;
    }
    const { fresh, isRepetition } = progress.add(page.objects);
    if (fresh > 0) [resumes, isChecked] = [0, false];
    if (client.connection.environment.now() > deadline) {
      throw new TaxiiError(
        'T102',
        `${nameOf(place)} takes longer than the limit pullMilliseconds; the next pull goes on.`,
      );
    }
    // A token that has expired may be answered with nothing instead of an error: what follows the last object is asked for once more.
    const safe = safePosition(dates);
    if (!page.more && cursor.next !== undefined && isEmpty(page) && safe !== undefined && !isChecked) {
      isChecked = true;
      askFrom(safe);
      note({ kind: 'resume', addedAfter: safe });
      continue;
    }
    const before = dates;
    // A token that leads to the page that it came with is one that the server does not look at.
    const isIgnored = cursor.next !== undefined && isRepetition;
    if (!isIgnored) dates = withPage(dates, page);
    if (dates.isUndated && !before.isUndated) note({ kind: 'undated' });
    if (before.isOrdered && !dates.isOrdered) note({ kind: 'unordered' });

    if (!page.more) {
      yield pulled(page, finalPosition(dates, beginning.addedAfter), true);
      return;
    }
    yield pulled(page, safePosition(dates) ?? beginning.addedAfter, false);

    if (page.following && !isIgnored) {
      cursor = page.following;
      continue;
    }
    const last = page.last ?? (await lastOfManifest(client, place, query));
    if (last === undefined || !dates.isOrdered) {
      throw new TaxiiError('T111', `${nameOf(place)} says that there is more, and gives no way to ask for it.`);
    }
    // As many objects as fit on a page may have been added at one instant; only a larger page gets past them.
    if (fresh === 0) limit = Math.min(limit * 2, limits.maxPageSize);
    askFrom(justBefore(last));
  }
}

function isEmpty({ objects, rejected }: ObjectsPage): boolean {
  return objects.length === 0 && rejected.length === 0;
}

function pulled({ objects, rejected }: ObjectsPage, addedAfter: string | undefined, isLast: boolean): PulledPage {
  return { objects, rejected, position: addedAfter === undefined ? null : { addedAfter }, isLast };
}

/** The time of the last object of a page, from the manifest; undefined if the server has none, or none that helps. */
async function lastOfManifest(
  client: TaxiiClient,
  place: CollectionPlace,
  query: ObjectsQuery,
): Promise<string | undefined> {
  // A token is one of the objects' list, and cannot be used here: without it only the first page of a list can be looked up.
  if (query.next !== undefined) return undefined;
  try {
    const records = await withRetries(client.connection, () => client.manifest(place, query));
    const dates = records.map(({ dateAdded }) => dateAdded).filter((text) => parseTimestamp(text) !== undefined);
    return dates.reduce<string | undefined>(later, undefined);
  } catch (error) {
    if (!(error instanceof TaxiiError)) throw error;
    return undefined;
  }
}

/** Whether a request with a token may have failed because of the token: in passing, unreadably, or as a question that makes no sense. */
function isOfToken(error: unknown): error is TaxiiError {
  if (!(error instanceof TaxiiError)) return false;
  const { code } = error.diagnostic;
  return error.isTransient || code === 'T107' || code === 'T105' || error.status === 400 || error.status === 410;
}

function noteRetry(note: (note: PullNote) => void): (error: TaxiiError, milliseconds: number) => void {
  return ({ message }, milliseconds) => {
    note({ kind: 'retry', reason: message, milliseconds });
  };
}

function nameOf({ apiRoot, id }: CollectionPlace): string {
  return `Collection ${id} of ${showUrl(apiRoot)}`;
}
