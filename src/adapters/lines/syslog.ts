import { readBindQuery } from './bind.js';
import { readCef } from './cef.js';
import { readDnsmasq } from './dnsmasq.js';
import { readKeyValues } from './key-values.js';
import { readLeef } from './leef.js';
import { HEADER_LINE, MALFORMED, mostlyOf, type LineFormat } from './line-format.js';
import { readYearlessDate } from './log-date.js';

/**
 * Syslog as it is stored: the lines of RFC 3164 and RFC 5424, with their priority or without, and the ones with a time of RFC 3339 that rsyslog and
 * journald write. What a message holds is told from the message: CEF, LEEF, `key=value`, a DNS query of dnsmasq or BIND. A line that
 * is CEF or LEEF without a frame is one, too.
 */
export const SYSLOG_LINES: LineFormat = {
  source: 'syslog',
  recognises: mostlyOf((line) => readFrame(line, undefined) !== undefined || readPayload({}, line) !== undefined),
  createDecoder:
    ({ now } = {}) =>
    (text) => {
      const line = text.trimEnd();
      if (line === '') return HEADER_LINE;
      const frame = readFrame(line, now?.());
      if (frame) return { kind: 'record', record: recordOf(frame.frame, frame.message) };
      const payload = readPayload({}, line);
      return payload ? { kind: 'record', record: payload } : MALFORMED;
    },
};

/** What stands around a message. */
interface Frame {
  readonly time?: string;
  readonly host?: string | undefined;
  readonly app?: string | undefined;
  readonly procid?: string | undefined;
  readonly msgid?: string | undefined;
  readonly facility?: number;
  readonly severity?: number;
}

interface Framed {
  readonly frame: Frame;
  readonly message: string;
}

function recordOf(frame: Frame, message: string): Readonly<Record<string, unknown>> {
  return readPayload(frame, message) ?? { ...frame, kind: 'message', message };
}

function readFrame(line: string, now: number | undefined): Framed | undefined {
  const [, priority, rest = ''] = /^(?:<(\d{1,3})>)?(.*)$/s.exec(line) ?? [];
  const number = Number(priority);
  const levels = priority === undefined || number > 191 ? {} : { facility: number >> 3, severity: number & 7 };
  const framed = (priority === undefined ? undefined : readRfc5424(rest)) ?? readTimed(rest) ?? readRfc3164(rest, now);
  return framed && { ...framed, frame: { ...framed.frame, ...levels } };
}

/** RFC 5424 section 6: version, time, host, application, process, message id, structured data, message. */
function readRfc5424(text: string): Framed | undefined {
  const [, time, host, app, procid, msgid, rest = ''] =
    /^1 (\S{1,40}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) ([-[].*)$/s.exec(text) ?? [];
  if (time === undefined) return undefined;
  const end = endOfStructuredData(rest);
  if (end < 0) return undefined;
  const message = rest.slice(end).replace(/^ (?:\ufeff)?/, '');
  return { frame: { time, host: named(host), app: named(app), procid: named(procid), msgid: named(msgid) }, message };
}

/** `-`, or elements in brackets, in which a quoted value escapes `"`, `\` and `]`. */
function endOfStructuredData(text: string): number {
  if (text.startsWith('-')) return 1;
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (inQuotes && unit === '\\') at += 1;
    else if (unit === '"') inQuotes = !inQuotes;
    else if (unit === ']' && !inQuotes && text.charAt(at + 1) !== '[') return at + 1;
  }
  return -1;
}

const named = (text: string | undefined): string | undefined => (text === '-' ? undefined : text);

/** A time of RFC 3339, host and tag, as rsyslog's file format has them. */
function readTimed(text: string): Framed | undefined {
  const [, time, rest = ''] =
    /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?) (.*)$/s.exec(text) ?? [];
  if (time === undefined) return undefined;
  const tagged = readTag(rest);
  return { frame: { time, ...tagged.frame }, message: tagged.message };
}

/** RFC 3164 section 4.1: time without year, host, tag. */
function readRfc3164(text: string, now: number | undefined): Framed | undefined {
  const [, month = '', day = '', clock = '', rest = ''] =
    /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?) (.*)$/s.exec(text) ?? [];
  const time = readYearlessDate(month, day, clock, now);
  if (time === undefined) return undefined;
  const tagged = readTag(rest);
  return { frame: { time, ...tagged.frame }, message: tagged.message };
}

/** `host tag[123]: message`; dnsmasq's own file has no host, and some senders have no tag. */
function readTag(text: string): Framed {
  const [, host, app, procid, message] =
    /^(?:([\w.:-]{1,255}) )?([\w./()@-]{1,64}?)(?:\[(\d{1,10})\])?: (.*)$/s.exec(text) ?? [];
  if (message !== undefined) return { frame: { host, app, procid }, message };
  const [, sender, rest] = /^([\w.:-]{1,255}) (.*)$/s.exec(text) ?? [];
  return rest === undefined ? { frame: {}, message: text } : { frame: { host: sender }, message: rest };
}

/** Few pairs say nothing: a sentence may have one. */
const FEWEST_PAIRS = 3;

/** What the message itself says, under the name of what it is; undefined for plain text. */
function readPayload(frame: Frame, message: string): Readonly<Record<string, unknown>> | undefined {
  const cef = readCef(message);
  if (cef) return { ...frame, kind: 'cef', cef };
  const leef = readLeef(message);
  if (leef) return { ...frame, kind: 'leef', leef };
  if (frame.app?.startsWith('dnsmasq') === true) {
    const dns = readDnsmasq(message);
    return dns && { ...frame, kind: 'dnsmasq', dns };
  }
  const query = readBindQuery(message);
  if (query) return { ...frame, kind: 'bind', dns: query };
  // A frame with a time is needed: the message need not have one that is read.
  if (frame.time === undefined) return undefined;
  const pairs = readKeyValues(message);
  if (pairs.size < FEWEST_PAIRS) return undefined;
  const lower = Array.from(pairs, ([key, value]) => [key.toLowerCase(), value] as const);
  return { ...frame, kind: 'key-value', pairs: Object.fromEntries(lower) };
}
