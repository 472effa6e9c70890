import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';
import { runCli } from './run-cli.js';

const LURE =
  "([domain-name:value = 'Tracking.harborline-freight.example'] FOLLOWEDBY [file:hashes.'SHA-256' IN ('7da424ef8274', '11') AND file:size > 1000]) WITHIN 300 SECONDS";

const page = (code: string): string =>
  readFileSync(new URL(`../../docs/diagnostics/${code}.md`, import.meta.url), 'utf8');

describe('a pattern', () => {
  test.each([
    ['explain-lure', [LURE]],
    ['explain-lure-spec', ['--profile', 'spec', LURE]],
  ])('%s', async (name, argv) => {
    const { code, stdout } = await runCli('explain', ...argv);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`../golden/${name}.txt`);
  });

  test('is shown with what is wrong with it, on stderr', async () => {
    const result = await runCli('explain', "[file:hashes.'SHA-256' = 'ab']");
    expect(result).toMatchObject({ code: 0, stderr: expect.stringContaining('warning P302') as unknown });
  });

  test('that is invalid is shown with the reason, and nothing else', async () => {
    const result = await runCli('explain', "[file:name = 'a'");
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/^pattern:1:\d+ error P1\d\d .*stix-pattern: the pattern is not valid\n$/s);
  });
});

describe('a diagnostic', () => {
  test.each(Object.keys(CODES))('%s is its page', async (code) => {
    expect(await runCli('explain', code)).toEqual({ code: 0, stdout: page(code), stderr: '' });
  });

  test('may be written in lower case', async () => {
    expect(await runCli('explain', 'p301')).toEqual({ code: 0, stdout: page('P301'), stderr: '' });
  });

  test.each([
    ['that does not exist', ['P999'], 'there is no diagnostic P999; docs/diagnostics/README.md lists them.'],
    ['against a file', ['P301', '--against', 'x.json'], '--against is for a pattern, and not for a diagnostic.'],
  ])('%s is a mistake', async (_, argv, message) => {
    expect(await runCli('explain', ...argv)).toEqual({ code: 2, stdout: '', stderr: `stix-pattern: ${message}\n` });
  });
});
