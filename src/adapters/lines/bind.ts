import { lineByLine, mostlyOf, type LineFormat } from './line-format.js';
import { readHyphenDate } from './log-date.js';

/**
 * The query log of BIND 9 (ISC, "Logging Statement", category `queries`), as its own file has it:
 * `12-Mar-2026 08:00:00.123 queries: info: client @0x7f8c 10.0.0.1#53000 (example.com): query: example.com IN A +E(0)K (10.0.0.53)`.
 * Category and severity are there if the channel prints them.
 */
export const BIND_LINES: LineFormat = {
  source: 'bind',
  recognises: mostlyOf((line) => readBindLine(line) !== undefined),
  createDecoder: () => lineByLine(readBindLine),
};

function readBindLine(line: string): Readonly<Record<string, unknown>> | undefined {
  const [, date = '', clock = '', rest = ''] = /^(\S{10,11}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?) (.+)$/.exec(line) ?? [];
  const time = readHyphenDate(date, clock);
  if (time === undefined) return undefined;
  const query = readBindQuery(rest);
  // What else BIND says in the same file is a record without a query.
  return { time, ...(query ?? { message: rest }) };
}

/** A query as BIND says it, whatever stands before `client`; undefined for what is no query. */
export function readBindQuery(text: string): Readonly<Record<string, unknown>> | undefined {
  const client = text.indexOf('client ');
  const marker = text.indexOf(': query: ', client);
  if (client < 0 || client > 60 || marker < 0) return undefined;
  const [, address, port] =
    /^client (?:@0x[0-9a-fA-F]{1,16} )?([0-9A-Fa-f.:]{2,45}(?:%\S{1,20})?)#(\d{1,5})/.exec(
      text.slice(client, marker),
    ) ?? [];
  const [, name, class_, type, flags, server] =
    /^(\S{1,1024}) (\S{1,20}) (\S{1,20})(?: (\S{1,40}))?(?: \(([0-9A-Fa-f.:]{2,45})\))?/.exec(
      text.slice(marker + ': query: '.length),
    ) ?? [];
  if (address === undefined || name === undefined) return undefined;
  return { client: address, client_port: port, query: name, class: class_, type, flags, server };
}
