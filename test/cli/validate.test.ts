import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { linesOf, runCli, type CliResult } from './run-cli.js';
import { writeSampleFeeds } from './sample-feeds.js';

const files = writeSampleFeeds();
afterAll(files.remove);

/** `{name}` in an argument is the path of a sample file, and its folder is left out of what is written. */
async function validate(...argv: readonly string[]): Promise<CliResult> {
  const named = argv.map((text) => text.replace(/^\{(.*)\}$/, (_, name: string) => files.path(name)));
  const { code, stdout, stderr } = await runCli('validate', ...named);
  const [folder] = files.path('x').split(/x$/);
  const short = (text: string): string => text.replaceAll(folder ?? '', '');
  return { code, stdout: short(stdout), stderr: short(stderr) };
}

const GOOD = "[file:name = 'a']";
const WARNING = '[x-a:b = 1 AND x-c:d = 2]';

describe('the exit code says how it went', () => {
  test.each<[says: string, code: number, argv: readonly string[]]>([
    ['nothing is wrong', 0, ['{good.json}']],
    ['nothing is wrong with a pattern', 0, ['-e', GOOD]],
    ['warnings alone', 0, ['{warnings.stixp}']],
    ['as many warnings as are allowed', 0, ['--max-warnings', '2', '{warnings.stixp}']],
    ['more warnings than are allowed', 1, ['--max-warnings', '1', '{warnings.stixp}']],
    ['a warning made an error', 1, ['--severity', 'P301=error', '{warnings.stixp}']],
    ['warnings turned off', 0, ['--severity', 'P301=off', '--max-warnings', '0', '{warnings.stixp}']],
    ['errors', 1, ['{broken.json}']],
    ['errors in what a folder holds', 1, ['{folder}']],
    ['an error in a pattern', 1, ['-e', '[file:name = ]']],
    ['an empty pattern', 1, ['-e', '']],
    ['a good file beside one that is no feed', 0, ['{notes.txt}', '{good.json}']],
    ['a part that is no JSON', 1, ['{split.json}']],
    ['a file that ends early', 1, ['{cut.json.gz}']],
    ['other languages alone', 0, ['{languages.json}']],
    [
      'what 2.0 allowed, read as 2.0',
      0,
      ['--stix-version', '2.0', '-e', "[x-a:b = 1] START '2026-01-01T00:00:00Z' STOP '2026-02-01T00:00:00Z'"],
    ],
    [
      'what 2.0 allowed, read as 2.1',
      1,
      ['-e', "[x-a:b = 1] START '2026-01-01T00:00:00Z' STOP '2026-02-01T00:00:00Z'"],
    ],
    ['no input', 2, []],
    ['a file that is not there', 2, ['{none.json}', '{good.json}']],
    ['a glob without files', 2, ['{*.none}']],
    ['no pattern in any file', 2, ['{nothing.json}']],
    ['no feed', 2, ['{notes.txt}', '{noise.bin}', '{old.xml}']],
    ['an empty folder', 2, ['{empty}']],
    ['a form that does not exist', 2, ['--format', 'xml', '{good.json}']],
    ['a version that does not exist', 2, ['--stix-version', '3.0', '{good.json}']],
    ['a code that does not exist', 2, ['--severity', 'P999=off', '{good.json}']],
    ['a code by its inherited name', 2, ['--severity', 'constructor=off', '{good.json}']],
    ['a severity that does not exist', 2, ['--severity', 'P301=fatal', '{good.json}']],
    ['an error that is to be none', 2, ['--severity', 'P101=off', '{good.json}']],
    ['an error that is to be a warning', 2, ['--severity', 'P101=warning', '{good.json}']],
    ['an error that is to be an error', 0, ['--severity', 'P101=error', '{good.json}']],
    ['a limit that is no number', 2, ['--max-warnings', 'few', '{good.json}']],
  ])('%s: %i', async (_, code, argv) => {
    const result = await validate(...argv);
    expect(result.code).toBe(code);
    if (code === 2) expect(result).toMatchObject({ stdout: '', stderr: expect.stringMatching(/\S/) as unknown });
  });
});

describe('what is printed', () => {
  test.each([
    ['validate-bundle', ['{broken.json}']],
    ['validate-patterns', ['{patterns.stixp}', '{forgotten.txt}', '{warnings.stixp}']],
    [
      'validate-folder',
      ['{folder}', '{split.json}', '{cut.json.gz}', '{packed.json.gz}', '{noise.bin}', '{languages.json}'],
    ],
    ['validate-expressions', ['-e', GOOD, '-e', "[file:name == 'a' AN", '-e', WARNING]],
  ])('%s, for people', async (name, argv) => {
    const { stdout, stderr } = await validate(...argv);
    await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot(`../golden/${name}.txt`);
  });

  test.each([
    ['validate-bundle', ['{broken.json}']],
    ['validate-folder', ['{folder}', '{split.json}', '{cut.json.gz}', '{good.json}']],
  ])('%s, as JSON', async (name, argv) => {
    const { stdout } = await validate('--format', 'json', ...argv);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    await expect(stdout).toMatchFileSnapshot(`../golden/${name}.json`);
  });

  test('where nothing is wrong: nothing, or an empty array', async () => {
    expect(await validate('{good.json}')).toEqual({
      code: 0,
      stdout: '',
      stderr: '0 errors, 0 warnings  in 1 pattern of 1 file\n',
    });
    expect((await validate('--format', 'json', '{good.json}')).stdout).toBe('[]\n');
  });

  test('a place in the file is where the fault stands in it', async () => {
    const { stdout } = await validate('--format', 'json', '{packed.json.gz}');
    const column =
      gunzipSync(readFileSync(files.path('packed.json.gz')))
        .toString()
        .indexOf('==') + 1;
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'P112', line: 1, column, endLine: 1, endColumn: column + 2 }]);
  });

  test('--quiet leaves stderr empty and the findings as they are', async () => {
    const loud = await validate('{folder}');
    const quiet = await validate('--quiet', '{folder}');
    expect(quiet).toEqual({ ...loud, stderr: '' });
    expect(linesOf(loud.stderr).length).toBeGreaterThan(1);
  });

  test('--severity off leaves a finding out, error says so', async () => {
    expect((await validate('--severity', 'P301=off', '-e', WARNING)).stdout).toBe('');
    expect((await validate('--severity', 'P301=error', '-e', WARNING)).stdout).toMatch(/^pattern:1:16 error P301 /);
    expect((await validate('--severity', 'P301=off', '--severity', 'P301=warning', '-e', WARNING)).stdout).toMatch(
      /^pattern:1:16 warning P301 /,
    );
  });

  test('the findings of one pattern are listed up to a limit that is named, and all counted', async () => {
    const members = Array.from({ length: 500 }, () => "t'never'").join(', ');
    const { stdout, stderr } = await validate('--format', 'json', '-e', `[x-a:b IN (${members})]`);
    const records = JSON.parse(stdout) as readonly unknown[];
    expect(records).toHaveLength(51);
    expect(records.at(-1)).toMatchObject({
      code: null,
      severity: 'error',
      message: 'From here on there are 450 more findings in this pattern.',
      column: 12 + 50 * "t'never', ".length,
    });
    expect(stderr).toContain('500 errors');
  });
});
