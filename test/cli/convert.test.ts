import { describe, expect, test } from 'vitest';
import { linesOf, runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { read, write } = useWorkingFolder();

const DNS = (ts: number, query: string): string =>
  JSON.stringify({ _path: 'dns', ts, uid: `C${ts}`, 'id.orig_h': '10.0.0.1', 'id.resp_h': '10.0.0.53', query });
const LOG = `${[DNS(1, 'a.example'), '{"_path":"dns",', DNS(2, 'b.example'), DNS(3, 'a.example')].join('\n')}\n`;

interface Stix {
  readonly type: string;
  readonly id: string;
  readonly object_refs?: readonly string[];
  readonly objects?: Readonly<Record<string, { readonly type: string; readonly id: string }>>;
  readonly [property: string]: unknown;
}
interface Bundle {
  readonly id: string;
  readonly objects?: readonly Stix[];
}

/** What `match` finds in what `convert` made. */
async function matchesIn(path: string, pattern: string): Promise<readonly unknown[]> {
  const { stdout } = await runCli('--quiet', 'match', '-e', pattern, '--output', 'ndjson', path);
  return linesOf(stdout);
}

describe('convert', () => {
  test('prints a line for each observation, with its objects and where it was read', async () => {
    write('dns.log', LOG);
    const { code, stdout, stderr } = await runCli('convert', 'dns.log');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'rejected 1 records: not-json  dns.log:2\n3 observations from 4 records of 1 files\n',
    });
    const made = linesOf(stdout).map((line) => JSON.parse(line) as Stix);
    expect(made.map(({ x_source }) => x_source)).toEqual([1, 3, 4].map((line) => ({ file: 'dns.log', line })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(made[0]).toMatchObject({
      type: 'observed-data',
      first_observed: '1970-01-01T00:00:01Z',
      number_observed: 1,
    });
    const objects = Object.values(made[0]?.objects ?? {});
    expect(objects.map(({ type }) => type)).toEqual(['ipv4-addr', 'ipv4-addr', 'domain-name', 'network-traffic']);
    expect(objects.every(({ type, id }) => id.startsWith(`${type}--`))).toBe(true);
  });

  test('gives lines that match what the log matches, references and several records as well', async () => {
    write('dns.log', LOG);
    const { stdout } = await runCli('--quiet', 'convert', 'dns.log');
    write('observed.ndjson', stdout);
    const pattern = "[network-traffic:dst_ref.value = '10.0.0.53'] AND [domain-name:value = 'b.example']";
    expect(await matchesIn('dns.log', pattern)).toHaveLength(1);
    expect(await matchesIn('observed.ndjson', pattern)).toHaveLength(1);
    expect(await matchesIn('observed.ndjson', "[domain-name:value = 'a.example']")).toHaveLength(2);
  });

  test('gives one bundle in which every object is once, and that is read like any other', async () => {
    write('dns.log', LOG);
    const { stdout } = await runCli('--quiet', 'convert', '--output', 'stix', 'dns.log');
    const { id, objects = [] } = JSON.parse(stdout) as Bundle;
    expect(id).toMatch(/^bundle--[0-9a-f-]{36}$/);
    const ids = objects.map((object) => object.id);
    expect(new Set(ids).size).toBe(ids.length);
    const refs = objects.flatMap(({ object_refs = [] }) => object_refs);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => !ids.includes(ref))).toEqual([]);
    expect(objects.filter(({ type }) => type === 'domain-name')).toHaveLength(2);

    const { stdout: again } = await runCli('--quiet', 'convert', '--output', 'stix', 'dns.log');
    expect(again).toBe(stdout);
    write('bundle.json', stdout);
    expect(await matchesIn('bundle.json', "[domain-name:value = 'a.example']")).toHaveLength(2);
  });

  test('brings together what is known of an object, over more of them than are kept apart', async () => {
    const flow = (at: number): string =>
      JSON.stringify({
        _path: 'conn',
        ts: at,
        uid: `C${at}`,
        'id.orig_h': '10.0.0.1',
        'id.resp_h': `10.1.${at >> 8}.${at & 255}`,
      });
    write('conn.log', Array.from({ length: 20_000 }, (_, at) => flow(at)).join('\n'));
    const { stdout } = await runCli('--quiet', 'convert', '--output', 'stix', 'conn.log');
    const { objects = [] } = JSON.parse(stdout) as Bundle;
    expect(objects.filter(({ type }) => type === 'ipv4-addr')).toHaveLength(20_001);
    expect(objects.filter(({ type }) => type === 'observed-data')).toHaveLength(20_000);
  });

  test('of an empty log gives nothing, or an empty bundle', async () => {
    write('empty.log', '');
    expect(await runCli('--quiet', 'convert', 'empty.log')).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await runCli('--quiet', 'convert', '--output', 'stix', 'empty.log');
    const bundle = JSON.parse(stdout) as Bundle;
    expect(Object.keys(bundle)).toEqual(['type', 'id']);
  });

  test('of what is no log fails, and says what was thought of', async () => {
    write('notes.txt', 'Dear diary\n');
    const { code, stdout, stderr } = await runCli('convert', 'notes.txt');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('notes.txt: the log source was not recognised');
  });
});

describe('--rejects', () => {
  const REJECTED = { file: 'dns.log', line: 2, reason: 'not-json', text: '{"_path":"dns",' };

  test.each([
    ['convert', ['convert', 'dns.log']],
    ['match', ['match', '-e', "[domain-name:value = 'a.example']", 'dns.log']],
    ['match without a filter', ['match', '--filter', 'off', '-e', "[domain-name:value = 'a.example']", 'dns.log']],
  ])('%s keeps what was rejected, with its text', async (_name, argv) => {
    write('dns.log', LOG);
    await runCli('--quiet', ...argv, '--rejects', 'rejects.ndjson');
    expect(linesOf(read('rejects.ndjson')).map((line) => JSON.parse(line) as unknown)).toEqual([REJECTED]);
  });

  test('keeps the beginning of a line that is very long', async () => {
    write('dns.log', `${DNS(1, 'a.example')}\n${'{'.repeat(100_000)}\n${DNS(2, 'a.example')}\n`);
    await runCli('--quiet', 'convert', 'dns.log', '--rejects', 'rejects.ndjson');
    const [rejected] = linesOf(read('rejects.ndjson')).map((line) => JSON.parse(line) as { readonly text: string });
    expect(rejected?.text).toHaveLength(65_536);
  });

  test('that cannot be written is wrong usage, before anything is read', async () => {
    write('dns.log', LOG);
    const { code, stdout, stderr } = await runCli('convert', 'dns.log', '--rejects', 'no/such/folder');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^stix-pattern: --rejects no\/such\/folder: /);
  });
});

test('a key that is there twice is noted', async () => {
  write('dns.log', '{"_path":"dns","ts":1700000000,"query":"bad.example","query":"good.example"}\n');
  const { code, stderr } = await runCli('convert', 'dns.log');
  expect(code).toBe(0);
  expect(stderr).toContain('note 1 records: a key of the JSON is there twice');
});
