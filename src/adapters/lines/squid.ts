import { lineByLine, mostlyOf, type LineFormat } from './line-format.js';

/**
 * Squid's native access log (Squid, "Features/LogFormat", `squid`): time of the answer, milliseconds, client, result and status, bytes,
 * method, URL, user, how and where the answer came from, content type.
 */
export const SQUID_LINES: LineFormat = {
  source: 'squid',
  recognises: mostlyOf((line) => readSquidLine(line) !== undefined),
  createDecoder: () => lineByLine(readSquidLine),
};

function readSquidLine(line: string): Readonly<Record<string, unknown>> | undefined {
  const [time = '', elapsed = '', client, outcome = '', bytes, method, url, user, hierarchy = '', type] = line
    .trim()
    .split(/ +/);
  const [, result, status] = /^([A-Z_]{3,60})\/(\d{1,3})$/.exec(outcome) ?? [];
  const [, how, peer] = /^([A-Z_]{3,60})\/(.+)$/.exec(hierarchy) ?? [];
  if (!/^\d{9,10}\.\d{1,6}$/.test(time) || !/^-?\d{1,9}$/.test(elapsed) || result === undefined || how === undefined)
    return undefined;
  return {
    // A request began so long before its answer was there.
    start: (Number(time) - Math.max(0, Number(elapsed)) / 1000).toFixed(3),
    time,
    elapsed,
    client,
    result,
    status,
    bytes,
    method,
    url,
    user,
    hierarchy: how,
    peer,
    content_type: type,
  };
}
