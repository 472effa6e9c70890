import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatText } from '../../src/cli/rewriting/format-text.js';
import { rewriteJsonFile } from '../../src/cli/rewriting/rewrite-json-file.js';
import { formatPattern } from '../../src/syntax/format-pattern.js';
import { choices, tree, writeJson, type Tree } from '../input/json-writer.js';
import { runCli, type CliResult } from './run-cli.js';
import { writeSampleFeeds } from './sample-feeds.js';
import type { SampleFiles } from './sample-logs.js';

let files: SampleFiles;
beforeEach(() => {
  files = writeSampleFeeds();
});
afterEach(() => {
  files.remove();
});

/** `{name}` in an argument is the path of a sample file, and its folder is left out of what is written. */
async function format(...argv: readonly string[]): Promise<CliResult> {
  const named = argv.map((text) => text.replace(/^\{(.*)\}$/, (_, name: string) => files.path(name)));
  const { code, stdout, stderr } = await runCli('format', ...named);
  const folder = `${dirname(files.path('x'))}/`;
  return { code, stdout: stdout.replaceAll(folder, ''), stderr: stderr.replaceAll(folder, '') };
}

const CANONICAL = "[file:name = 'a']";
const FORMATTER = { rewrite: (pattern: string) => formatText(pattern, '2.1'), trimsLines: true };

describe('the exit code says how it went', () => {
  test.each<[says: string, code: number, argv: readonly string[]]>([
    ['a pattern', 0, ['-e', "[file:name=='a']"]],
    ['a pattern with a warning', 0, ['-e', '[a:b=1 AND c:d=2]']],
    ['a pattern that does not parse', 1, ['-e', '[file:name = ']],
    ['a pattern with a constant that is none', 1, ['-e', '[file:size = 99999999999999999999]']],
    ['a canonical file under --check', 0, ['--check', '{good.json}']],
    ['a file that would change under --check', 1, ['--check', '{packed.json.gz}']],
    ['a file that changes under --write', 0, ['--write', '{folder/good.json}']],
    ['a file with a broken pattern under --write', 1, ['--write', '{patterns.stixp}']],
    ['a compressed file under --write', 1, ['--write', '{packed.json.gz}']],
    ['a file that ends early', 1, ['{cut.json.gz}']],
    ['other languages alone', 0, ['{languages.json}']],
    ['no input', 2, []],
    ['a file that is not there', 2, ['{none.json}']],
    ['no pattern in any file', 2, ['{nothing.json}', '{notes.txt}']],
    ['--check and --write', 2, ['--check', '--write', '{good.json}']],
    ['--write of a pattern', 2, ['--write', '-e', CANONICAL]],
    ['--write of standard input', 2, ['--write', '-']],
  ])('%s: %i', async (_, code, argv) => {
    const result = await format(...argv);
    expect(result.code).toBe(code);
    if (code === 2) expect(result).toMatchObject({ stdout: '', stderr: expect.stringMatching(/\S/) as unknown });
  });
});

describe('printed', () => {
  test.each([
    ["[ file:name=='a' ]", "[file:name = 'a']"],
    ["([file:name = 'a'])", "[file:name = 'a']"],
    ["[file:hashes.'MD5' <> h'AB']", "[file:hashes.MD5 != h'ab']"],
    ['[a:b = 1] /* kept */', '[a:b = 1] /* kept */'],
  ])('-e %s', async (pattern, canonical) => {
    expect(await format('-e', pattern)).toEqual({ code: 0, stdout: `${canonical}\n`, stderr: '' });
  });

  test('a pattern file: with its comments, empty lines and broken patterns', async () => {
    const { stdout, stderr } = await format('{patterns.stixp}');
    await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot('../golden/format-patterns.txt');
  });

  test('a bundle: a pattern a line, broken ones left out and reported', async () => {
    const { stdout, stderr } = await format('{broken.json}');
    await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot('../golden/format-bundle.txt');
  });

  test('files one after the other, each from the beginning of a line', async () => {
    const { stdout } = await format('{patterns.stixp}', '{nothing.json}', '{good.json}', '{good.json}');
    const [, second] = stdout.split("'e'\t]");
    expect(second).toBe(`\n${CANONICAL}\n`);
  });

  test('--check: what is not canonical, before and after', async () => {
    const { stdout, stderr } = await format(
      '--check',
      '{patterns.stixp}',
      '{broken.json}',
      '{packed.json.gz}',
      '-e',
      '[a:b==1]',
      '-e',
      CANONICAL,
    );
    await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot('../golden/format-check.txt');
  });

  test('--check of a long pattern: the surroundings of the first difference', async () => {
    const long = `'${'x'.repeat(500)}'`;
    const { stdout } = await format('--check', '-e', `[a:b = ${long} AND c:d==2 AND e:f = ${long}]`);
    const lines = stdout.split('\n');
    expect(lines[1]).toContain("x' AND c:d==2 AND");
    expect(lines[2]).toContain("x' AND c:d = 2 AND");
    for (const line of lines) expect(line.length).toBeLessThan(180);
  });
});

describe('--write', () => {
  const read = (name: string): string => readFileSync(files.path(name), 'utf8');

  test('changes the lines with patterns of a pattern file, and nothing else', async () => {
    const before = '\ufeff# == \r\n\r\n  [a:b==1]\t\r\n[broken\n \n#[a:b==1]\n[a:b=2]';
    writeFileSync(files.path('mixed.stixp'), before);
    const { stdout, stderr } = await format('--write', '{mixed.stixp}');
    expect(read('mixed.stixp')).toBe('\ufeff# == \r\n\r\n[a:b = 1]\r\n[broken\n \n#[a:b==1]\n[a:b = 2]');
    expect(stdout).toBe('mixed.stixp\n');
    expect(stderr).toMatch(/^mixed\.stixp:4:8 error P102 [^]*2 patterns formatted, 1 problem {2}of 3 patterns\n$/);
  });

  test('a second time changes nothing', async () => {
    await format('--write', '{patterns.stixp}');
    const once = read('patterns.stixp');
    expect((await format('--write', '{patterns.stixp}')).stdout).toBe('');
    expect(read('patterns.stixp')).toBe(once);
  });

  test('leaves a line alone whose bytes are no UTF-8', async () => {
    const before = Buffer.concat([Buffer.from("[a:b=='"), Buffer.from([0xe9]), Buffer.from("']\n[a:b==1]\n")]);
    writeFileSync(files.path('latin.stixp'), before);
    expect((await format('--write', '{latin.stixp}')).stderr).toMatch(/latin\.stixp:1:1 error The line is not UTF-8/);
    expect(readFileSync(files.path('latin.stixp'))).toEqual(
      Buffer.concat([before.subarray(0, 11), Buffer.from('[a:b = 1]\n')]),
    );
  });

  test('a line stays one line', async () => {
    const before = '[a:b==1 //\r AND a:c==2]\n';
    writeFileSync(files.path('return.stixp'), before);
    await format('--write', '{return.stixp}');
    expect(read('return.stixp')).toBe(before);
  });

  test('changes the strings of patterns in a bundle, byte for byte nothing else', () => {
    const patterns = [
      "[a:b=='\u00e9']",
      '[a:b=1]',
      '[a:b = 1]',
      '[broken',
      '[a:"b"=1]',
      "[a:b==h'AB' /* \u{1f600} */]",
    ];
    const string = (value: string): Tree => ({ kind: 'string', value });
    const indicator = fc.tuple(fc.constantFrom(...patterns), tree, tree).map(([pattern, one, other]): Tree => ({
      kind: 'object',
      members: [
        ['type', string('indicator')],
        ['x_one', one],
        ['pattern', string(pattern)],
        ['x_other', other],
      ],
    }));
    const bundle = fc
      .tuple(fc.array(fc.oneof(indicator, tree), { maxLength: 6 }), tree)
      .map(([items, other]): Tree => ({
        kind: 'object',
        members: [
          ['type', string('bundle')],
          ['objects', { kind: 'array', items }],
          ['x_other', other],
        ],
      }));
    return fc.assert(
      fc.asyncProperty(bundle, choices, fc.boolean(), async (root, drawn, hasMark) => {
        const { text, values } = writeJson(root, drawn);
        const mark = hasMark ? '\ufeff' : '';
        const { content } = await rewriteJsonFile('a.json', Buffer.from(mark + text), FORMATTER);
        const { objects } = JSON.parse(text) as { readonly objects: readonly unknown[] };
        const expected = objects.flatMap((object, index) => {
          const place = values.get(JSON.stringify(['objects', index, 'pattern']));
          if (!place || !isIndicator(object)) return [];
          return [{ ...place, after: canonicalOf(object.pattern) }];
        });

        // Cut out of both what may differ: what is left has to be the same bytes.
        let rest = Buffer.isBuffer(content) ? content.toString().slice(mark.length) : '';
        let copied = 0;
        for (const { start, end, after } of expected) {
          const same = text.slice(copied, start);
          expect(rest.slice(0, same.length)).toBe(same);
          rest = rest.slice(same.length);
          const token = /^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0] ?? '';
          expect(JSON.parse(token)).toBe(after ?? JSON.parse(text.slice(start, end)));
          rest = rest.slice(token.length);
          copied = end;
        }
        expect(rest).toBe(text.slice(copied));
      }),
      { numRuns: 300 },
    );
  });

  test('a file that keeps to ASCII goes on to', async () => {
    const text = `{"type":"indicator","id":"i","pattern":"[a:b=='\\u00e9\\ud83d\\ude00']","name":"\\u00e9"}`;
    writeFileSync(files.path('ascii.json'), text);
    await format('--write', '{ascii.json}');
    expect(read('ascii.json')).toBe(text.replace('==', ' = '));
  });

  test.each<[says: string, bytes: Buffer, reason: RegExp]>([
    ['UTF-16', Buffer.from('\ufeff{"type":"indicator","id":"i","pattern":"[a:b==1]"}', 'utf16le'), /UTF-16/],
    [
      'bytes that are no UTF-8',
      Buffer.from('{"type":"indicator","id":"i","name":"\xe9","pattern":"[a:b==1]"}', 'latin1'),
      /not UTF-8/,
    ],
  ])('leaves a file of %s as it is', async (_, bytes, reason) => {
    writeFileSync(files.path('other.json'), bytes);
    const { code, stdout, stderr } = await format('--write', '{other.json}');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(reason);
    expect(readFileSync(files.path('other.json'))).toEqual(bytes);
  });

  test('keeps the mode, and leaves nothing behind', async () => {
    const path = files.path('patterns.stixp');
    chmodSync(path, 0o640);
    const before = readdirSync(dirname(path));
    await format('--write', '{patterns.stixp}');
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readdirSync(dirname(path))).toEqual(before);
  });

  test('writes through a symbolic link, and never into a file that others read', async () => {
    const old = files.path('old.stixp');
    symlinkSync(files.path('patterns.stixp'), files.path('link.stixp'));
    linkSync(files.path('patterns.stixp'), old);
    const before = read('patterns.stixp');
    await format('--write', '{link.stixp}');
    expect(lstatSync(files.path('link.stixp')).isSymbolicLink()).toBe(true);
    expect(read('patterns.stixp')).not.toBe(before);
    // Whoever has the old file open goes on to read all of it.
    expect(readFileSync(old, 'utf8')).toBe(before);
  });

  test('a temporary file of that name, or a link, is not written to', async () => {
    const path = files.path('patterns.stixp');
    const victim = files.path('victim');
    writeFileSync(victim, 'untouched');
    symlinkSync(victim, files.path(`.patterns.stixp.${process.pid}.tmp`));
    const before = readFileSync(path, 'utf8');
    expect((await format('--write', '{patterns.stixp}')).code).toBe(1);
    expect([readFileSync(path, 'utf8'), readFileSync(victim, 'utf8')]).toEqual([before, 'untouched']);
  });
});

function isIndicator(value: unknown): value is { readonly pattern: string } {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'indicator' && 'pattern' in value
  );
}

/** The canonical text; undefined for a pattern that does not parse. */
function canonicalOf(pattern: string): string | undefined {
  try {
    return formatPattern(pattern);
  } catch {
    return undefined;
  }
}
