import { expect, test } from 'vitest';
import { runCli } from '../run-cli.js';
import { useWorkingFolder } from '../working-folder.js';

const { write } = useWorkingFolder();

const indicator = (number: number, pattern: string, more: object = {}): object => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--5bd3b1f0-0d2c-4a4e-9d52-0a51b6a7a00${number}`,
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  name: `number ${number}`,
  pattern_type: 'stix',
  pattern,
  valid_from: '2026-01-01T00:00:00Z',
  ...more,
});
const writeFeed = (name: string, ...objects: readonly object[]): void => {
  write(name, JSON.stringify({ type: 'bundle', id: 'bundle--5bd3b1f0-0d2c-4a4e-9d52-0a51b6a7a000', objects }, null, 1));
};

interface Reported {
  readonly code: string;
  readonly file: string;
  readonly message: string;
}

async function duplicates(...argv: readonly string[]): Promise<readonly Reported[]> {
  const { stdout } = await runCli('validate', '--duplicates', '--format', 'json', ...argv);
  return (JSON.parse(stdout) as readonly Reported[]).filter(({ code }) => code === 'I122');
}

test('patterns that mean the same are found across files, and where the first is', async () => {
  writeFeed('a.json', indicator(1, "[ipv4-addr:value IN ('198.51.100.4', '198.51.100.5')]"));
  write('b.stixp', "[ipv4-addr:value = '198.51.100.5' OR ipv4-addr:value = '198.51.100.4']\n");
  const [found, ...others] = await duplicates('a.json', 'b.stixp');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    file: 'b.stixp',
    message: expect.stringMatching(/^It means the same as the pattern at a\.json:\d+:\d+; /) as unknown,
  });
});

test('a version of an indicator, another language and a broken pattern are no duplicates', async () => {
  writeFeed(
    'a.json',
    indicator(1, '[file:size = 1]'),
    indicator(1, '[file:size = 1]', { modified: '2026-01-02T00:00:00Z' }),
    indicator(2, '[file:size = 1', {}),
    indicator(3, '[file:size = 1', {}),
    indicator(4, '[file:size = 1]', { pattern_type: 'other' }),
  );
  expect(await duplicates('a.json')).toEqual([]);
});

test('without the option nobody looks', async () => {
  write('a.stixp', '[file:size = 1]\n[file:size = 1]\n');
  expect(await runCli('validate', 'a.stixp')).toMatchObject({ code: 0, stdout: '' });
  expect((await runCli('validate', '--duplicates', '--max-warnings', '0', 'a.stixp')).code).toBe(1);
});

test('SARIF names the first as a related place', async () => {
  write('a.stixp', '[file:size = 1]\n[file:size = 1.0]\n');
  const { stdout } = await runCli('validate', '--duplicates', '--format', 'sarif', 'a.stixp');
  expect(stdout).toContain('"relatedLocations"');
});
