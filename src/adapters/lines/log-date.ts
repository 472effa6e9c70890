const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Two digits of a month that is named by its first three letters in English; undefined for any other text. */
export function monthOf(name: string): string | undefined {
  const index = MONTHS.indexOf(name.toLowerCase());
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}

/** `12/Mar/2026:08:00:00 +0100`, as web servers write it, in the form of RFC 3339. */
export function readSlashDate(text: string): string | undefined {
  const [, day, month = '', year, time, zone] =
    /^(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?: ([+-]\d{4}))?$/.exec(text) ?? [];
  const number = monthOf(month);
  return day === undefined || number === undefined
    ? undefined
    : `${year}-${number}-${day.padStart(2, '0')}T${time}${zone ?? ''}`;
}

/** `12-Mar-2026` and a time after it, as BIND writes them. */
export function readHyphenDate(date: string, time: string): string | undefined {
  const [, day, month = '', year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(date) ?? [];
  const number = monthOf(month);
  return day === undefined || number === undefined ? undefined : `${year}-${number}-${day.padStart(2, '0')}T${time}`;
}

const DAY = 86_400_000;

/**
 * `Mar 12 08:00:00`, the time of RFC 3164 (4.1.2), which names neither year nor zone. The year is the last one in which it is not more than a
 * day after `now`: a log of December that is written to in January is of last year. Without `now` the year stays away.
 */
export function readYearlessDate(
  month: string,
  day: string,
  time: string,
  now: number | undefined,
): string | undefined {
  const number = monthOf(month);
  if (number === undefined || !/^\d{1,2}$/.test(day) || !/^\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/.test(time))
    return undefined;
  const rest = `${number}-${day.padStart(2, '0')}T${time}`;
  if (now === undefined) return rest;
  const year = new Date(now).getUTCFullYear();
  const isLater = Date.parse(`${year}-${rest.slice(0, 14)}Z`) > now + DAY;
  return `${isLater ? year - 1 : year}-${rest}`;
}

/**
 * The time of an event as CEF and LEEF write it: milliseconds since the epoch, `Mar 12 2026 08:00:00.000 UTC`, or RFC 3339. Undefined for a time in
 * any other form, and for one without a year.
 */
export function readEventTime(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{10}(?:\d{3})?$/.test(text) || /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/.test(text)) return text;
  const [, month = '', day = '', year, time, zone = ''] =
    /^([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)(?: (UTC|GMT|Z|[+-]\d{2}:?\d{2}))?$/.exec(
      text,
    ) ?? [];
  const number = monthOf(month);
  if (number === undefined || year === undefined) return undefined;
  return `${year}-${number}-${day.padStart(2, '0')}T${time}${/^[A-Z]/.test(zone) ? 'Z' : zone}`;
}
