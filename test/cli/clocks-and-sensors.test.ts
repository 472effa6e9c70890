import { describe, expect, test } from 'vitest';
import { linesOf, runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { write } = useWorkingFolder();

interface Observed {
  readonly first_observed: string;
  readonly last_observed: string;
  readonly x_sensor?: string;
  readonly objects: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

async function convert(...options: readonly string[]): Promise<readonly Observed[]> {
  const { stdout } = await runCli('convert', ...options);
  return linesOf(stdout).map((line) => JSON.parse(line) as Observed);
}

const CONN = (extra: object = {}): string =>
  `${JSON.stringify({
    _path: 'conn',
    ts: 1_700_000_000.25,
    uid: 'C1',
    'id.orig_h': '192.0.2.10',
    'id.orig_p': 40_000,
    'id.resp_h': '198.51.100.7',
    'id.resp_p': 443,
    proto: 'tcp',
    duration: 2,
    conn_state: 'SF',
    ...extra,
  })}\n`;

const FLOW = `${JSON.stringify({
  timestamp: '2023-11-14T22:13:20.25+0000',
  event_type: 'flow',
  host: 'probe-7',
  src_ip: '192.0.2.10',
  src_port: 40_000,
  dest_ip: '198.51.100.7',
  dest_port: 443,
  proto: 'TCP',
  flow: { start: '2023-11-14T22:13:20.25+0000', end: '2023-11-14T22:13:22+0000' },
})}\n`;

describe('--skew', () => {
  test('corrects when an observation began and ended, and the objects that say it again', async () => {
    write('conn.log', CONN());
    const [fast] = await convert('--skew', '90s', 'conn.log');
    expect(fast).toMatchObject({
      first_observed: '2023-11-14T22:11:50.25Z',
      last_observed: '2023-11-14T22:11:52.25Z',
    });
    const traffic = Object.values(fast?.objects ?? {}).find(({ type }) => type === 'network-traffic');
    expect(traffic).toMatchObject({ start: '2023-11-14T22:11:50.25Z', end: '2023-11-14T22:11:52.25Z' });
    const [slow] = await convert('--skew', '-1h', 'conn.log');
    expect(slow?.first_observed).toBe('2023-11-14T23:13:20.25Z');
  });

  test('can be of one source among several', async () => {
    write('conn.log', CONN());
    write('eve.json', FLOW);
    const both = await convert('--skew', 'suricata=20s', 'conn.log', 'eve.json');
    expect(both.map(({ first_observed: first }) => first)).toEqual([
      '2023-11-14T22:13:20.25Z',
      '2023-11-14T22:13:00.25Z',
    ]);
    expect(both[1]?.last_observed).toBe('2023-11-14T22:13:02Z');
    const others = await convert('--skew', 'suricata=20s', '--skew', '5s', 'conn.log', 'eve.json');
    expect(others.map(({ first_observed: first }) => first)).toEqual([
      '2023-11-14T22:13:15.25Z',
      '2023-11-14T22:13:00.25Z',
    ]);
  });

  test('and --zone of a source that is not there is told', async () => {
    write('conn.log', CONN());
    const { code, stderr } = await runCli('convert', '--zone', 'zeeek=+01:00', 'conn.log');
    expect(code).toBe(2);
    expect(stderr).toContain('--zone zeeek=...: there are ');
    expect((await runCli('convert', '--skew', 'soon', 'conn.log')).code).toBe(2);
  });
});

describe('the sensor', () => {
  test('is what the record names it', async () => {
    write('conn.log', CONN({ _system_name: 'hq-east' }));
    write('eve.json', FLOW);
    expect((await convert('conn.log', 'eve.json')).map(({ x_sensor: sensor }) => sensor)).toEqual([
      'hq-east',
      'probe-7',
    ]);
    write('bare.log', CONN());
    expect((await convert('bare.log'))[0]).not.toHaveProperty('x_sensor');
  });

  test('is told with a match', async () => {
    write('eve.json', FLOW);
    const { stdout } = await runCli(
      'match',
      '-e',
      "[ipv4-addr:value = '198.51.100.7']",
      '--output',
      'ndjson',
      'eve.json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ observations: [{ sensor: 'probe-7' }] });
  });

  test('partitions a stream, whatever its records call it', async () => {
    const pattern = "[ipv4-addr:value = '198.51.100.7'] AND [ipv4-addr:value = '198.51.100.8']";
    const other = FLOW.replace('198.51.100.7', '198.51.100.8');
    const matches = async (log: string): Promise<number> => {
      write('eve.json', log);
      const { stdout } = await runCli(
        'match',
        '-e',
        pattern,
        '--output',
        'ndjson',
        '--partition-by',
        'sensor',
        'eve.json',
      );
      return linesOf(stdout).length;
    };
    expect(await matches(FLOW + other)).toBe(1);
    expect(await matches(FLOW + other.replace('probe-7', 'probe-8'))).toBe(0);
  });

  test('of a mapping of one’s own is what `sensor` says', async () => {
    write(
      'gate.yaml',
      'name: gate\nsensor: { firstOf: [door, site] }\ntime: at\nobjects: { host: { type: domain-name, properties: { value: host } } }\n',
    );
    write('gate.log', '{"at":"2026-01-01T00:00:00Z","host":"a.example","site":"north"}\n');
    expect((await convert('--mapping', 'gate.yaml', 'gate.log'))[0]?.x_sensor).toBe('north');
    const { stdout } = await runCli('formats', '--mapping', 'gate.yaml', 'gate');
    expect(stdout).toContain('The sensor of a record is in door, else site.');
  });
});

test('a first record longer than the first glance is recognised', async () => {
  write('conn.log', CONN({ note: 'x'.repeat(1_000_000) }));
  expect(await convert('conn.log')).toHaveLength(1);
  write('array.json', `[\n${CONN({ note: 'x'.repeat(200_000) })},\n${CONN()}]`);
  expect(await convert('array.json')).toHaveLength(2);
});
