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

test('format - prints what it reads from standard input', () => {
  expect(run(['format', '-'], '# kept\n[a:b==1]\n')).toEqual({ status: 0, stdout: '# kept\n[a:b = 1]\n', stderr: '' });
});

test('the shell gets the exit code', () => {
  const codes = ['[a:b = 1]', '[a:b = ', ' '].map((pattern) => run(['validate', '-e', pattern], '').status);
  expect(codes).toEqual([0, 1, 1]);
  expect(run(['validate'], '')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^stix-pattern: .*\n$/) as unknown,
  });
});
