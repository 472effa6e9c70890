import { beforeEach, describe, expect, test } from 'vitest';
import { openStore, closeStore } from '../../src/feeds/store/index.js';
import { idOf, indicator, put, relationship } from '../feeds/store/stored-objects.js';
import { linesOf, runCli, type CliResult } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const folder = useWorkingFolder();
const store = (...argv: readonly string[]): Promise<CliResult> => runCli('store', ...argv);
const malware = { type: 'malware', id: idOf('malware', 1), name: 'Rat\u001b[2J', modified: '2026-01-01T00:00:00Z' };

beforeEach(() => {
  const opened = openStore('store.db', { create: true });
  put(opened, 'isac', [
    indicator(1, 1, { name: 'One' }),
    indicator(2, 1, { revoked: true }),
    indicator(3, 1, { valid_until: '2026-01-02T00:00:00Z', object_marking_refs: [idOf('marking-definition', 1)] }),
    malware,
    relationship(1, 'indicates', idOf('indicator', 1), malware.id),
  ]);
  put(opened, 'vendor', [indicator(1, 2, { name: 'One, newer' })]);
  closeStore(opened);
});

describe('ls', () => {
  test('counts', async () => {
    expect(linesOf((await store('ls', 'store.db')).stdout)).toEqual([
      'isac  https://isac.example/  not complete',
      'vendor  https://vendor.example/  not complete',
      '1  indicator',
      '1  indicator  expired',
      '1  indicator  revoked',
      '1  malware',
      '1  relationship',
    ]);
  });

  test.each<[name: string, flags: readonly string[], ids: readonly string[]]>([
    ['by type', ['--type', 'malware'], [malware.id]],
    ['by state', ['--state', 'expired', '--state', 'revoked'], [idOf('indicator', 2), idOf('indicator', 3)]],
    ['by source', ['--source', 'vendor'], [idOf('indicator', 1)]],
    ['by marking', ['--marking', idOf('marking-definition', 1)], [idOf('indicator', 3)]],
  ])('lists objects %s', async (_, flags, ids) => {
    const { stdout } = await store('ls', 'store.db', '--objects', ...flags);
    expect(linesOf(stdout).map((line) => line.split('  ')[0])).toEqual(ids);
  });

  test('has JSON', async () => {
    const record: unknown = JSON.parse((await store('ls', 'store.db', '--json')).stdout);
    expect(record).toMatchObject({
      collections: [{ source: 'isac' }, { source: 'vendor' }],
      objects: [{}, {}, {}, {}, {}],
    });
  });

  test('shows nothing that a terminal would obey', async () => {
    expect((await store('ls', 'store.db', '--objects')).stdout).toContain('Rat\\x1b[2J');
  });
});

describe('show', () => {
  test('has an object with its sources and relationships', async () => {
    const lines = linesOf((await store('show', 'store.db', idOf('indicator', 1))).stdout);
    expect(lines[0]).toBe('One, newer  active');
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^from isac  https:\/\/isac\.example\/  version 2026-01-01T00:00:01Z, seen /),
      expect.stringMatching(/^from vendor  https:\/\/vendor\.example\/  version 2026-01-01T00:00:02Z, seen /),
      `indicates  Rat\\x1b[2J  ${malware.id}`,
    ]);
    const back = linesOf((await store('show', 'store.db', malware.id)).stdout);
    expect(back.at(-1)).toBe(`← indicates  One, newer  ${idOf('indicator', 1)}`);
  });

  test('ends with 2 for what is not there', async () => {
    expect(await store('show', 'store.db', idOf('indicator', 9))).toMatchObject({ code: 2, stdout: '' });
  });
});

test('export writes a bundle that is the same each time, and that imports again', async () => {
  const [one, two] = [await store('export', 'store.db'), await store('export', 'store.db')];
  expect(one.stdout).toBe(two.stdout);
  const bundle = JSON.parse(one.stdout) as { id: string; objects: readonly { id: string }[] };
  expect(bundle.objects).toHaveLength(5);
  const part = JSON.parse((await store('export', 'store.db', '--type', 'malware')).stdout) as typeof bundle;
  expect(part.objects).toEqual([malware]);
  expect(part.id).not.toBe(bundle.id);
});

describe('prune', () => {
  test.each<[flags: readonly string[], words: string, left: number]>([
    [['--expired'], '1 objects forgotten', 4],
    [['--expired-by', '2026-01-01T00:00:00Z'], '0 objects forgotten', 5],
    [['--revoked'], '1 objects forgotten', 4],
    [['--source', 'vendor'], '1 collections', 5],
  ])('%s', async (flags, words, left) => {
    expect(await store('prune', 'store.db', ...flags)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(words) as string,
    });
    expect(linesOf((await store('ls', 'store.db', '--objects')).stdout)).toHaveLength(left);
  });

  test('asks what to forget', async () => {
    expect((await store('prune', 'store.db')).code).toBe(2);
  });
});

test.each<[name: string, argv: readonly string[]]>([
  ['ls', ['ls', 'nothing.db']],
  ['show', ['show', 'nothing.db', 'x']],
  ['export', ['export', 'nothing.db']],
  ['prune', ['prune', 'nothing.db', '--revoked']],
])('%s of a store that is not there ends with 2, and makes none', async (_, argv) => {
  expect((await store(...argv)).code).toBe(2);
  expect((await store('ls', 'nothing.db')).stderr).toContain('no such store');
});

describe('match', () => {
  const LOG = ['host-1', 'host-2', 'host-3']
    .map((host, index) =>
      JSON.stringify({
        _path: 'dns',
        ts: 1773335105 + index,
        query: `${host}.example`,
        uid: 'C1',
        'id.orig_h': '10.0.0.1',
        'id.resp_h': '10.0.0.2',
        'id.orig_p': 1,
        'id.resp_p': 53,
        proto: 'udp',
      }),
    )
    .join('\n');

  test.each([
    ['-i', 'store.db'],
    ['--store', 'store.db'],
  ])('%s %s takes what was not revoked', async (option, path) => {
    folder.write('dns.log', `${LOG}\n`);
    const { code, stdout } = await runCli('match', option, path, '--output', 'ndjson', 'dns.log');
    const ids = linesOf(stdout).map((line) => (JSON.parse(line) as { indicator: { id: string } }).indicator.id);
    expect([code, ids]).toEqual([0, [idOf('indicator', 1), idOf('indicator', 3)]]);
  });

  test('--store takes no feed', async () => {
    folder.write('feed.json', '{"type":"bundle","objects":[]}');
    folder.write('dns.log', `${LOG}\n`);
    const { code, stderr } = await runCli('match', '--store', 'feed.json', 'dns.log');
    expect([code, stderr]).toEqual([2, expect.stringContaining('no store')]);
  });
});
