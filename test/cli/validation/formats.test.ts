import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedSchema } from '../../published-schema.js';
import { linesOf, runCli } from '../run-cli.js';
import { writeSampleFeeds } from '../sample-feeds.js';

const files = writeSampleFeeds();
afterAll(files.remove);

const ALL = ['{folder}', '{broken.json}', '{split.json}', '{cut.json.gz}', '{patterns.stixp}', '{languages.json}'];

async function validate(format: string, ...argv: readonly string[]): Promise<string> {
  const named = argv.map((text) => text.replace(/^\{(.*)\}$/, (_, name: string) => files.path(name)));
  return (await runCli('validate', '--format', format, ...named)).stdout;
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly partialFingerprints?: Readonly<Record<string, string>>;
        readonly fixes?: readonly unknown[];
        readonly locations: readonly [{ readonly physicalLocation?: { readonly artifactLocation: unknown } }];
      }[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] },
      ];
    },
  ];
}

describe('SARIF', () => {
  let check: ReturnType<typeof publishedSchema>;
  beforeAll(() => {
    check = publishedSchema('sarif-2.1.0');
  });
  const sarif = async (...argv: readonly string[]): Promise<Sarif> =>
    JSON.parse(await validate('sarif', ...argv)) as Sarif;

  test.each<[says: string, argv: readonly string[]]>([
    ['everything that can be wrong', ALL],
    ['nothing wrong', ['{good.json}']],
    ['a pattern of the command line', ['-e', "[file:name == 'a' AN"]],
  ])('of %s is valid', async (_, argv) => {
    expect(check(await sarif(...argv))).toEqual([]);
  });

  test('the check would find a fault', async () => {
    const log = await sarif('{broken.json}');
    expect(check({ ...log, version: '2.0.0' })).not.toEqual([]);
  });

  test('has a rule for each code that occurs, which its results name', async () => {
    const [run] = (await sarif(...ALL)).runs;
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...new Set(run.results.map(({ ruleId }) => ruleId))]);
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('says the same as JSON', async () => {
    const records = JSON.parse(await validate('json', ...ALL)) as readonly { code: string | null }[];
    const [run] = (await sarif(...ALL)).runs;
    const codes = records.map(({ code }) => code);
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(codes.filter((code) => code !== null));
    const [{ executionSuccessful, toolExecutionNotifications }] = run.invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications).toHaveLength(codes.filter((code) => code === null).length);
  });

  test('of one finding', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
    mkdirSync(join(folder, 'feeds of é'));
    writeFileSync(
      join(folder, 'feeds of é', 'a.json'),
      '{"type":"indicator","spec_version":"2.1","id":"indicator--1","valid_from":"2026-01-01T00:00:00Z",\r\n' +
        '  "pattern_type":"stix","pattern":"[file:name\\u0020== \'a\\\\\\\\b\\ud83d\\ude00\' AND file:x_ab=h\'AB\']"}\r\n',
    );
    const before = process.cwd();
    try {
      process.chdir(folder);
      const log = await sarif('.');
      expect(check(log)).toEqual([]);
      await expect(JSON.stringify(log.runs[0].results, null, 2)).toMatchFileSnapshot('../../golden/validate-one.sarif');
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  });
});

test('GitHub: a command for each finding', async () => {
  const records = JSON.parse(await validate('json', ...ALL)) as readonly unknown[];
  const lines = linesOf(await validate('github', ...ALL));
  expect(lines).toHaveLength(records.length);
  for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=[^:]*::/);
});

describe('JUnit', () => {
  const read = (xml: string): readonly (readonly [string, Readonly<Record<string, string>>])[] => {
    const tags: [string, Record<string, string>][] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => tags.push([name, { ...attributes } as Record<string, string>]));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    return tags;
  };

  test('a test for each pattern, failed where there is an error', async () => {
    const tags = read(await validate('junit', '{broken.json}', '{good.json}', '{warnings.stixp}'));
    const suites = tags.filter(([name]) => name === 'testsuite').map(([, { tests, failures }]) => [tests, failures]);
    expect(suites).toEqual([
      ['9', '7'],
      ['1', '0'],
      ['2', '0'],
    ]);
    expect(tags.filter(([name]) => name === 'system-out')).toHaveLength(4);
  });

  test('too many warnings are a test that failed', async () => {
    const tags = read(await validate('junit', '--max-warnings', '1', '{warnings.stixp}'));
    expect(tags.filter(([name]) => name === 'failure')).toEqual([
      ['failure', { message: 'There are 2 warnings; --max-warnings allows 1.' }],
    ]);
  });
});
