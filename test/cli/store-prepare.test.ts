import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.js';
import { PATTERN, writeSampleFiles } from './sample-logs.js';

const files = writeSampleFiles();
afterAll(files.remove);

const output = join(files.path('walked'), '..', 'feeds.set');
const prepare = (...more: readonly string[]) =>
  runCli('store', 'prepare', '-i', files.path('feed.json'), '--output', output, ...more);
const match = (...more: readonly string[]) => runCli('match', ...more, '--output', 'ndjson', files.path('conn.ndjson'));

describe('store prepare', () => {
  test('writes a set that matches what its feeds match', async () => {
    expect(await prepare()).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('feeds.set') as unknown,
    });
    const [prepared, direct] = [await match('-i', output), await match('-i', files.path('feed.json'))];
    expect(direct.stdout).not.toBe('');
    expect(prepared).toMatchObject({ code: 0, stdout: direct.stdout });
  });

  test('a prepared set takes further feeds and patterns, and is written over', async () => {
    await prepare('-e', "[domain-name:value = 'a.example']");
    const before = statSync(output).size;
    await prepare();
    expect(statSync(output).size).not.toBe(before);
    const both = await match('-i', output, '-e', PATTERN);
    // The pattern is that of the feed: it is reported once, and both are named.
    expect(both.stdout).toContain('"same_pattern"');
    expect((await match('-i', output)).stdout).not.toContain('"same_pattern"');
  });

  test.each<[what: string, change: (bytes: Buffer) => Buffer, message: RegExp]>([
    ['damaged', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]), /damaged.*store prepare/],
    [
      'of another version',
      (bytes) => Buffer.from(bytes.toString('latin1').replace('set 2', 'set 1'), 'latin1'),
      /format 1.*store prepare/,
    ],
  ])('one that is %s is refused by name: 2', async (_, change, message) => {
    await prepare();
    writeFileSync(output, change(readFileSync(output)));
    expect(await match('-i', output)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(message) as unknown,
    });
  });

  test('one of another profile is refused by name: 2', async () => {
    await prepare('--profile', 'spec');
    expect(await match('-i', output)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--profile spec/) as unknown,
    });
    expect(await match('-i', output, '--profile', 'spec')).toMatchObject({ code: 0 });
  });

  test('there can be one of them: 2', async () => {
    await prepare();
    expect(await match('-i', output, '-i', output)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/one prepared/) as unknown,
    });
  });

  test('an output that cannot be written, and no indicator: 2', async () => {
    expect(await prepare('--output', join(output, 'in-a-file'))).toMatchObject({ code: 2 });
    expect(await runCli('store', 'prepare', '--output', output)).toMatchObject({ code: 2 });
  });
});
