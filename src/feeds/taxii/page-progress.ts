import { createHash } from 'node:crypto';
import { TaxiiError } from './transport/taxii-error.js';

/** How much a pull may take, whatever the server says. */
export interface PullLimits {
  /** Objects to ask for in a page. */
  readonly pageSize: number;
  /** How many are asked for at most where a server gives no other way to get past objects that were added at the same instant. */
  readonly maxPageSize: number;
  readonly maxPages: number;
  readonly maxObjects: number;
  /** How often in a row a pull is taken up again without getting anything new. */
  readonly maxResumes: number;
  /** For a whole pull, checked after each page. */
  readonly pullMilliseconds: number;
}

export const DEFAULT_PULL_LIMITS: PullLimits = {
  pageSize: 1_000,
  maxPageSize: 16_000,
  maxPages: 100_000,
  maxObjects: 10_000_000,
  maxResumes: 4,
  pullMilliseconds: 6 * 60 * 60 * 1000,
};

/** What a page brought. */
export interface PageGain {
  /** How many of its objects are new in this pull. */
  readonly fresh: number;
  /** Whether it holds the very objects of the page before. */
  readonly isRepetition: boolean;
}

/** What a pull has received, to tell whether it gets anywhere. */
export interface PageProgress {
  /**
   * Counts a page.
   * @throws TaxiiError T108 over a limit, T111 if the server only repeats itself
   */
  readonly add: (objects: readonly unknown[]) => PageGain;
  /** Says that the pull is taken up again because a request failed: what it had may come once more. `maxResumes` bounds how often. */
  readonly takeUp: () => void;
}

/** Nothing received yet. `place` is what messages call the collection. */
export function createPageProgress(place: string, { maxPages, maxObjects }: PullLimits): PageProgress {
  // Hashes instead of ids: ten million of those would take gigabytes. Two objects that collide cost nothing but a page that counts as
  // repeated; every object is given on, new or not.
  const seen = new Set<number>();
  let pages = 0;
  let fresh = 0;
  let repeated = 0;
  let page: readonly number[] = [];
  return {
    add: (objects) => {
      pages += 1;
      const before = seen.size;
      const previous = page;
      page = objects.map(hashOf);
      for (const hash of page) seen.add(hash);
      const added = seen.size - before;
      if (added > 0) {
        fresh += 1;
        repeated = 0;
      } else {
        repeated += 1;
      }
      if (pages > maxPages || seen.size > maxObjects) {
        const limit = pages > maxPages ? `maxPages = ${maxPages}` : `maxObjects = ${maxObjects}`;
        throw new TaxiiError('T108', `${place} gives more than the limit ${limit}; what came so far is kept.`);
      }
      // Each time that it is taken up again a pull may get once more what it had, and no more than that.
      if (repeated > fresh + SPARE_PAGES) {
        throw new TaxiiError(
          'T111',
          `${place} says that there is more, and has sent nothing new in ${repeated} pages.`,
        );
      }
      const isRepetition =
        page.length > 0 && page.length === previous.length && page.every((one, at) => one === previous[at]);
      return { fresh: added, isRepetition };
    },
    takeUp: () => {
      repeated = 0;
    },
  };
}

const SPARE_PAGES = 2;

/** 48 bits over id and version. */
function hashOf(object: unknown): number {
  const members = (typeof object === 'object' && object !== null ? object : {}) as Readonly<Record<string, unknown>>;
  const key = JSON.stringify([members['id'], members['modified'] ?? members['created']]);
  return createHash('sha1').update(key).digest().readUIntBE(0, 6);
}
