import { beforeAll, describe, expect, test } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { drawValues, keyOf, scanLog, type Scan } from './draw-values.js';
import { countMatches } from './match-counts.js';
import { HAVE_REAL_DATA, logName, pathOfData } from './real-data.js';
import { folded, respelled, type Found } from './scan-values.js';

/**
 * Values drawn from the logs, an indicator made of each, and its matches counted twice: by a scan of the raw records, and by the whole
 * pipeline. The two must agree for every value and every log, also where a value of one log occurs in another.
 */
const LOGS = [
  'suricata/eve.json.gz',
  ...['conn-ocsf.ndjson', 'dns-ocsf.ndjson', 'dns.ndjson.gz', 'files-ocsf.ndjson', 'http-ocsf.ndjson'].map(inJson),
  ...['ssl-ocsf.ndjson', 'ssl.ndjson.gz'].map(inJson),
  ...['conn.log', 'dns.log.gz', 'files.log', 'http.log'].map((log) => `zeek-tsv/${log}`),
];
const DRAWS = 200;
const SEED = 20_260_312;

function inJson(log: string): string {
  return `zeek-json/${log}`;
}

function patternOf({ path, value }: Found): string {
  const constant = typeof value === 'number' ? value : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `[${path} = ${constant}]`;
}

describe.skipIf(!HAVE_REAL_DATA)('indicators of values that the logs hold', () => {
  const scans = new Map<string, Scan>();
  let drawn: readonly Found[] = [];

  beforeAll(() => {
    for (const log of LOGS) scans.set(log, scanLog(log));
    const values = drawValues([...scans.values()], DRAWS, SEED);
    const others = values.map(respelled).filter((found) => found !== undefined);
    // Two values may differ in their letters' case alone, and then have the same other spelling.
    drawn = [...new Map([...values, ...others].map((found) => [keyOf(found), found])).values()];
  }, 120_000);

  test('every kind of value is among those drawn', () => {
    const paths = new Set(drawn.map(({ path }) => path));
    expect([...paths].sort()).toEqual([
      'domain-name:resolves_to_refs[*].value',
      'domain-name:value',
      "file:hashes.'SHA-1'",
      'file:hashes.MD5',
      'file:mime_type',
      'ipv4-addr:value',
      'ipv6-addr:value',
      'network-traffic:dst_port',
      'network-traffic:dst_ref.value',
      "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*]",
      'network-traffic:src_port',
      'network-traffic:src_ref.value',
      'url:value',
      "x509-certificate:hashes.'SHA-1'",
      "x509-certificate:hashes.'SHA-256'",
    ]);
  });

  test.each(['spec', 'detection'] as const)(
    'match as often as a direct scan finds them (%s)',
    async (profile) => {
      const set = createIndicatorSet(
        drawn.map((found) => ({ id: keyOf(found), pattern: patternOf(found), pattern_type: 'stix' })),
        { profile },
      );
      expect(set.skipped).toEqual([]);
      const { counts, result } = await countMatches(
        LOGS.map((log) => pathOfData(`logs/${log}`)),
        set,
      );
      expect(result.rejectedFiles).toEqual([]);

      const expected = drawn.map((found) => {
        const key = keyOf(profile === 'spec' ? found : folded(found));
        const tallies = LOGS.map((log) => [log, scans.get(log)?.[profile === 'spec' ? 'exact' : 'folded']] as const);
        return [keyOf(found), nonZero(tallies.map(([log, tally]) => [log, tally?.get(key)?.records ?? 0]))] as const;
      });
      const matched = drawn.map((found) => {
        const byFile = [...(counts.get(keyOf(found)) ?? [])];
        return [keyOf(found), nonZero(byFile.map(([file, count]) => [logName(file) ?? file, count]))] as const;
      });
      expect(Object.fromEntries(matched)).toEqual(Object.fromEntries(expected));
    },
    120_000,
  );
});

function nonZero(counts: readonly (readonly [log: string, count: number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
