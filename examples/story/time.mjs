import { between } from './random.mjs';

// Instants are integers: microseconds since 1970-01-01T00:00:00Z, what both sensors keep. They stay far below 2^53.

const MIDNIGHT = Date.UTC(2026, 2, 12) * 1000;
// Suricata writes local time. The company's clocks show UTC+1 in March.
const LOCAL_OFFSET_HOURS = 1;

export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;

/** The instant of `hh:mm:ss` (UTC) on the evening of the story, with microseconds that belong to that text and `key`. */
export function clock(text, ...key) {
  const [hours, minutes, seconds] = text.split(':').map(Number);
  return (
    MIDNIGHT + ((hours * 60 + minutes) * 60 + seconds) * SECOND + between(1000, 999_000, 'microseconds', text, ...key)
  );
}

/** An instant as `YYYY-MM-DDThh:mm:ss.ffffff`, without a zone. */
function withoutZone(instant) {
  const seconds = Math.floor(instant / SECOND);
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(instant % SECOND).padStart(6, '0')}`;
}

/** Zeek's text logs: seconds since the epoch with six decimals. */
export function epochText(instant) {
  return `${Math.floor(instant / SECOND)}.${String(instant % SECOND).padStart(6, '0')}`;
}

/** Zeek's JSON streaming logs: RFC 3339 in UTC with six decimals. */
export function utcText(instant) {
  return `${withoutZone(instant)}Z`;
}

/** EVE: local time with six decimals and an offset without a colon. */
export function localText(instant) {
  return `${withoutZone(instant + LOCAL_OFFSET_HOURS * 60 * MINUTE)}+0${LOCAL_OFFSET_HOURS}00`;
}

/** EVE's certificate dates: UTC to the second, without a zone. */
export function dateText(instant) {
  return withoutZone(instant).slice(0, 19);
}

/** The `#open` and `#close` lines of a Zeek text log: `YYYY-MM-DD-hh-mm-ss`. */
export function headerText(instant) {
  return dateText(instant).replace(/[T:]/g, '-');
}

/** An RFC 3339 timestamp as an instant; digits after the sixth are not expected. */
export function instantOf(text) {
  const [, whole, decimals = '', zone] = /^(.{19})(?:\.(\d{1,6}))?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  return Date.parse(whole + zone.replace(/(\d\d)(\d\d)$/, '$1:$2')) * 1000 + Number(decimals.padEnd(6, '0'));
}
