import { describe, expect, test } from 'vitest';
import { runCli, type CliResult } from '../run-cli.js';
import { useWorkingFolder } from '../working-folder.js';

const folder = useWorkingFolder();

const indicator = (digit: number, pattern: string): unknown => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--00000000-0000-4000-8000-00000000000${digit}`,
  valid_from: '2026-01-01T00:00:00Z',
  pattern,
  pattern_type: 'stix',
});
const bundle = (...objects: readonly unknown[]): string =>
  JSON.stringify({ type: 'bundle', id: 'bundle--5d1c2f0a-3f0e-4d57-9a06-9a4f6c2f0f11', objects }, null, 2);

const ONE = indicator(1, "[file:hashes.MD5 = 'ab']");
const TWICE = indicator(2, "[file:hashes.MD5 = 'ab' OR file:hashes.MD5 = 'ab']");
const GOOD = indicator(3, '[file:size = 1]');

const validate = (...argv: readonly string[]): Promise<CliResult> =>
  runCli('validate', '--baseline', 'known.json', ...argv);
const write = (...argv: readonly string[]): Promise<CliResult> => validate('--write-baseline', ...argv);
const count = ({ stdout }: CliResult): number => (JSON.parse(stdout) as readonly unknown[]).length;

describe('findings that were there before', () => {
  test('are not reported; a new one is', async () => {
    folder.write('a.json', bundle(ONE, TWICE));
    expect(await write('a.json')).toMatchObject({ code: 0, stdout: '' });
    expect(count(await validate('--format', 'json', '--max-warnings', '0', 'a.json'))).toBe(0);
    folder.write('b.json', bundle(ONE));
    expect(count(await validate('--format', 'json', '.'))).toBe(1);
  });

  test('stay known when they move, and when other patterns change', async () => {
    folder.write('a.json', bundle(ONE, TWICE));
    folder.write('a.stixp', "[file:hashes.MD5 = 'cd']\n");
    await write('.');
    folder.write('a.json', bundle(GOOD, TWICE, { type: 'malware' }, GOOD, ONE).replaceAll('\n', '\r\n\r\n'));
    folder.write('a.stixp', "# moved\n\n[file:size = 1]\n   [file:hashes.MD5 = 'cd']\n");
    expect(count(await validate('--format', 'json', 'a.json', 'a.stixp'))).toBe(0);
  });

  test('stay known when another part of their pattern changes', async () => {
    folder.write('a.json', bundle(ONE));
    await write('a.json');
    folder.write('a.json', bundle(indicator(1, "[file:size = 1 AND file:hashes.MD5 = 'ab']")));
    expect(count(await validate('--format', 'json', 'a.json'))).toBe(0);
    folder.write('a.json', bundle(indicator(1, "[file:hashes.MD5 = 'abc']")));
    expect(count(await validate('--format', 'json', 'a.json'))).toBe(1);
  });

  test('are as many as there were', async () => {
    folder.write('a.stixp', "[file:hashes.MD5 = 'ab']\n[file:hashes.MD5 = 'ab']\n");
    await write('a.stixp');
    folder.write('a.stixp', "[file:hashes.MD5 = 'ab']\n".repeat(5));
    expect(count(await validate('--format', 'json', 'a.stixp'))).toBe(3);
  });

  test('are the same from every folder, and by every name of the file', async () => {
    folder.write('feeds/a.json', bundle(ONE));
    await write('feeds/a.json');
    folder.enter('feeds');
    const argv = ['--baseline', '../known.json', '--format', 'json'];
    expect(count(await runCli('validate', ...argv, 'a.json'))).toBe(0);
    expect(count(await runCli('validate', ...argv, `${folder.path()}/feeds/a.json`))).toBe(0);
  });

  test('that are gone are counted, in the files that were looked at', async () => {
    folder.write('a.json', bundle(ONE, TWICE));
    folder.write('b.json', bundle(ONE));
    await write('.');
    folder.write('a.json', bundle(TWICE, GOOD));
    const { stderr } = await validate('a.json');
    expect(stderr).toContain('1 finding of the baseline is gone;');
  });
});

describe('errors', () => {
  test('are never known', async () => {
    folder.write('a.json', bundle(ONE, indicator(4, '[file:size = ]')));
    expect(await write('a.json')).toMatchObject({ code: 1, stdout: expect.stringContaining('error P101') as unknown });
    expect(folder.read('known.json')).not.toContain('P101');
    expect((await validate('a.json')).code).toBe(1);
  });

  test('that are warnings raised to errors can be', async () => {
    folder.write('a.json', bundle(ONE));
    await write('--severity', 'P302=error', 'a.json');
    expect((await validate('--severity', 'P302=error', 'a.json')).code).toBe(0);
  });
});

describe('the file', () => {
  test('has a line for each finding, in an order of its own', async () => {
    folder.write('b.json', bundle(ONE));
    folder.write('a.json', bundle(TWICE, ONE));
    await write('b.json', 'a.json');
    await expect(folder.read('known.json')).toMatchFileSnapshot('../../golden/baseline.json');
    const first = folder.read('known.json');
    await write('a.json', 'b.json');
    expect(folder.read('known.json')).toBe(first);
  });

  test.each([
    ['not there', undefined],
    ['no JSON', '{'],
    ['null', 'null'],
    ['of another version', '{"version":2,"findings":[]}'],
    ['of other entries', '{"version":1,"findings":[{"file":"a"}]}'],
  ])('%s: nothing is checked', async (_, content) => {
    if (content !== undefined) folder.write('known.json', content);
    folder.write('a.json', bundle(ONE));
    expect(await validate('a.json')).toMatchObject({ code: 2, stdout: '' });
  });

  test('without a name cannot be written', async () => {
    folder.write('a.json', bundle(ONE));
    expect((await runCli('validate', '--write-baseline', 'a.json')).code).toBe(2);
  });

  test('can be named by the configuration', async () => {
    folder.write('stix-pattern.config.yaml', 'baseline: known.json\n');
    folder.write('a.json', bundle(ONE));
    await runCli('validate', '--write-baseline', 'a.json');
    expect((await runCli('validate', '--max-warnings', '0', 'a.json')).code).toBe(0);
  });
});
