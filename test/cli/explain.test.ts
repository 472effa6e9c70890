import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';
import { runCli, type CliResult } from './run-cli.js';

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

  test('that every record of a source may match says so, and why', async () => {
    const { stdout } = await runCli('explain', "[network-traffic:protocols[*] = 'dns']");
    const filter = stdout.slice(stdout.indexOf('Filter, by log source'));
    expect(filter).toContain(
      'zeek: every record of zeek-dns is a candidate, since network-traffic:protocols[*] can be "dns" whatever else',
    );
    expect(filter).toMatch(/^ {2}suricata, .*lines that cannot match are not parsed$/m);
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

describe('a pattern against a log', () => {
  /** From the first line about the log on; the folder of the examples is left out. */
  async function explainAgainst(file: string, ...argv: readonly string[]): Promise<CliResult> {
    const examples = fileURLToPath(new URL('../../examples/logs/', import.meta.url));
    const { code, stdout, stderr } = await runCli('explain', ...argv, '--against', `${examples}${file}`);
    const short = (text: string): string => text.replaceAll(examples, '');
    return { code, stdout: short(stdout).replace(/^.*?(?=^Against )/ms, ''), stderr: short(stderr) };
  }

  const BEACON =
    "([domain-name:value = 'login.sable-metrics.example'] FOLLOWEDBY [network-traffic:dst_ref.value = '198.51.100.140']) WITHIN 5 SECONDS REPEATS 3 TIMES";

  test.each([
    ['explain-against-nearest', '', [LURE]],
    ['explain-against-match', '', [BEACON]],
    [
      'explain-against-too-few',
      'zeek',
      [BEACON.replace('FOLLOWEDBY', 'AND').replace('WITHIN 5 SECONDS REPEATS 3', 'REPEATS 40')],
    ],
    ['explain-against-given-up', 'zeek', [BEACON.replace('3 TIMES', '40 TIMES')]],
    [
      'explain-against-spelling',
      'zeek/dns.log',
      ['--profile', 'spec', "[domain-name:value = 'LOGIN.sable-metrics.example']"],
    ],
  ])('%s', async (name, file, argv) => {
    const { code, stdout } = await explainAgainst(file, ...argv);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`../golden/${name}.txt`);
  });

  test('what of it cannot be used is said as match says it', async () => {
    const { code, stdout, stderr } = await explainAgainst('../README.md', "[file:name = 'a']");
    expect({ code, stdout }).toEqual({ code: 2, stdout: expect.not.stringContaining('Against') as unknown });
    expect(stderr).toMatch(/^not used .*README\.md: the log source was not recognised$/m);
    expect(stderr).toMatch(/^None of the logs could be used\.$/m);
  });

  test('that is not there is a mistake', async () => {
    const { code, stderr } = await explainAgainst('none.log', "[file:name = 'a']");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('none.log: no such file') as unknown,
    });
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
