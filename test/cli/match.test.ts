import { afterAll, describe, expect, test } from 'vitest';
import { linesOf, runCli, runMatch } from './run-cli.js';
import { ABSENT, COMPOSITE, PATTERN, writeSampleFiles } from './sample-logs.js';

const files = writeSampleFiles();
afterAll(files.remove);

const match = runMatch(files);

describe('the exit code says how it went', () => {
  test.each<[says: string, code: number, argv: readonly string[]]>([
    ['done, with matches', 0, ['-e', PATTERN, '{conn.ndjson}']],
    ['done, without a match', 0, ['-e', ABSENT, '{conn.ndjson}']],
    ['done, in an empty log', 0, ['-e', PATTERN, '{quiet.log}']],
    ['done, with a bad file among those of a folder', 0, ['-e', PATTERN, '{walked}']],
    ['done, with a bad file beside a good one', 0, ['-e', PATTERN, '{noise.log}', '{conn.ndjson}']],
    ['a match under --fail-on-match', 1, ['-e', PATTERN, '--fail-on-match', '{conn.ndjson}']],
    ['no match under --fail-on-match', 0, ['-e', ABSENT, '--fail-on-match', '{conn.ndjson}']],
    ['no indicator', 2, ['{conn.ndjson}']],
    ['an empty pattern', 2, ['-e', '', '{conn.ndjson}']],
    ['an option that does not exist', 2, ['-e', PATTERN, '--no-such-option', '{conn.ndjson}']],
    ['a form of output that does not exist', 2, ['-e', PATTERN, '--output', 'xml', '{conn.ndjson}']],
    ['a source that does not exist', 2, ['-e', PATTERN, '--input-format', 'xml', '{conn.ndjson}']],
    ['a profile that does not exist', 2, ['-e', PATTERN, '--profile', 'strict', '{conn.ndjson}']],
    ['a log that is not there', 2, ['-e', PATTERN, '{none.log}', '{conn.ndjson}']],
    ['a glob without files', 2, ['-e', PATTERN, '{*.none}']],
    ['a feed that is not there', 2, ['-i', '{none.json}', '{conn.ndjson}']],
    ['a feed that is none', 2, ['-i', '{notes.txt}', '{conn.ndjson}']],
    ['a folder without files', 2, ['-e', PATTERN, '{empty}']],
    ['no log of a known source', 2, ['-e', PATTERN, '{notes.txt}']],
    ['no log but random octets', 2, ['-e', PATTERN, '{noise.log}']],
  ])('%s: %i', async (_, code, argv) => {
    const result = await match(...argv);
    expect(result.code).toBe(code);
    if (code === 2) expect(result).toMatchObject({ stdout: '', stderr: expect.stringMatching(/\S/) as unknown });
  });

  test.each([['--help'], ['--version'], ['match', '--help']])('%s %s: 0', async (...argv) => {
    expect(await runCli(...argv)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/\S/) as unknown,
    });
  });

  test('a command that does not exist: 2', async () => {
    expect(await runCli('guess')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('stdout holds the results and nothing else', () => {
  test('pretty: indicators with their counts, periods and first observations', async () => {
    const { stdout } = await match('-i', '{feed.json}', '{conn.ndjson}');
    expect(linesOf(stdout)).toEqual([
      'MATCHES  INDICATOR',
      '      2  the address  2023-11-14T22:13:21Z to 2023-11-14T22:13:23Z  2 outside its validity',
      `         ${PATTERN}`,
      `         • ${files.path('conn.ndjson')}:1  2023-11-14T22:13:21Z  10.0.0.1:50001 → 198.51.100.7:443`,
      `         • ${files.path('conn.ndjson')}:3  2023-11-14T22:13:23Z  10.0.0.1:50003 → 198.51.100.7:8443`,
    ]);
  });

  test('pretty: nothing, where nothing matches', async () => {
    expect((await match('-e', ABSENT, '{conn.ndjson}')).stdout).toBe('');
  });

  test.each(['pretty', 'ndjson'])('%s: the same whatever goes wrong beside it', async (output) => {
    const clean = await match('-e', PATTERN, '--output', output, '{conn.ndjson}');
    const noisy = await match('-e', PATTERN, '--output', output, '{noise.log}', '{conn.ndjson}', '{notes.txt}');
    expect(noisy.stdout).toBe(clean.stdout);
    expect(linesOf(noisy.stderr).length).toBeGreaterThan(linesOf(clean.stderr).length);
  });

  test('--quiet leaves stderr empty', async () => {
    const quiet = await match('-i', '{feed.json}', '{walked}', '--quiet');
    expect(quiet.stderr).toBe('');
    expect(linesOf(quiet.stdout).length).toBeGreaterThan(1);
    expect(await runCli('--quiet', 'match', '-i', files.path('feed.json'), files.path('walked'))).toEqual(quiet);
  });

  test('--quiet does not hide why a run failed', async () => {
    expect((await match('-e', PATTERN, '{notes.txt}', '--quiet')).stderr).toBe('None of the logs could be used.\n');
    expect((await match('-e', PATTERN, '{none.log}', '--quiet')).stderr).toContain(
      'none.log: no such file or directory',
    );
  });
});

describe('logs', () => {
  test('a compressed log matches like a plain one', async () => {
    const plain = await match('-e', PATTERN, '--output', 'ndjson', '{conn.ndjson}');
    const packed = await match('-e', PATTERN, '--output', 'ndjson', '{conn.ndjson.gz}');
    expect(linesOf(plain.stdout)).toHaveLength(2);
    const packedName = JSON.stringify(files.path('conn.ndjson.gz'));
    const plainName = JSON.stringify(files.path('conn.ndjson'));
    expect(withoutIds(packed.stdout).replaceAll(packedName, plainName)).toBe(withoutIds(plain.stdout));
  });

  test('the records before a truncation count', async () => {
    const { code, stdout, stderr } = await match('-e', PATTERN, '--output', 'ndjson', '{truncated.ndjson.gz}');
    expect(code).toBe(0);
    expect(linesOf(stdout).length).toBeGreaterThan(0);
    expect(stderr).toMatch(
      /^not used .*truncated\.ndjson\.gz: the gzip data ends early; the \d records before that count$/m,
    );
  });

  test('a bad record is counted, and the others are matched', async () => {
    const { code, stdout, stderr } = await match('-e', PATTERN, '--output', 'ndjson', '{bad-record.ndjson}');
    expect(code).toBe(0);
    expect(linesOf(stdout)).toHaveLength(2);
    expect(stderr).toContain('rejected 1 records: not-json');
  });

  test('a file of another kind is named, with the reason and the sources that were considered', async () => {
    const { stderr } = await match('-e', PATTERN, '{walked}');
    const at = linesOf(stderr).indexOf(`not used ${files.path('walked/notes.txt')}: the log source was not recognised`);
    expect(linesOf(stderr)[at + 1]).toMatch(/^ {2}considered: stix .*; zeek .*; suricata /);
  });
});

describe('indicators', () => {
  test('a bad line of a pattern file is named, and the others are loaded', async () => {
    const { code, stdout, stderr } = await match('-i', '{patterns.stixp}', '{conn.ndjson}');
    expect(code).toBe(0);
    expect(stdout).toContain(PATTERN);
    expect(stderr).toContain('skipped 1 indicator: invalid pattern');
    expect(stderr).toMatch(/patterns\.stixp:3 .*P102 The pattern ends where a constant/);
    expect(stderr).toMatch(/out of 2 /);
  });

  test.each([
    ['alone', []],
    ['beside a good one', ['-e', PATTERN]],
  ])('a bad pattern on the command line, %s, ends the run and is shown with a caret', async (_, others) => {
    const { code, stdout, stderr } = await match(...others, '-e', "[ipv4-addr:value = '1.2.3.4' AN", '{conn.ndjson}');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('P101 Found the name "AN"');
    const lines = linesOf(stderr);
    const at = lines.findIndex((line) => line.endsWith("[ipv4-addr:value = '1.2.3.4' AN"));
    expect(lines[at + 1]).toMatch(/^[ |]*\^+$/);
    expect(lines[at + 1]?.length).toBe(lines[at]?.length);
  });

  test('what a bundle holds and is not loaded is named, with its place', async () => {
    const { stderr } = await match('-i', '{feed.json}', '{conn.ndjson}');
    expect(stderr).toMatch(/skipped 1 indicator: revoked\n.*feed\.json:1 \/objects\/1 .*withdrawn/);
    expect(stderr).toMatch(
      /skipped 1 indicator: other pattern language\n.*feed\.json:1 \/objects\/2 .*another language/,
    );
  });

  test('-i and -e repeat', async () => {
    const { stderr } = await match(
      '-i',
      '{feed.json}',
      '-i',
      '{patterns.stixp}',
      '-e',
      ABSENT,
      '-e',
      COMPOSITE,
      '{quiet.log}',
    );
    expect(stderr).toMatch(/out of 4 /);
  });
});

describe('what goes wrong', () => {
  test('statistics that cannot be written are wrong usage, not a crash', async () => {
    expect((await match('-e', PATTERN, '--stats', '{empty}', '{conn.ndjson}')).code).toBe(2);
  });

  test('a log of which every record is rejected is not usable', async () => {
    expect((await match('-e', PATTERN, '--input-format', 'suricata', '{conn.ndjson}')).code).toBe(2);
  });

  test('a rejected record is reported with its file and line', async () => {
    expect((await match('-e', PATTERN, '{bad-record.ndjson}')).stderr).toMatch(/bad-record\.ndjson:2\b/);
  });
});

/** Match ids are derived from the file's name. */
function withoutIds(text: string): string {
  return text.replace(/"match--[^"]*"/g, '""');
}
