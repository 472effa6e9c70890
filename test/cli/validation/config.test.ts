import { describe, expect, test } from 'vitest';
import { linesOf, runCli } from '../run-cli.js';
import { useWorkingFolder } from '../working-folder.js';

const folder = useWorkingFolder();

const SHORT_HASH = "[file:hashes.MD5 = 'ab']\n";

/** Severity and code of each finding, in their order. */
async function findings(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCli('validate', '--format', 'json', ...argv);
  const records = JSON.parse(stdout) as readonly { readonly severity: string; readonly code: string }[];
  return records.map(({ severity, code }) => `${severity} ${code}`);
}

describe('a configuration file', () => {
  test.each([
    ['stix-pattern.config.yaml', 'severity:\n  P302: error\n'],
    ['stix-pattern.config.yml', 'severity: { P302: error }'],
    ['stix-pattern.config.json', '{\n\t"severity": {"P302": "error"}\n}'],
  ])('%s is found in the working directory', async (name, content) => {
    folder.write(name, content);
    folder.write('a.stixp', SHORT_HASH);
    expect(await findings('a.stixp')).toEqual(['error P302']);
  });

  test('is found in a folder around it, and the nearest one counts', async () => {
    folder.write('stix-pattern.config.yaml', 'severity: { P302: off }');
    folder.write('deep/a.stixp', SHORT_HASH);
    folder.enter('deep/deeper');
    expect(await findings('../a.stixp')).toEqual([]);
    folder.write('deep/stix-pattern.config.yaml', '# nothing yet\n');
    expect(await findings('../a.stixp')).toEqual(['warning P302']);
  });

  test('that is named is the one, whatever lies around', async () => {
    folder.write('stix-pattern.config.yaml', 'severity: { P302: off }');
    folder.write('other.yaml', 'severity: { P302: note }');
    folder.write('a.stixp', SHORT_HASH);
    expect(await findings('--config', 'other.yaml', 'a.stixp')).toEqual(['note P302']);
  });

  test('yields to the command line', async () => {
    folder.write('stix-pattern.config.yaml', 'severity: { P302: off }\nmax-warnings: 0\n');
    folder.write('a.stixp', SHORT_HASH);
    expect((await runCli('validate', '--severity', 'P302=warning', 'a.stixp')).code).toBe(1);
    expect((await runCli('validate', '--severity', 'P302=warning', '--max-warnings', '1', 'a.stixp')).code).toBe(0);
  });

  test('never turns an error down', async () => {
    folder.write('stix-pattern.config.yaml', 'ignore:\n  - { files: "**", codes: P302 }\n');
    folder.write('a.stixp', '[file:size = ]\n' + SHORT_HASH);
    expect(await findings('a.stixp')).toEqual(['error P101']);
  });
});

describe('ignores by path', () => {
  test.each<[files: string, ignored: readonly string[]]>([
    ['old', ['old/a.stixp', 'old/deeper/b.stixp']],
    ['old/', ['old/a.stixp', 'old/deeper/b.stixp']],
    ['./old/*.stixp', ['old/a.stixp']],
    ['"**/b.stixp"', ['b.stixp', 'old/deeper/b.stixp']],
    ['b.stixp', ['b.stixp']],
    ['[b.stixp, old/a.stixp]', ['b.stixp', 'old/a.stixp']],
    ['nothing', []],
  ])('%s', async (files, ignored) => {
    const all = ['b.stixp', 'old/a.stixp', 'old/deeper/b.stixp'];
    for (const file of all) folder.write(file, SHORT_HASH);
    folder.write('stix-pattern.config.yaml', `ignore:\n  - files: ${files}\n    codes: [P302]\n    reason: old ones\n`);
    const { stdout } = await runCli('validate', '--format', 'json', '.');
    const reported = (JSON.parse(stdout) as readonly { readonly file: string }[]).map(({ file }) => file);
    expect(reported.sort()).toEqual(all.filter((file) => !ignored.includes(file)));
  });

  test('count from the folder of the configuration, wherever the command runs', async () => {
    folder.write('stix-pattern.config.yaml', 'ignore: [{ files: old, codes: P302 }]');
    folder.write('old/a.stixp', SHORT_HASH);
    folder.enter('old');
    expect(await findings('a.stixp')).toEqual([]);
    expect(await findings(`${folder.path()}/old/a.stixp`)).toEqual([]);
  });
});

describe('a configuration that cannot be used ends the run, and says where', () => {
  test.each<[content: string, ...messages: readonly string[]]>([
    ['severity: { P302: fatal }', '1:19 Expected one of error, warning, note, off; found "fatal".'],
    ['severity:\n  P999: off', '2:3 There is no diagnostic "P999".'],
    ['severity:\n  P101: warning', '2:9 P101 (unexpected-token) is an error, and errors cannot be turned down.'],
    ['severity: P302', '1:11 Expected a map; found "P302".'],
    ['severities: {}', '1:1 There is no "severities" here; there can be severity, ignore, max-warnings, baseline.'],
    ['ignore:\n  - files: a', '2:5 codes is missing here.'],
    ['ignore:\n  - codes: P302', '2:5 files is missing here.'],
    ['ignore: [{ files: a, codes: P101 }]', '1:29 P101 (unexpected-token) is an error, and errors cannot be ignored.'],
    [
      'ignore: [{ files: 1, codes: [P998, true] }]',
      '1:19 Expected text; found 1.',
      '1:30 There is no diagnostic "P998".',
      '1:36 Expected text; found true.',
    ],
    ['max-warnings: -1', '1:15 Expected a whole number; found -1.'],
    ['baseline: [a]', '1:11 Expected text; found a list.'],
    ['- a', '1:1 Expected a map; found a list.'],
    ['constructor: 1', '1:1 There is no "constructor" here; there can be severity, ignore, max-warnings, baseline.'],
    ['severity: {}\nseverity: {}', '2:1 Map keys must be unique.'],
  ])('%s', async (content, ...messages) => {
    folder.write('stix-pattern.config.yaml', content);
    folder.write('a.stixp', SHORT_HASH);
    const { code, stdout, stderr } = await runCli('validate', 'a.stixp');
    expect([code, stdout]).toEqual([2, '']);
    expect(linesOf(stderr)).toEqual([
      'stix-pattern: the configuration cannot be used',
      ...messages.map((message) => `stix-pattern.config.yaml:${message}`),
    ]);
  });

  test('one that is not there', async () => {
    folder.write('a.stixp', SHORT_HASH);
    const { code, stderr } = await runCli('validate', '--config', 'none.yaml', 'a.stixp');
    expect([code, stderr]).toEqual([2, 'stix-pattern: none.yaml: no such file or directory\n']);
  });

  test.each<[says: string, content: string, message: RegExp]>([
    ['brackets without end', '['.repeat(100_000), /call stack|levels/],
    [
      'aliases of aliases',
      `a: &a [1]\n${Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [${'*a,*a'.replaceAll('a', n === 0 ? 'a' : `b${n - 1}`)}]`).join('\n')}`,
      /more than 100000 values/,
    ],
    ['an alias of itself', 'a: &a [*a]', /more than 100 levels|unresolved/i],
  ])('%s', async (_, content, message) => {
    folder.write('stix-pattern.config.yaml', content);
    folder.write('a.stixp', SHORT_HASH);
    const { code, stderr } = await runCli('validate', 'a.stixp');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
