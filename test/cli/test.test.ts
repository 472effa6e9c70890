import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const { write } = useWorkingFolder();

const CASES = (last: string): string => `pattern: "[domain-name:value = 'bad.example']"
cases:
  - name: the domain
    observations:
      - objects: [{ type: domain-name, value: good.example }]
      - objects: [{ type: domain-name, value: bad.example }]
    match: [2]
  - name: another domain
    observations:
      - objects: [{ type: domain-name, value: good.example }]
    match: ${last}
`;

test('cases that hold pass', async () => {
  write('cases.yaml', CASES('false'));
  expect(await runCli('test', 'cases.yaml')).toEqual({ code: 0, stdout: '', stderr: '2 passed, 0 failed\n' });
});

test('a match that is missing is a finding, and is explained', async () => {
  write('cases.yaml', CASES('[1]'));
  const { code, stdout, stderr } = await runCli('test', 'cases.yaml');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '1 passed, 1 failed\n' });
  expect(stdout).toMatch(/^cases\.yaml:8:\d+ another domain: a match that must be there is not\n {2}- 1\n/);
  expect(stdout).toContain('good.example');
});

test('a match that must not be there is a finding', async () => {
  write('cases.yaml', CASES('false').replace('[2]', 'false'));
  const { code, stdout } = await runCli('test', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^cases\.yaml:3:\d+ the domain: a match must not be there\n {2}\+ observations:2/);
});

test('an invalid pattern fails its case, even one that expects no match', async () => {
  write('cases.yaml', CASES('false').replaceAll("'bad.example']", "'bad.example'"));
  const { code, stdout } = await runCli('test', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toContain('another domain: the pattern cannot be used');
});

test('an indicator of a file is held against lines of a log', async () => {
  write(
    'feed.json',
    JSON.stringify({
      type: 'indicator',
      spec_version: '2.1',
      id: 'indicator--5bd3b1f0-0d2c-4a4e-9d52-0a51b6a7a001',
      created: '2026-01-01T00:00:00Z',
      modified: '2026-01-01T00:00:00Z',
      name: 'bad',
      pattern_type: 'stix',
      pattern: "[domain-name:value = 'bad.example']",
      valid_from: '2026-01-01T00:00:00Z',
    }),
  );
  const record = (query: string): string =>
    JSON.stringify({ _path: 'dns', ts: 1767225600, uid: 'C1', 'id.orig_h': '10.0.0.1', 'id.orig_p': 5, query });
  write('dns.log', `${record('good.example')}\n${record('bad.example')}\n`);
  write(
    'cases.yaml',
    "indicators: feed.json\ncases:\n  - { name: log, logs: dns.log, match: { bad: ['dns.log:2'] } }\n",
  );
  expect(await runCli('test', 'cases.yaml')).toEqual({ code: 0, stdout: '', stderr: '1 passed, 0 failed\n' });
});

test('JUnit has a test case for each case', async () => {
  write('cases.yaml', CASES('true'));
  const { code, stdout } = await runCli('test', '--format', 'junit', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toContain('<testsuite name="cases.yaml" tests="2" failures="1" errors="0" skipped="0">');
  expect(stdout).toContain('name="another domain" file="cases.yaml" line="8"><failure message="a match that must');
});

test.each([
  ['an unknown field', CASES('false').replace('    match: false', '    matches: false'), /^cases\.yaml:\d+:\d+ /m],
  ['no cases', 'cases: []\n', /^cases\.yaml:1:\d+ There is no case here\.$/m],
])('%s is wrong usage, with its position', async (_, content, message) => {
  write('cases.yaml', content);
  const { code, stdout, stderr } = await runCli('test', 'cases.yaml');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
});

const EXAMPLES = fileURLToPath(new URL('../../examples/tests', import.meta.url));

test('the example cases pass', async () => {
  expect(await runCli('test', EXAMPLES)).toEqual({ code: 0, stdout: '', stderr: '5 passed, 0 failed\n' });
});

const RECORD = (query: string): string => `{ _path: dns, ts: 1767225600, uid: C1, query: ${query} }`;
const TWO_STEPS = `pattern: "[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'b.example']"`;

test.each([
  ['records', `[${RECORD('a.example')}, ${RECORD('b.example')}]`, '[[1, 2]]'],
  ['records', `[${RECORD('b.example')}, ${RECORD('a.example')}]`, '[[1, 2]]'],
  [
    'log',
    JSON.stringify(`{"_path":"dns","ts":1,"query":"a.example"}\n{"_path":"dns","ts":2,"query":"b.example"}\n`),
    'true',
  ],
  [
    'log',
    JSON.stringify(`{"_path":"dns","ts":2,"query":"a.example"}\n{"_path":"dns","ts":1,"query":"b.example"}\n`),
    'false',
  ],
])('%s %s match %s', async (input, value, match) => {
  write('cases.yaml', `${TWO_STEPS}\ncases:\n  - { name: steps, ${input}: ${value}, match: ${match} }\n`);
  expect(await runCli('test', 'cases.yaml')).toMatchObject({ code: 0, stderr: '1 passed, 0 failed\n' });
});

test('a record that cannot be read fails its case, even one that expects no match', async () => {
  const log = JSON.stringify('{"_path":"dns","ts":1,"query":"a.example"}\n{"_path":"dns",\n');
  write('cases.yaml', `${TWO_STEPS}\ncases:\n  - { name: steps, log: ${log}, match: false }\n`);
  const { code, stdout } = await runCli('test', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toContain('steps: not all of the input can be read\n  log:2: ');
});

test('what another indicator finds is not expected where indicators are named', async () => {
  write('feed.stixp', "[domain-name:value = 'a.example']\n[domain-name:value LIKE '%.example']\n");
  write(
    'cases.yaml',
    `indicators: feed.stixp\ncases:\n  - { name: two, records: [${RECORD('a.example')}], match: {} }\n`,
  );
  const { code, stdout } = await runCli('test', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toContain('two: 2 matches must not be there');
});

test('a file of cases that is far too large is refused before it is read', async () => {
  write('cases.yaml', `#${' '.repeat(10_000_000)}\ncases: []\n`);
  const { code, stderr } = await runCli('test', 'cases.yaml');
  expect(code).toBe(2);
  expect(stderr).toContain('a file of cases has at most 10 MB');
});

test('records of a log source of the user’s own are read with its mapping', async () => {
  write('gate.yaml', 'name: gate\ntime: at\nobjects: { host: { type: domain-name, properties: { value: host } } }\n');
  const cases = (mapping: string): string => `pattern: "[domain-name:value = 'bad.example']"
mapping: ${mapping}
cases:
  - name: the host
    format: gate
    log: '{"at":"2026-01-01T00:00:00Z","host":"bad.example"}'
    match: [1]
`;
  write('cases.yaml', cases('gate.yaml'));
  expect(await runCli('test', 'cases.yaml')).toMatchObject({ code: 0, stderr: '1 passed, 0 failed\n' });
  write('cases.yaml', cases('wall.yaml'));
  const { code, stdout } = await runCli('test', 'cases.yaml');
  expect(code).toBe(1);
  expect(stdout).toMatch(/the host: not all of the input can be read\n.*wall\.yaml/);
});
