import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { doneLines, matchIds, startFollowing, until, type Following } from './follow-process.js';
import { runCli } from './run-cli.js';
import { connection } from './sample-logs.js';

let cli: CompiledCli;
let folder: string;
let running: Following[];

beforeAll(() => {
  cli = compileCli();
}, 120_000);
afterAll(() => {
  cli.remove();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stix-pattern-follow-'));
  running = [];
});
afterEach(async () => {
  for (const one of running) {
    one.process.kill('SIGKILL');
    await one.ended;
  }
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

function follow(...argv: readonly string[]): Following {
  const started = startFollowing(cli.main, path('out.ndjson'), argv);
  running.push(started);
  return started;
}

const ids = (): readonly string[] => matchIds(path('out.ndjson'));
const lines = (first: number, count: number, address: string): string =>
  Array.from({ length: count }, (_, index) => `${connection(first + index, address, 443)}\n`).join('');

const BAD = '198.51.100.7';
const SINGLE = `[ipv4-addr:value = '${BAD}']`;
const PAIR = `([ipv4-addr:value = '${BAD}'] FOLLOWEDBY [ipv4-addr:value = '203.0.113.9']) WITHIN 60 SECONDS`;

describe('match --follow', () => {
  test('matches what is written while it runs, through rotation, and sums up when it is told to end', async () => {
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const following = follow('-e', SINGLE, '--stats', path('stats.json'), path('conn.log'));
    await until(() => ids().length === 1, 'a match of what was there');
    appendFileSync(path('conn.log'), lines(2, 1, BAD).slice(0, 40));
    appendFileSync(path('conn.log'), lines(2, 1, BAD).slice(40));
    await until(() => ids().length === 2, 'a match of what was appended');
    renameSync(path('conn.log'), path('conn.log.1'));
    appendFileSync(path('conn.log.1'), lines(3, 1, BAD));
    writeFileSync(path('conn.log'), lines(4, 1, BAD));
    await until(() => ids().length === 4, 'matches of both files');
    following.process.kill('SIGTERM');
    expect(await following.ended).toBe(0);
    expect(following.stderr()).toContain('4 matches of 1 indicators');
    expect(JSON.parse(readFileSync(path('stats.json'), 'utf8'))).toMatchObject({ matches: 4, records: { read: 4 } });
  });

  test('patterns over several records answer as time goes on, also by records that match nothing', async () => {
    writeFileSync(path('conn.log'), lines(1, 1, BAD) + lines(2, 1, '203.0.113.9'));
    follow('-e', PAIR, '--state', path('state'), '--lateness', '10s', path('conn.log'));
    await until(() => doneLines(path('state'))[path('conn.log')] === 2, 'both are read');
    expect(ids()).toEqual([]);
    appendFileSync(path('conn.log'), lines(60, 1, '10.9.9.9'));
    await until(() => ids().length === 1, 'the watermark has passed both');
  });

  test('a new file in a directory is taken up; one that was only renamed is not', async () => {
    writeFileSync(path('a.log'), lines(1, 1, BAD));
    follow('-e', SINGLE, '--state', path('state'), join(folder, '*.log*'));
    await until(() => ids().length === 1, 'a match of the first');
    renameSync(path('a.log'), path('a.log.1'));
    writeFileSync(path('b.log'), lines(2, 1, BAD));
    await until(() => ids().length === 2, 'a match of the second');
    expect(new Set(ids()).size).toBe(2);
  });

  test('a feed that changes is loaded anew, and what was remembered stays', async () => {
    writeFileSync(path('patterns.stixp'), `${PAIR}\n`);
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const argv = ['-i', path('patterns.stixp'), '--state', path('state'), '--lateness', '1s', path('conn.log')];
    const following = follow(...argv);
    await until(() => doneLines(path('state'))[path('conn.log')] === 1, 'the first line is done');
    writeFileSync(path('patterns.stixp'), `${PAIR}\n[ipv4-addr:value = '192.0.2.1']\n`);
    await until(() => following.stderr().includes('2 indicators, loaded anew'), 'they are loaded');
    appendFileSync(path('conn.log'), lines(5, 1, '203.0.113.9') + lines(6, 1, '192.0.2.1') + lines(20, 1, '10.9.9.9'));
    await until(() => ids().length === 2, 'both match');
  });

  test('SIGHUP loads indicators anew, though no file looks changed', async () => {
    writeFileSync(path('patterns.stixp'), `${SINGLE}\n`);
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const following = follow('-i', path('patterns.stixp'), path('conn.log'));
    await until(() => ids().length === 1, 'a match');
    following.process.kill('SIGHUP');
    await until(() => following.stderr().includes('1 indicators, loaded anew'), 'it is loaded');
    following.process.kill('SIGINT');
    expect(await following.ended).toBe(0);
  });

  test('a feed that is emptied leaves the indicators as they were', async () => {
    writeFileSync(path('patterns.stixp'), `${SINGLE}\n`);
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const following = follow('-i', path('patterns.stixp'), path('conn.log'));
    await until(() => ids().length === 1, 'a match');
    writeFileSync(path('patterns.stixp'), '');
    await until(() => following.stderr().includes('no indicator in them'), 'it is said');
    appendFileSync(path('conn.log'), lines(2, 1, BAD));
    await until(() => ids().length === 2, 'another match');
  });

  test('a feed that cannot be read leaves the indicators as they were', async () => {
    writeFileSync(path('patterns.stixp'), `${SINGLE}\n`);
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const following = follow('-i', path('patterns.stixp'), path('conn.log'));
    await until(() => ids().length === 1, 'a match');
    rmSync(path('patterns.stixp'));
    following.process.kill('SIGHUP');
    await until(() => following.stderr().includes('stay as they were'), 'it is said');
    appendFileSync(path('conn.log'), lines(2, 1, BAD));
    await until(() => ids().length === 2, 'another match');
  });

  test('a limit that is reached is told while it runs', async () => {
    // What was let go for its age is missed by a connection that began beside it and lasted hours. Hits are looked through at 65, 131 ...
    const pattern = PAIR;
    const long = { ...(JSON.parse(connection(100, '203.0.113.9', 443)) as object), duration: 20_100 };
    writeFileSync(path('conn.log'), lines(1, 130, BAD) + lines(20_000, 1, BAD) + lines(20_100, 1, '10.9.9.9'));
    follow('-e', pattern, '--state', path('state'), '--lateness', '1s', path('conn.log'));
    await until(() => doneLines(path('state'))[path('conn.log')] === 132, 'what is old is let go');
    appendFileSync(path('conn.log'), `${JSON.stringify(long)}\n${lines(20_300, 1, '10.9.9.9')}`);
    const told = (): string => readFileSync(path('out.ndjson'), 'utf8');
    await until(() => told().includes('"kind":"limit"'), 'the limit is told');
    const line = told()
      .split('\n')
      .find((one) => one.includes('"kind":"limit"'));
    expect(JSON.parse(line ?? '')).toMatchObject({
      kind: 'limit',
      limit: 'maxReach',
      given_up: expect.stringContaining('reaches back') as unknown,
      indicator: { pattern },
    });
  });

  test('reading stops when nobody reads what is written', async () => {
    writeFileSync(path('conn.log'), lines(1, 20_000, BAD));
    const argv = ['match', '--follow', '--output', 'ndjson', '-e', SINGLE, '--state', path('state'), path('conn.log')];
    const child = spawn(process.execPath, [cli.main, ...argv], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(doneLines(path('state'))[path('conn.log')] ?? 0).toBeLessThan(2_000);
    let written = '';
    child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
    await until(() => doneLines(path('state'))[path('conn.log')] === 20_000, 'all is read');
    child.kill('SIGTERM');
    await ended;
    expect(written.split('\n')).toHaveLength(20_001);
  });

  test('a table is taken up again in the middle', async () => {
    const header =
      '#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n#types\ttime\tstring\taddr\tport\taddr\tport\tenum\n';
    const row = (second: number): string => `17000000${second}.0\tC1\t10.0.0.1\t5\t${BAD}\t443\ttcp\n`;
    writeFileSync(path('conn.log'), `#path\tconn\n`.replace('#path', `${header}#path`) + row(10));
    const argv = ['-e', SINGLE, '--state', path('state'), path('conn.log')];
    const first = follow(...argv);
    await until(() => ids().length === 1, 'a match');
    first.process.kill('SIGTERM');
    await first.ended;
    appendFileSync(path('conn.log'), row(11));
    follow(...argv);
    await until(() => ids().length === 2, 'the other match');
    expect(new Set(ids()).size).toBe(2);
  });
});

describe('--state', () => {
  test.each<[says: string, prepare: () => void, message: RegExp]>([
    ['a file that is no state', () => writeFileSync(path('state'), 'notes'), /no saved follow/],
    [
      'a state that is damaged',
      () => {
        writeFileSync(path('state'), 'stix-pattern follow 1 0000\n{}\n');
      },
      /damaged/,
    ],
  ])('%s is refused, and left as it is', async (_, prepare, message) => {
    prepare();
    const before = readFileSync(path('state'), 'utf8');
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const result = await runCli('match', '--follow', '--state', path('state'), '-e', SINGLE, path('conn.log'));
    expect(result).toMatchObject({ code: 2, stderr: expect.stringMatching(message) as unknown });
    expect(readFileSync(path('state'), 'utf8')).toBe(before);
  });

  test('of a run with another --emit is refused', async () => {
    writeFileSync(path('conn.log'), lines(1, 1, BAD));
    const argv = ['--state', path('state'), '-e', SINGLE, path('conn.log')];
    const first = follow(...argv);
    await until(() => ids().length === 1, 'a match');
    first.process.kill('SIGTERM');
    await first.ended;
    const result = await runCli('match', '--follow', '--emit', 'each', ...argv);
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining('--emit match') as unknown });
  });

  test.each([
    ['--state without --follow', ['--state', 'x', '-e', SINGLE, 'README.md']],
    ['--follow with several threads', ['--follow', '--threads', '2', '-e', SINGLE, 'README.md']],
    ['--lateness with several threads', ['--lateness', '5m', '--threads', '2', '-e', SINGLE, 'README.md']],
    ['--follow without files', ['--follow', '-e', SINGLE]],
    ['--follow of standard input', ['--follow', '-e', SINGLE, '-']],
  ])('%s is wrong usage', async (_, argv) => {
    expect(await runCli('match', ...argv)).toMatchObject({ code: 2, stdout: '' });
  });
});

test('sightings are written as their windows end, and those that are open go on after a restart', async () => {
  const start = (output: string): Following => {
    const started = startFollowing(cli.main, path(output), [
      ...['-e', SINGLE, '--lateness', '1s', '--state', path('state'), '--sighting-window', '1h'],
      ...['--output', 'stix', path('conn.log')],
    ]);
    running.push(started);
    return started;
  };
  const sightings = (output: string): readonly Readonly<Record<string, unknown>>[] =>
    readFileSync(path(output), 'utf8')
      .split('\n')
      .slice(0, -1)
      .flatMap(
        (line) => (JSON.parse(line) as { readonly objects: readonly Readonly<Record<string, unknown>>[] }).objects,
      )
      .filter(({ type }) => type === 'sighting');
  writeFileSync(path('conn.log'), lines(1, 3, BAD));
  const first = start('first.ndjson');
  await until(() => Object.values(doneLines(path('state')))[0] === 3, 'the first records');
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(sightings('first.ndjson')).toEqual([]);

  start('second.ndjson');
  // An hour later, the window of the first has ended.
  appendFileSync(path('conn.log'), lines(4, 2, BAD) + lines(7_300, 1, '10.0.0.1'));
  await until(() => sightings('second.ndjson').length === 1, 'the sighting of the first hour');
  expect(sightings('second.ndjson')[0]).toMatchObject({ count: 5 });
}, 60_000);
