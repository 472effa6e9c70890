import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { writeSampleFeeds } from './sample-feeds.js';

// What can only be seen from outside: standard input, and the exit code that the shell gets.

const files = writeSampleFeeds();
let cli: CompiledCli;

beforeAll(() => {
  cli = compileCli();
}, 60_000);

afterAll(() => {
  cli.remove();
  files.remove();
});

function run(argv: readonly string[], input: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli.main, ...argv], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each(['broken.json', 'packed.json.gz', 'patterns.stixp'])('validate - reads %s from standard input', (name) => {
  const bytes = readFileSync(files.path(name));
  const named = run(['validate', files.path(name)], '');
  const piped = run(['validate', '-'], bytes);
  expect(piped).toEqual({
    ...named,
    stdout: named.stdout.replaceAll(files.path(name), '-'),
  });
});

test('validate - calls standard input what it is told, and believes the extension', () => {
  const { status, stdout } = run(
    ['validate', '--format', 'json', '--stdin-filename', 'feeds/a.stixp', '-'],
    '[x-a:b = \n',
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([{ file: 'feeds/a.stixp', line: 1, code: 'P102' }]);
  expect(run(['validate', '-'], '{"broken').stdout).toMatch(/^-:1:1 error I101 /);
});

test('validate --format sarif brings the pages of its rules along', () => {
  const { stdout } = run(['validate', '--format', 'sarif', '-'], '[x-a:b = \n');
  const [{ tool }] = (JSON.parse(stdout) as { runs: readonly [{ tool: unknown }] }).runs;
  expect(tool).toMatchObject({
    driver: { rules: [{ id: 'P102', help: { text: expect.stringMatching(/^# P102/) as unknown } }] },
  });
});

test('format - prints what it reads from standard input', () => {
  expect(run(['format', '-'], '# kept\n[x-a:b==1]\n')).toEqual({
    status: 0,
    stdout: '# kept\n[x-a:b = 1]\n',
    stderr: '',
  });
});

test('the shell gets the exit code', () => {
  const codes = ['[x-a:b = 1]', '[x-a:b = ', ' '].map((pattern) => run(['validate', '-e', pattern], '').status);
  expect(codes).toEqual([0, 1, 1]);
  expect(run(['validate'], '')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^stix-pattern: .*\n$/) as unknown,
  });
});
