import { formatTimestamp, parseTimestamp } from '../values/timestamp.js';

const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day name, comments and surplus spaces aside: `8 Dec 2015 22:30:00 +0100`. */
const DATE = /(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([+-]\d{4}|[A-Za-z]{1,5}))?/;

/** The zones that RFC 5322 4.3 still gives a meaning, in hours east of UTC; any other name says nothing and counts as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/**
 * Reads the date of an e-mail header (RFC 5322 3.3), such as `Tue, 8 Dec 2015 22:30:00 +0100`.
 * Returns an RFC 3339 timestamp in UTC; undefined for what is no such date.
 */
export function parseEmailDate(text: string): string | undefined {
  // Bounded before the expression sees it: nothing that is a date is longer.
  const parts = DATE.exec(text.slice(0, 100).replace(/\s+/g, ' '));
  if (!parts) return undefined;
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second = '00', zone = ''] = parts;
  const month = String(MONTHS.indexOf(monthName.toLowerCase()) + 1).padStart(2, '0');
  const local = parseTimestamp(
    `${year}-${month}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}Z`,
  );
  if (!local) return undefined;
  return formatTimestamp({ ...local, seconds: local.seconds - zoneMinutes(zone) * 60 });
}

function zoneMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return (Object.hasOwn(ZONES, zone) ? (ZONES[zone] ?? 0) : 0) * 60;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return zone.startsWith('-') ? -minutes : minutes;
}
