/**
 * A time of a feed in milliseconds since the epoch: RFC 3339 and what is like it, in UTC if it names no zone, so that it is the same on every machine.
 * Undefined for anything else.
 */
export function parseFeedTime(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const whole = text.length === DATE_LENGTH ? `${text}T00:00:00` : text.replace(' ', 'T');
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(whole.slice(DATE_LENGTH));
  const time = Date.parse(hasZone ? whole : `${whole}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const DATE_LENGTH = '2026-03-12'.length;
