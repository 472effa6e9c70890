import { earlier, isBefore, justBefore, later, millisecondsBetween } from './instants.js';
import type { ObjectsPage } from './objects-page.js';

/** What the pages of a pull say about the times at which their objects were added. All instants are RFC 3339. */
export interface PullDates {
  /** Whether each page began where the one before ended, or later. */
  readonly isOrdered: boolean;
  /** Whether there were objects of which the server did not say it. */
  readonly isUndated: boolean;
  /** The latest instant of any page. */
  readonly last?: string;
  /** What the next page should not begin before. */
  readonly edge?: string;
  /** The server's clock at the first and at the last page. */
  readonly begunAt?: string;
  readonly endedAt?: string;
}

/** Before the first page. */
export const NO_DATES: PullDates = { isOrdered: true, isUndated: false };

/**
 * How long after an object was added no other one can appear that was added at the same instant: the clock of a server that writes to
 * several places need not be one clock.
 */
const SETTLE_MILLISECONDS = 10_000;

/** The clock that a server shows in its headers need not be the one by which it dates objects. */
const CLOCK_MARGIN_MILLISECONDS = 120_000;

/** After another page. */
export function withPage(dates: PullDates, { objects, first, last, serverTime }: ObjectsPage): PullDates {
  const isBack = first !== undefined && dates.edge !== undefined && isBefore(first, dates.edge);
  const isInverted = first !== undefined && last !== undefined && isBefore(last, first);
  return {
    ...dates,
    isOrdered: dates.isOrdered && !isBack && !isInverted,
    isUndated: dates.isUndated || (objects.length > 0 && last === undefined),
    ...(last !== undefined && { last: later(dates.last, last), edge: last }),
    ...(serverTime !== undefined && { begunAt: dates.begunAt ?? serverTime, endedAt: serverTime }),
  };
}

/** After it was asked for what was added behind an instant, or for everything: pages may begin there. */
export function askedFrom({ edge: _, ...dates }: PullDates, addedAfter: string | undefined): PullDates {
  return addedAfter === undefined ? dates : { ...dates, edge: addedAfter };
}

/**
 * The instant behind which everything lies that has not come yet, though some of what has may too; undefined if that cannot be said
 * before the end.
 */
export function safePosition({ isOrdered, last }: PullDates): string | undefined {
  return isOrdered && last !== undefined ? justBefore(last) : undefined;
}

/** The instant from which the next pull asks, after a complete one that began at `previous`. */
export function finalPosition(
  { last, isUndated, begunAt, endedAt }: PullDates,
  previous: string | undefined,
): string | undefined {
  if (isUndated) {
    // The best that is known: all that had been added when the first page was asked for is here.
    return begunAt === undefined ? undefined : later(previous, earlier(begunAt, CLOCK_MARGIN_MILLISECONDS));
  }
  if (last === undefined) return previous;
  // Exactly there, once nothing can be added at that instant any more: otherwise each pull would fetch again what was added then, which
  // after a bulk load is everything.
  const isSettled = endedAt !== undefined && millisecondsBetween(last, endedAt) > SETTLE_MILLISECONDS;
  return later(previous, isSettled ? last : justBefore(last));
}
