import { readEventTime } from './log-date.js';

/**
 * A Log Event Extended Format message (IBM, "QRadar LEEF", 1.0 and 2.0): product and event between bars, then attributes between tabs, or between what
 * the header of 2.0 names: a character, or its code as `0x5e` or `x5e`. Undefined for anything else.
 */
export function readLeef(message: string): Readonly<Record<string, unknown>> | undefined {
  const start = message.indexOf('LEEF:');
  if (start < 0 || start > 200) return undefined;
  const [, format, vendor, product, version, event, rest] =
    /^LEEF:([12])(?:\.0)?\|([^|]{0,200})\|([^|]{0,200})\|([^|]{0,200})\|([^|]{0,200})\|(.*)$/s.exec(
      message.slice(start),
    ) ?? [];
  if (rest === undefined) return undefined;
  const [, named, attributes] = (format === '2' ? /^([^|=]{0,6})\|(.*)$/s.exec(rest) : undefined) ?? [];
  const pairs = (attributes ?? rest).split(delimiterOf(named)).flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trimEnd()]];
  });
  const attributesRead: Readonly<Record<string, string>> = Object.fromEntries(pairs);
  return { ...attributesRead, vendor, product, version, event, event_time: readEventTime(attributesRead['devTime']) };
}

function delimiterOf(named: string | undefined): string {
  const [, code] = /^(?:0x|x)([0-9A-Fa-f]{1,4})$/.exec(named ?? '') ?? [];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return named?.length === 1 ? named : '\t';
}
