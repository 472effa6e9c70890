import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { linesOf } from './run-cli.js';
import { connection, PATTERN, writeSampleFiles } from './sample-logs.js';

// What can only be seen from outside: streams, pipes, and the exit code that the shell gets.

const files = writeSampleFiles();
let cli: CompiledCli;

beforeAll(() => {
  cli = compileCli();
}, 60_000);

afterAll(() => {
  cli.remove();
  files.remove();
});

/** What may decide about colours is the test's to say. */
const PLAIN_ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !['CI', 'NO_COLOR', 'FORCE_COLOR'].includes(name)),
);

function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [cli.main, ...argv], { env: { ...PLAIN_ENV, ...env } });
}

async function finish(child: ChildProcessWithoutNullStreams, input: string | Uint8Array = '') {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (written[name] += text));
  }
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...written };
}

test('results go to stdout, the rest to stderr, and the exit code to the shell', async () => {
  const argv = ['match', '-e', PATTERN, '--fail-on-match', files.path('walked')];
  const { code, stdout, stderr } = await finish(start(argv));
  expect(code).toBe(1);
  expect(linesOf(stdout)[0]).toBe('MATCHES  INDICATOR');
  expect(stderr).toContain('not used');
  expect(stderr).toContain('2 matches of 1 indicators');
});

test('what is wrong usage is said in a line, without a stack', async () => {
  const { code, stdout, stderr } = await finish(start(['match', '-e', PATTERN, files.path('none.log')]));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(`stix-pattern: ${files.path('none.log')}: no such file or directory\n`);
});

const OF_STDIN = ['match', '-e', PATTERN, '--output', 'ndjson'];
test.each([
  ['-', [...OF_STDIN, '-'], 'conn.ndjson'],
  ['no log', OF_STDIN, 'conn.ndjson'],
  ['- and compressed octets', [...OF_STDIN, '-'], 'conn.ndjson.gz'],
])('%s reads standard input', async (_, argv, input) => {
  const { code, stdout } = await finish(start(argv), readFileSync(files.path(input)));
  expect(code).toBe(0);
  expect(linesOf(stdout).map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { sources: [{ file: '-', line: 1 }] },
    { sources: [{ file: '-', line: 3 }] },
  ]);
});

test('-i - reads indicators from standard input', async () => {
  const argv = ['match', '-i', '-', '--output', 'ndjson', files.path('conn.ndjson')];
  const { code, stdout } = await finish(start(argv), readFileSync(files.path('feed.json')));
  expect(code).toBe(0);
  expect(linesOf(stdout)).toHaveLength(2);
});

test('a match is printed before the input ends', async () => {
  const child = start([...OF_STDIN, '-']);
  const closed = once(child, 'close');
  // More than is looked at to tell what the log is, and read as one block.
  child.stdin.write(
    `${Array.from({ length: 3_000 }, (_, index) => connection(index, '198.51.100.7', 443)).join('\n')}\n`,
  );
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  expect(first.toString('utf8')).toMatch(/^\{"kind":"match"/);
  child.stdin.end();
  child.stdout.resume();
  expect(await closed).toEqual([0, null]);
});

test('a reader that has seen enough ends the run quietly', async () => {
  const log = files.path('long.ndjson');
  const lines = Array.from({ length: 20_000 }, (_, index) => connection(index, '198.51.100.7', 443));
  writeFileSync(log, lines.join('\n'));
  const child = start(['match', '-e', PATTERN, '--output', 'ndjson', log]);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const closed = once(child, 'close');
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await closed).toEqual([0, null]);
  expect(stderr).toBe('');
});

const COLOR = /\u001b\[/;
test('a pipe gets no colours', async () => {
  const { stdout, stderr } = await finish(start(['match', '-e', PATTERN, files.path('conn.ndjson')]));
  expect(stdout + stderr).not.toMatch(COLOR);
});

test.each([
  ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }],
  ['NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }],
])('%s wins over FORCE_COLOR', async (_, options, env) => {
  const argv = [...options, 'match', '-e', PATTERN, files.path('conn.ndjson')];
  const { stdout, stderr } = await finish(start(argv, env));
  expect(stdout + stderr).not.toMatch(COLOR);
});

test('a pipe in a CI job gets no colours', async () => {
  const { stdout } = await finish(start(['match', '-e', PATTERN, files.path('conn.ndjson')], { CI: 'true' }));
  expect(stdout).not.toMatch(COLOR);
});
