import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { linesOf, runMatch } from './run-cli.js';
import { COMPOSITE, PATTERN, writeSampleFiles } from './sample-logs.js';

const files = writeSampleFiles();
afterAll(files.remove);
const match = runMatch(files);

describe('--output ndjson', () => {
  test('one line a match, in snake case', async () => {
    const { stdout } = await match('-i', '{feed.json}', '-e', COMPOSITE, '--output', 'ndjson', '{conn.ndjson}');
    const records = linesOf(stdout).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records).toHaveLength(3);
    for (const record of records)
      expect(ownNames(record).filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });

  test('a match over one observation', async () => {
    const { stdout } = await match('-i', '{feed.json}', '--output', 'ndjson', '{conn.ndjson}');
    const source = { file: files.path('conn.ndjson'), line: 1 };
    expect(JSON.parse(linesOf(stdout)[0] ?? '')).toEqual({
      kind: 'match',
      id: expect.stringMatching(
        /^match--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ) as unknown,
      indicator: {
        id: 'indicator--00000000-0000-4000-8000-000000000001',
        name: 'the address',
        pattern: PATTERN,
        valid_from: '2026-01-01T00:00:00Z',
      },
      matched_at: '2023-11-14T22:13:21Z',
      first_observed: '2023-11-14T22:13:21Z',
      last_observed: '2023-11-14T22:13:21Z',
      observations: [
        {
          first_observed: '2023-11-14T22:13:21Z',
          last_observed: '2023-11-14T22:13:21Z',
          number_observed: 1,
          objects: expect.objectContaining({ 1: { type: 'ipv4-addr', value: '198.51.100.7' } }) as unknown,
          source,
        },
      ],
      bindings: [{ expression: 0, observation: 0, moment: '2023-11-14T22:13:21Z' }],
      sources: [source],
      outside_validity: true,
    });
  });

  test('a match over two observations binds each expression', async () => {
    const { stdout } = await match('-e', COMPOSITE, '--output', 'ndjson', '{conn.ndjson}');
    expect(linesOf(stdout).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      {
        bindings: [
          { expression: 0, observation: 0, moment: '2023-11-14T22:13:21Z' },
          { expression: 1, observation: 1, moment: '2023-11-14T22:13:23Z' },
        ],
        sources: [{ line: 1 }, { line: 3 }],
      },
    ]);
  });

  test('the same run prints the same, ids included', async () => {
    const argv = ['-i', '{feed.json}', '-e', COMPOSITE, '--output', 'ndjson', '{conn.ndjson}'];
    expect((await match(...argv)).stdout).toBe((await match(...argv)).stdout);
  });
});

test('--stats writes the summary', async () => {
  const stats = files.path('stats.json');
  await match(
    '-i',
    '{feed.json}',
    '-e',
    COMPOSITE,
    '--stats',
    stats,
    '{walked}',
    '{bad-record.ndjson}',
    '{truncated.ndjson.gz}',
  );
  const summary = JSON.parse(readFileSync(stats, 'utf8')) as Record<string, unknown>;
  const { files: used, ...rest } = summary;
  const whole = expect.any(Number) as unknown;
  expect(rest).toEqual({
    indicators: { loaded: 2, skipped: { revoked: 1, 'other pattern language': 1 } },
    records: { read: whole, rejected: { 'not-json': 1 }, late: 0 },
    matches: whole,
    indicators_matched: 2,
    suppressed: {},
    limits: {},
    profile_touched: 0,
    filter: { used: true, reason: expect.any(String) as unknown },
    seconds: { load: whole, match: whole },
    records_per_second: whole,
    peak_memory_bytes: whole,
    // Beyond the list that scripts rely on: times without a zone, and intervals that were swapped.
    notes: {},
  });
  expect(used).toEqual({
    read: 2,
    rejected: [
      {
        file: files.path('walked/notes.txt'),
        reason: 'the log source was not recognised',
        considered: expect.any(Array) as unknown,
      },
      { file: files.path('truncated.ndjson.gz'), reason: expect.stringContaining('ends early') as unknown },
    ],
  });
  expect(summary['records_per_second']).toBeGreaterThan(0);
  expect(summary['peak_memory_bytes']).toBeGreaterThan(10_000_000);
});

/** The names of the properties of a match, but for those of STIX objects. */
function ownNames(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(ownNames);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...(name === 'objects' ? [] : ownNames(inner))]);
}
