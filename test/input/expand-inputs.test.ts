import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { expandInputs } from '../../src/input/expand-inputs.js';
import { openBytes } from '../../src/input/open-bytes.js';
import { collectBytes } from './streams.js';
import { temporaryDirectory } from './temporary-directory.js';

const root = temporaryDirectory();
const at = (path: string): string => join(root, path);

beforeAll(() => {
  for (const directory of ['logs/b', 'logs/a', 'logs/.hidden', 'empty', 'loops', 'shared']) {
    mkdirSync(at(directory), { recursive: true });
  }
  for (const file of [
    'logs/b/2.log',
    'logs/b/10.log',
    'logs/a/1.log.gz',
    'logs/Z.log',
    'logs/c.log',
    'logs/.secret.log',
    'logs/.hidden/x.log',
    'we[i]rd.log',
    'loops/one.log',
    'shared/-',
  ]) {
    writeFileSync(at(file), file);
  }
  symlinkSync('.', at('loops/again'));
  symlinkSync('..', at('loops/up'));
  symlinkSync('nowhere', at('loops/broken.log'));
  symlinkSync('one.log', at('loops/another-name.log'));
});

interface Case {
  readonly name: string;
  readonly inputs: readonly string[];
  /** Relative to the directory; `!` marks the named ones. */
  readonly files: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'a file', inputs: ['logs/c.log'], files: ['!logs/c.log'] },
  {
    name: 'a directory, sorted by code units, without hidden entries',
    inputs: ['logs'],
    files: ['logs/Z.log', 'logs/a/1.log.gz', 'logs/b/10.log', 'logs/b/2.log', 'logs/c.log'],
  },
  { name: 'a hidden directory that is named', inputs: ['logs/.hidden'], files: ['logs/.hidden/x.log'] },
  { name: 'an empty directory', inputs: ['empty'], files: [] },
  { name: 'a glob', inputs: ['logs/*/*.log'], files: ['logs/b/10.log', 'logs/b/2.log'] },
  { name: 'a glob over all levels', inputs: ['logs/**/*.gz'], files: ['logs/a/1.log.gz'] },
  { name: 'a name that only looks like a glob', inputs: ['we[i]rd.log'], files: ['!we[i]rd.log'] },
  {
    name: 'the order of the inputs',
    inputs: ['logs/c.log', 'logs/b'],
    files: ['!logs/c.log', 'logs/b/10.log', 'logs/b/2.log'],
  },
  {
    name: 'a file reached twice comes once, in its first place, and is named if any input names it',
    inputs: ['logs/b', 'logs/b/2.log', 'logs/b/2.log'],
    files: ['logs/b/10.log', '!logs/b/2.log'],
  },
  {
    name: 'links are followed, and loops end',
    inputs: ['loops'],
    files: [
      'loops/another-name.log',
      'loops/broken.log',
      'loops/up/logs/Z.log',
      'loops/up/logs/a/1.log.gz',
      'loops/up/logs/b/10.log',
      'loops/up/logs/b/2.log',
      'loops/up/logs/c.log',
      'loops/up/shared/-',
      'loops/up/we[i]rd.log',
    ],
  },
];

describe('expandInputs', () => {
  test.each(cases)('$name', async ({ inputs, files }) => {
    const expanded = await expandInputs(inputs.map(at));
    expect(expanded.problems).toEqual([]);
    expect(expanded.files).toEqual(
      files.map((file) => ({ path: at(file.replace(/^!/, '')), named: file.startsWith('!') })),
    );
  });

  test('standard input, once', async () => {
    const { files } = await expandInputs(['-', '-']);
    expect(files).toEqual([{ path: '-', named: true }]);
  });

  test.each([
    { name: 'missing file', input: 'logs/nothing.log', reason: /no such file/ },
    { name: 'glob without result', input: 'logs/*.zip', reason: /none matches/ },
    { name: 'file taken for a directory', input: 'logs/c.log/x', reason: /not a directory/ },
    { name: 'broken link', input: 'loops/broken.log', reason: /no such file/ },
  ])('a problem: $name', async ({ input, reason }) => {
    const { files, problems } = await expandInputs([at(input), at('logs/c.log')]);
    expect(files).toEqual([{ path: at('logs/c.log'), named: true }]);
    expect(problems).toEqual([{ input: at(input), reason: expect.stringMatching(reason) as string }]);
  });

  test('what a walk cannot open is found out by opening it', async () => {
    const { files, problems } = await expandInputs([at('loops')]);
    expect(problems).toEqual([]);
    const broken = files.find(({ path }) => path.endsWith('broken.log'));
    const { error } = await collectBytes(openBytes({ path: broken?.path ?? '' }));
    expect(error).toMatchObject({ name: 'InputError', reason: 'unreadable' });
  });

  test('paths stay as the user wrote them, and a file called - is no standard input', async () => {
    const before = process.cwd();
    process.chdir(at('shared'));
    try {
      expect(await expandInputs(['.', '../logs/b', '../logs/*.log'])).toEqual({
        files: [
          { path: './-', named: false },
          { path: '../logs/b/10.log', named: false },
          { path: '../logs/b/2.log', named: false },
          { path: '../logs/Z.log', named: false },
          { path: '../logs/c.log', named: false },
        ],
        problems: [],
      });
    } finally {
      process.chdir(before);
    }
  });
});
