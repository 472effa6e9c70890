import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { linesOf, runCli } from './run-cli.js';

// Logs of text through the command: recognised by content, matched by line, with the time that their file and --zone say.

const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-text-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function logOf(name: string, lines: readonly string[], modified = Date.UTC(2026, 0, 2)): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  utimesSync(path, modified / 1000, modified / 1000);
  return path;
}

const LOGS: Readonly<Record<string, readonly string[]>> = {
  'access.log': [
    '198.51.100.7 - - [10/Oct/2025:13:55:36 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"',
    'broken',
    '203.0.113.9 - - [10/Oct/2025:13:55:37 +0000] "GET / HTTP/1.1" 200 5 "-" "curl/8"',
  ],
  'iis.log': ['#Software: IIS', '#Fields: date time c-ip cs-method', '2026-03-12 08:00:00 203.0.113.9 GET'],
  'squid.log': ['1741766400.603 310 203.0.113.9 TCP_MISS/200 4 GET http://a.example/ - HIER_NONE/- -'],
  'flows.csv': ['ts,te,td,sa,da,sp,dp,pr', '2026-03-12 08:00:00,2026-03-12 08:00:01,1.0,203.0.113.9,10.0.0.1,1,2,TCP'],
  'named.log': ['12-Mar-2026 08:00:00.123 queries: info: client 203.0.113.9#5 (a.b): query: a.b IN A +'],
  'audit.log': ['type=SOCKADDR msg=audit(1741766400.123:1): saddr=020001BBCB0071090000000000000000'],
  'fw.log': ['Mar 12 08:00:00 fw kernel: IN=eth0 OUT= SRC=203.0.113.9 DST=10.0.0.1 PROTO=TCP SPT=1 DPT=2'],
  'cef.log': ['<13>Mar 12 08:00:00 fw CEF:0|a|b|1|2|n|3|src=203.0.113.9 dst=10.0.0.1'],
};
const PATTERN = "[ipv4-addr:value = '203.0.113.9']";

interface MatchLine {
  readonly kind: string;
  readonly observations: readonly {
    readonly source: { readonly line: number };
    readonly first_observed: string;
  }[];
}

async function matchesIn(path: string, ...argv: readonly string[]): Promise<readonly MatchLine[]> {
  const { code, stdout } = await runCli('--quiet', 'match', '-e', PATTERN, '--output', 'ndjson', ...argv, path);
  expect(code).toBe(0);
  return linesOf(stdout)
    .map((line) => JSON.parse(line) as MatchLine)
    .filter(({ kind }) => kind === 'match');
}

test.each(Object.entries(LOGS))('%s', async (name, lines) => {
  const matches = await matchesIn(logOf(name, lines));
  expect(matches.map(({ observations }) => observations[0]?.source.line)).toEqual([lines.length]);
});

describe('a time without year and zone', () => {
  const lines = ['Dec 31 23:30:00 fw kernel: SRC=203.0.113.9 DST=10.0.0.1 PROTO=TCP'];
  const firstOf = async (...argv: readonly string[]) =>
    (await matchesIn(logOf('old.log', lines), ...argv))[0]?.observations[0]?.first_observed;

  test('is of the year before the file was written to, in UTC', async () => {
    expect(await firstOf()).toBe('2025-12-31T23:30:00Z');
  });

  test('is in the zone that --zone says', async () => {
    expect(await firstOf('--zone', '+01:00')).toBe('2025-12-31T22:30:00Z');
    expect(await firstOf('--zone', '-0530')).toBe('2026-01-01T05:00:00Z');
  });

  test('a zone that is none is an error', async () => {
    const { code, stderr } = await runCli('match', '-e', PATTERN, '--zone', 'CET', logOf('old.log', lines));
    expect(code).toBe(2);
    expect(stderr).toContain('It is no zone such as +01:00');
  });
});
