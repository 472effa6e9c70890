import { parseTimestamp, formatTimestamp } from '../../values/timestamp.js';
import type { ObjectsQuery, PageCursor } from './objects-query.js';
import type { ListAnswer, RejectedItem } from './read-answer.js';
import type { TaxiiResponse } from './transport/send-request.js';

/** One answer to a question for objects. */
export interface ObjectsPage {
  readonly objects: readonly unknown[];
  /** Objects of the page that could not be read. */
  readonly rejected: readonly RejectedItem[];
  /** Whether the server says that there are further ones. */
  readonly more: boolean;
  /** Where it says that they begin, if it says so. */
  readonly following: PageCursor | undefined;
  /** When the first and the last object of the page were added, where the server says so (TAXII 2.1 section 3.4). RFC 3339. */
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** The server's clock when it answered, RFC 3339; whole seconds. */
  readonly serverTime: string | undefined;
}

/** Puts together what body and headers say. */
export function toObjectsPage(
  response: TaxiiResponse,
  query: ObjectsQuery,
  { items, rejected, members }: ListAnswer,
): ObjectsPage {
  const token: unknown = Object.hasOwn(members, 'next') ? members['next'] : undefined;
  const next = typeof token === 'string' && token !== '' ? token : undefined;
  const said: unknown = Object.hasOwn(members, 'more') ? members['more'] : undefined;
  const range = response.status === 206 ? rangeFollowing(response, query, items.length + rejected.length) : undefined;
  const after = query.addedAfter === undefined ? {} : { addedAfter: query.addedAfter };
  // A server that gives a token and does not say that there is more is taken at its token.
  const more = range !== undefined || said === true || (said === undefined && next !== undefined);
  return {
    objects: items,
    rejected,
    more,
    following: !more
      ? undefined
      : range !== undefined
        ? { ...after, start: range }
        : next !== undefined
          ? { ...after, next }
          : undefined,
    first: readInstant(response.header('x-taxii-date-added-first')),
    last: readInstant(response.header('x-taxii-date-added-last')),
    serverTime: readHttpDate(response.header('date')),
  };
}

/**
 * The index behind a range (`items 0-99/1234`), unless it was the last one. Without a total, an empty range is the last; a range that
 * cannot be read is taken to be the one that was asked for.
 */
function rangeFollowing(response: TaxiiResponse, { start = 0 }: ObjectsQuery, count: number): number | undefined {
  const [, end, total] =
    /^\s*items\s+\d{1,12}-(\d{1,12})\/(\d{1,12}|\*)\s*$/.exec(response.header('content-range') ?? '') ?? [];
  const following = end === undefined ? start + count : Number(end) + 1;
  // A server must not send its client back.
  if (count === 0 || following <= start) return undefined;
  return total !== undefined && total !== '*' && following >= Number(total) ? undefined : following;
}

/** A header's timestamp in the form of STIX. Some servers write the zone as `+00:00`. */
function readInstant(text: string | undefined): string | undefined {
  const normal = text?.trim().replace(/[+-]00:?00$/, 'Z');
  return normal !== undefined && parseTimestamp(normal) ? normal : undefined;
}

function readHttpDate(text: string | undefined): string | undefined {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  return formatTimestamp({ seconds: Math.floor(milliseconds / 1000), nanoseconds: 0, beyond: '' });
}
