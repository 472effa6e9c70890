import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../src/pipeline/index.js';
import { HAVE_REAL_DATA, pathOfData } from '../main-job/real-data.js';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { linesOf } from './run-cli.js';
import { COMPOSITE, connection, PATTERN, writeSampleFiles } from './sample-logs.js';

// Worker threads give what one thread gives: the same matches in the same order, and the same account of everything else. Workers are files of
// their own, so that this can be seen of the compiled command only.

const files = writeSampleFiles();
let cli: CompiledCli;

beforeAll(() => {
  cli = compileCli();
  mkdirSync(files.path('many'));
  writeFileSync(files.path('many/a.ndjson'), manyLines(0));
  writeFileSync(files.path('many/b.ndjson.gz'), gzipSync(manyLines(40_000)));
  writeFileSync(files.path('many/c.ndjson'), `${connection(1, '198.51.100.7', 443)}\n{"cut": `);
  writeFileSync(files.path('long.ndjson'), `${connection(1, '198.51.100.7', 8443)}\n"${'a'.repeat(17 * 2 ** 20)}"\n`);
}, 60_000);

afterAll(() => {
  cli.remove();
  files.remove();
});

/** Some blocks of lines, with what is rejected and what matches strewn in, and dozens of matches to a block. */
function manyLines(first: number): string {
  const lines = Array.from({ length: 30_000 }, (_, index) => {
    const number = first + index;
    if (number % 701 === 0) return '{"_path": "conn"';
    if (number % 997 === 0) return JSON.stringify({ _path: 'conn', ts: 'when', 'id.orig_h': '198.51.100.7' });
    if (number % 601 === 0) return '';
    return connection(
      number,
      number % 89 === 0 ? '198.51.100.7' : `10.1.2.${number % 250}`,
      number % 97 === 0 ? 8443 : 443,
    );
  });
  return `${lines.join('\n')}\n`;
}

/** What a run says, its times and memory left out. */
function runWith(threads: number, argv: readonly string[]) {
  const stats = files.path(`stats-${threads}.json`);
  const rejects = files.path(`rejects-${threads}.ndjson`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      cli.main,
      '--quiet',
      'match',
      '--output',
      'ndjson',
      '--threads',
      String(threads),
      '--stats',
      stats,
      '--rejects',
      rejects,
      ...argv,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const { seconds, records_per_second, peak_memory_bytes, ...summary } = JSON.parse(
    readFileSync(stats, 'utf8'),
  ) as RunSummary;
  expect([seconds.match, records_per_second, peak_memory_bytes].every((number) => number > 0)).toBe(true);
  const rejected = linesOf(readFileSync(rejects, 'utf8'));
  expect(rejected).toHaveLength(Object.values(summary.records.rejected).reduce((sum, count) => sum + count, 0));
  return { status, stdout, stderr, summary, rejected };
}

const REPEATED = `${PATTERN} REPEATS 3 TIMES WITHIN 500 SECONDS`;

test.each(['auto', 'records', 'off'])('three threads say what one says (--filter %s)', (filter) => {
  const argv = ['--filter', filter, '-e', PATTERN, '-e', COMPOSITE, '-e', REPEATED, files.path('many')];
  const [one, three] = [runWith(1, argv), runWith(3, argv)];
  expect(three).toEqual(one);
  expect(linesOf(one.stdout).length).toBeGreaterThan(150);
  expect(one.summary).toMatchObject({ indicators_matched: 3, records: { read: 59_903 } });
  expect(Object.keys(one.summary.records.rejected).length).toBeGreaterThan(1);
});

test('a line over the limit is counted in its place', () => {
  const argv = ['-e', PATTERN, files.path('long.ndjson')];
  const [one, two] = [runWith(1, argv), runWith(2, argv)];
  expect(two).toEqual(one);
  expect(one.summary).toMatchObject({ matches: 1, records: { read: 2 } });
});

test('a log source of the user is read by workers too', () => {
  writeFileSync(
    files.path('gate.yaml'),
    'name: gate\ntime: at\nobjects: { who: { type: user-account, properties: { account_login: user } } }\n',
  );
  const lines = Array.from({ length: 5_000 }, (_, at) =>
    JSON.stringify({ at, user: at % 50 === 0 ? 'eve' : `u${at}` }),
  );
  writeFileSync(files.path('gate.ndjson'), lines.join('\n'));
  const argv = [
    '--mapping',
    files.path('gate.yaml'),
    '-e',
    "[user-account:account_login = 'eve']",
    files.path('gate.ndjson'),
  ];
  const [one, two] = [runWith(1, argv), runWith(2, argv)];
  expect(two).toEqual(one);
  expect(one.summary).toMatchObject({ matches: 100, records: { read: 5_000 } });
});

test('workers correct clocks, and know sensors', () => {
  const lines = Array.from({ length: 2_000 }, (_, at) =>
    connection(at, at % 100 === 0 ? '198.51.100.7' : '10.0.0.1', 443),
  );
  writeFileSync(
    files.path('sensors.ndjson'),
    lines.map((line) => line.replace('{', '{"_system_name":"hq-east",')).join('\n'),
  );
  const argv = ['--skew', 'zeek=90s', '-e', "[ipv4-addr:value = '198.51.100.7']", files.path('sensors.ndjson')];
  const [one, two] = [runWith(1, argv), runWith(2, argv)];
  expect(two).toEqual(one);
  expect(one.summary).toMatchObject({ matches: 20 });
  expect(linesOf(two.stdout)[0]).toContain('"sensor":"hq-east"');
  expect(linesOf(two.stdout)[0]).not.toEqual(linesOf(runWith(1, argv.slice(2)).stdout)[0]);
});

test('a text that is too long for MATCHES is a limit, counted and told once', () => {
  const request = (uri: string): string =>
    JSON.stringify({ _path: 'http', ts: 1_700_000_000, 'id.orig_h': '10.0.0.1', host: 'a.example', uri });
  writeFileSync(
    files.path('uris.ndjson'),
    [request('/ab'), request(`/${'a'.repeat(1_000_001)}`), request(`/${'a'.repeat(1_000_001)}b`), ''].join('\n'),
  );
  const argv = ['-e', "[url:value MATCHES 'a+b?$']", files.path('uris.ndjson')];
  const [one, two] = [runWith(1, argv), runWith(2, argv)];
  expect(two).toEqual(one);
  expect(one.summary).toMatchObject({ matches: 1, limits: { maxSubjectLength: 2 } });
  const limits = linesOf(one.stdout)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ kind }) => kind === 'limit');
  expect(limits).toMatchObject([{ limit: 'maxSubjectLength', count: 2, indicator: { pattern: argv[1] } }]);
});

test.each(['0', '257', 'two'])('--threads %s is refused', (threads) => {
  const { status, stderr } = spawnSync(process.execPath, [cli.main, 'match', '--threads', threads, '-e', PATTERN], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/--threads <count>/);
});

describe.skipIf(!HAVE_REAL_DATA)('on real feeds and logs', () => {
  test('two threads say what one says', () => {
    const argv = ['-i', pathOfData('indicators/stix2'), pathOfData('logs')];
    const [one, two] = [runWith(1, argv), runWith(2, argv)];
    expect(two).toEqual(one);
    expect(one.summary.matches).toBeGreaterThan(0);
  }, 120_000);
});
