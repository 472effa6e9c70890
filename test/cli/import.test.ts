import { describe, expect, test } from 'vitest';
import { linesOf, runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { read, write } = useWorkingFolder();

interface Bundle {
  readonly type: string;
  readonly id: string;
  readonly objects?: readonly { readonly type: string; readonly id: string; readonly pattern?: string }[];
}

const LIST = '# of today\nc2.example\n192.0.2.7\nwhat is this\nc2[.]example\nc3.example:80\n';

describe('import', () => {
  test('writes a bundle that is the same each time, and says what is not in it', async () => {
    write('list.txt', LIST);
    const { code, stdout, stderr } = await runCli('import', 'list.txt');
    const bundle = JSON.parse(stdout) as Bundle;
    expect(code).toBe(0);
    expect(bundle.id).toMatch(/^bundle--[0-9a-f-]{36}$/);
    expect(bundle.objects?.map(({ pattern }) => pattern)).toEqual([
      "[domain-name:value = 'c2.example']",
      "[ipv4-addr:value = '192.0.2.7']",
      "[domain-name:value = 'c3.example']",
    ]);
    expect(stderr).toBe(
      [
        'not translated 1 entry: no kind of value has this form',
        '  list.txt:4  what is this',
        'translated in part 1 entry, left out: the port, which a name has none of',
        '  list.txt:6  c3.example:80',
        '1 objects came more than once',
        '3 indicators and 0 other objects from 1 file',
        '',
      ].join('\n'),
    );
    expect((await runCli('import', 'list.txt')).stdout).toBe(stdout);
  });

  test('gives what match finds, as the feed itself does', async () => {
    write('list.txt', LIST);
    write(
      'dns.log',
      `${JSON.stringify({ _path: 'dns', ts: 1, uid: 'C1', 'id.orig_h': '10.0.0.1', 'id.resp_h': '192.0.2.7', query: 'c2.example' })}\n`,
    );
    write('bundle.json', (await runCli('--quiet', 'import', 'list.txt')).stdout);
    const fromList = await runCli('match', '-i', 'list.txt', '--output', 'ndjson', 'dns.log');
    const fromBundle = await runCli('match', '-i', 'bundle.json', '--output', 'ndjson', 'dns.log');
    const found = [fromList, fromBundle].map(({ stdout }) =>
      linesOf(stdout)
        .map((line) => (JSON.parse(line) as { indicator: { pattern: string } }).indicator.pattern)
        .sort(),
    );
    expect(found[0]).toEqual(["[domain-name:value = 'c2.example']", "[ipv4-addr:value = '192.0.2.7']"]);
    expect(found[1]).toEqual(found[0]);
    expect(fromList.stderr).toContain('not translated 1 entry');
  });

  test('reads several feeds of several kinds, one object a line', async () => {
    write('list.txt', 'c2.example\n');
    write('feed.csv', 'indicator,tlp\nc2.example,green\nc4.example,green\n');
    write('own.stixp', "[file:name = 'a.exe']\n[broken\n");
    write(
      'bundle.json',
      JSON.stringify({
        type: 'bundle',
        objects: [
          { type: 'malware', id: 'malware--b965814d-0c2e-4e01-b8a5-d8c32bb038e6', name: 'x' },
          { type: 'malware', id: 'x' },
        ],
      }),
    );
    write('notes.md', '# Nothing of the kind\n\nWords.\n');
    const { code, stdout, stderr } = await runCli('import', '--output', 'ndjson', '.');
    const types = linesOf(stdout).map((line) => (JSON.parse(line) as { type: string }).type);
    expect(code).toBe(0);
    expect(types.filter((type) => type === 'indicator').length).toBeGreaterThanOrEqual(3);
    expect(types).toContain('marking-definition');
    expect(types).toContain('malware');
    expect(stderr).toContain('not used notes.md: neither STIX');
    expect(stderr).toMatch(/not translated 1 entry: P1\d\d /);
    expect(stderr).toContain('not translated 1 entry: it is no STIX object with an identifier of its type');
  });

  test('writes observations of MAEC as observed-data with its objects', async () => {
    write(
      'maec.json',
      JSON.stringify({
        type: 'package',
        id: 'package--1',
        maec_objects: [],
        observable_objects: { 0: { type: 'file', name: 'a.exe' }, 1: { type: 'ipv4-addr', value: '192.0.2.7' } },
      }),
    );
    const { stdout } = await runCli('--quiet', 'import', 'maec.json');
    write('observed.json', stdout);
    const { stdout: matches } = await runCli(
      '--quiet',
      'match',
      '-e',
      "[file:name = 'a.exe']",
      '--output',
      'ndjson',
      'observed.json',
    );
    expect(linesOf(matches)).toHaveLength(1);
  });

  test('puts objects into a store, and again without a change', async () => {
    write('list.txt', LIST);
    const first = await runCli('import', 'list.txt', '--store', 'intel.db', '--source', 'today');
    expect(first).toMatchObject({ code: 0, stdout: '' });
    const again = await runCli('import', 'list.txt', '--store', 'intel.db', '--source', 'today');
    expect(again.stderr).toContain('objects came more than once');
    const { stdout } = await runCli('store', 'ls', 'intel.db', '--json');
    expect(stdout).toContain('"today"');
    write(
      'dns.log',
      `${JSON.stringify({ _path: 'dns', ts: 1, uid: 'C1', 'id.orig_h': '10.0.0.1', 'id.resp_h': '10.0.0.2', query: 'c2.example' })}\n`,
    );
    const { stdout: matches } = await runCli(
      '--quiet',
      'match',
      '--store',
      'intel.db',
      '--output',
      'ndjson',
      'dns.log',
    );
    expect(linesOf(matches)).toHaveLength(1);
    expect(read('intel.db').length).toBeGreaterThan(0);
  });

  test('says what it cannot use, and what it is not for', async () => {
    write('notes.txt', 'Words and nothing else.\n');
    expect(await runCli('import', 'notes.txt')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('None of the files could be used.') as string,
    });
    expect(await runCli('import', 'gone.txt')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('gone.txt') as string,
    });
    write('list.txt', LIST);
    expect(await runCli('import', 'list.txt', '--source', 'x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--store') as string,
    });
    expect(await runCli('format', 'list.txt')).toMatchObject({
      stderr: expect.stringContaining('stix-pattern import') as string,
    });
  });
});
