import { describe, expect, test } from 'vitest';
import { logSources, type LogSource } from '../../src/adapters/index.js';
import { readOwnSource } from '../../src/cli/mappings/read-mapping.js';
import { linesOf, runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { write } = useWorkingFolder();

const PROXY = `
name: office-proxy
title: Proxy of the office
csv: { delimiter: ";" }
time: { first: when }
objects:
  client: { type: [ipv4-addr, ipv6-addr], properties: { value: client } }
  host: { type: domain-name, properties: { value: { field: url, as: host-of-url } } }
  traffic:
    type: network-traffic
    when: { not: { field: verdict, in: [denied] } }
    properties:
      src_ref: { object: client }
      protocols: [{ constant: http }]
`;
const PROXY_LOG = 'when;client;url;verdict\n2026-01-02T03:04:05Z;10.0.0.1;http://evil.example/a;passed\n';

const GATE = `
name: gate
layout: flat
kindField: event
recognised: { all: [{ field: gate_id }, { field: event }] }
mappings:
  - kinds: [pass, 7]
    time: { first: at, duration: secs }
    objects: { who: { type: user-account, properties: { account_login: user.name } } }
time: { first: at }
objects: {}
`;

describe('the form', () => {
  // What functions make of records, and the names that are made up for what has none, are not said in YAML.
  const plain = ({ fallback, ...source }: LogSource): unknown => ({
    ...source,
    shape: undefined,
    fallback: { ...fallback, name: '', title: '', kinds: [] },
  });

  test.each(logSources().map((source) => [source.name, source] as const))(
    'says what the source %s says',
    (_name, source) => {
      const { fallback, ...others } = source;
      const problems: unknown[] = [];
      const text = JSON.stringify({ ...others, shape: undefined, time: fallback.time, objects: fallback.objects });
      const read = readOwnSource(text, (problem) => problems.push(problem));
      expect(problems).toEqual([]);
      expect(read && plain(normal(read.source))).toEqual(plain(normal(source)));
    },
  );

  /** One transform, list or value is a list of one. */
  function normal(source: LogSource): LogSource {
    const text = JSON.stringify(source, (key, value: unknown) =>
      ['as', 'each', 'kinds', 'objects', 'in'].includes(key) && (typeof value !== 'object' || value === null)
        ? [value]
        : value,
    );
    return JSON.parse(text) as LogSource;
  }

  test.each<[text: string, problems: readonly string[]]>([
    ['- a', ['1:1 Expected a map; found a list.']],
    ['name: x', ['1:1 There is no mapping: write time and objects, or mappings.']],
    [
      'name: Big One\ntime: at\nobjects: {}',
      ['1:7 A name has small letters, digits and hyphens, and begins with a letter.'],
    ],
    ['time: at\nobjects: {}', ['1:1 name is missing here.']],
    ['name: x\nobjects: {}', ['1:1 time is missing here.']],
    ['name: x\ntime: { last: at }\nobjects: {}', ['2:7 first is missing here.']],
    [
      'name: x\ntime: at\nobjects: { a: { type: ipv5-addr, properties: {} } }',
      [expect.stringMatching(/^3:23 Expected one of ipv4-addr, /)],
    ],
    ['name: x\ntime: at\nobjects: { a: { type: url } }', ['3:15 properties is missing here.']],
    [
      'name: x\ntime: at\nobjects: { a: { type: url, properties: { valeu: b } } }',
      ['3:42 There is no "valeu" here; there can be value.'],
    ],
    [
      'name: x\ntime: at\nobjects: { a: { type: url, properties: { value: { field: b, as: uper } } } }',
      [expect.stringMatching(/^3:65 Expected one of lower, /)],
    ],
    [
      'name: x\ntime: at\nobjects: { a: { type: url, properties: { value: { feild: b } } } }',
      ['3:49 Expected a value: a field, or one of field, constant, firstOf, joined, url, time.'],
    ],
    [
      'name: x\ntime: at\nobjects: { a: { type: url, properties: { value: { field: b, when: { is: c } } } } }',
      [
        '3:69 There is no "is" here; there can be field, in, all, any, not.',
        '3:67 Expected a condition: field, field with in, all, any or not.',
      ],
    ],
    [
      'name: x\ntime: at\nobjects: { a: { type: network-traffic, properties: { src_ref: { object: b } } } }',
      ['3:12 "b" is not an object written before this one.'],
    ],
    [
      'name: x\ncsv: { delimiter: ab }\ntime: at\nobjects: {}',
      ['2:6 A delimiter is one character, and no quote or line break.'],
    ],
    [
      'name: x\nmappings: [{ kinds: [a], time: at, objects: {} }]',
      ['1:1 kindField is missing here: the field that says which of the mappings a record is for.'],
    ],
    ['name: [', [expect.stringMatching(/^1:8 /)]],
  ])('%j is faulty', (text, problems) => {
    const found: string[] = [];
    const read = readOwnSource(text, ({ position, message }) =>
      found.push(`${position.line}:${position.column} ${message}`),
    );
    expect(found).toEqual(problems);
    expect(read).toBeUndefined();
  });
});

describe('--mapping', () => {
  test('reads rows of separated values, and counts those that are none', async () => {
    write('proxy.yaml', PROXY);
    write('proxy.csv', `${PROXY_LOG}torn;row\n`);
    const { code, stdout, stderr } = await runCli('convert', '--mapping', 'proxy.yaml', 'proxy.csv');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      first_observed: '2026-01-02T03:04:05Z',
      objects: {
        0: { type: 'ipv4-addr', value: '10.0.0.1' },
        1: { type: 'domain-name', value: 'evil.example' },
        2: { type: 'network-traffic', src_ref: '0', protocols: ['http'] },
      },
      x_source: { file: 'proxy.csv', line: 2 },
    });
    expect(stderr).toContain('rejected 1 records: wrong-number-of-columns  proxy.csv:3\n');
  });

  test('joins the fields of a date and of a time', async () => {
    write(
      'door.yaml',
      "name: door\ncsv: {}\ntime: { first: { joined: [day, hour], by: 'T' } }\nobjects:\n  who: { type: user-account, properties: { account_login: { joined: [dept, name], by: '-' } } }\n",
    );
    write('door.csv', 'day,hour,dept,name\n2026-01-02,03:04:05Z,hr,ann\n2026-01-02,03:04:06Z,,bob\n');
    const argv = ['--mapping', 'door.yaml', '--output', 'ndjson', 'door.csv'];
    const { stdout } = await runCli('match', '-e', "[user-account:account_login IN ('hr-ann', 'bob')]", ...argv);
    expect(
      linesOf(stdout).map((line) => (JSON.parse(line) as { readonly first_observed: string }).first_observed),
    ).toEqual(['2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z']);
  });

  test('is told apart from other logs by what its records are recognised by', async () => {
    write('gate.yaml', GATE);
    write(
      'logs/gate.ndjson',
      '{"gate_id":1,"event":"pass","at":5,"secs":2,"user.name":"ann"}\n{"gate_id":1,"event":7,"at":6,"user.name":"bob"}\n',
    );
    write('logs/dns.log', '{"_path":"dns","ts":1,"query":"a.example"}\n');
    const pattern = "[user-account:account_login IN ('ann', 'bob') OR domain-name:value = 'a.example']";
    const { stdout, stderr } = await runCli(
      'match',
      '--mapping',
      'gate.yaml',
      '-e',
      pattern,
      '--output',
      'ndjson',
      'logs',
    );
    expect(stderr).toContain('in 3 records of 2 files');
    const matches = linesOf(stdout).map(
      (line) => JSON.parse(line) as { readonly observations: readonly { last_observed: string }[] },
    );
    expect(matches.map(({ observations }) => observations[0]?.last_observed)).toEqual([
      '1970-01-01T00:00:01Z',
      '1970-01-01T00:00:07Z',
      '1970-01-01T00:00:06Z',
    ]);
  });

  test('is listed by formats, for which --input-format may name it', async () => {
    write('gate.yaml', GATE);
    write('proxy.yaml', PROXY);
    const { stdout } = await runCli('formats', '--mapping', 'gate.yaml', '--input-format', 'gate', 'gate-pass-7');
    expect(stdout).toContain('user.name → user-account:account_login');
    const listed = await runCli('formats', '--mapping', 'proxy.yaml');
    expect(linesOf(listed.stdout)[0]).toMatch(/^office-proxy +Proxy of the office$/);
  });

  test('explains a pattern against a log of it', async () => {
    write('proxy.yaml', PROXY);
    write('proxy.csv', PROXY_LOG);
    const { code, stdout } = await runCli(
      'explain',
      "[domain-name:value = 'evil.example']",
      '--against',
      'proxy.csv',
      '--mapping',
      'proxy.yaml',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('✓ [0]');
  });

  test.each<[name: string, argv: readonly string[], message: RegExp]>([
    ['a file that is not there', ['--mapping', 'none.yaml'], /none\.yaml: /],
    [
      'one with faults',
      ['--mapping', 'bad.yaml'],
      /the mapping cannot be used\nbad\.yaml:1:1 name is missing here\.\n/,
    ],
    [
      'two of which nothing says when',
      ['--mapping', 'proxy.yaml', '--mapping', 'gate.yaml'],
      /Nothing says which logs are office-proxy/,
    ],
    ['one that is called like ours', ['--mapping', 'zeek.yaml'], /There are two log sources zeek/],
    [
      'a format that is nowhere',
      ['--mapping', 'gate.yaml', '--input-format', 'gait'],
      /--input-format gait: there are auto, stix, zeek, .*gate\./,
    ],
  ])('%s is wrong usage', async (_name, argv, message) => {
    write('proxy.yaml', PROXY);
    write('gate.yaml', GATE);
    write('bad.yaml', 'time: at\nobjects: {}\n');
    write('zeek.yaml', 'name: zeek\ntime: at\nobjects: {}\n');
    write('a.log', '{}\n');
    const { code, stdout, stderr } = await runCli('convert', ...argv, 'a.log');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('formats --coverage', () => {
  const LOG = [
    { _path: 'dns', ts: 1, query: 'a.example', Z: 0, extra: { 'a.b': 'x'.repeat(100) } },
    { _path: 'dns', ts: 2, query: 'b.example', Z: 0 },
    { _path: 'weird', ts: 3, name: 'odd' },
  ];

  test('counts the fields that nothing looks at, and shows one value of each', async () => {
    write('dns.log', `${LOG.map((record) => JSON.stringify(record)).join('\n')}\nbroken\n`);
    const { code, stdout, stderr } = await runCli('formats', '--coverage', 'dns.log');
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([
      'zeek-dns  dns.log  2 records, 3 fields used, 2 not',
      '  Z          2  0',
      `  extra.a.b  1  ${'x'.repeat(60)}...`,
      'zeek-other  any other log  1 records, 2 fields used, 1 not',
      '  name  1  odd',
    ]);
    expect(stderr).toContain('rejected 1 records: not-json  dns.log:4');
  });

  test('gives the same as data', async () => {
    write('dns.log', LOG.map((record) => JSON.stringify(record)).join('\n'));
    const { stdout } = await runCli('formats', '--coverage', 'dns.log', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        source: 'zeek',
        mapping: 'zeek-dns',
        records: 2,
        used: 3,
        unused: [{ field: 'Z', records: 2, example: 0 }, { field: 'extra.a.b' }],
      },
      { mapping: 'zeek-other', records: 1, unused: [{ field: 'name', records: 1, example: 'odd' }] },
    ]);
  });

  test('of what is no log fails', async () => {
    write('a.txt', 'nothing\n');
    expect(await runCli('formats', '--coverage', 'a.txt')).toMatchObject({ code: 2, stdout: '' });
  });
});
