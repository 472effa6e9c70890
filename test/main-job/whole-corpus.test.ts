import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logSources } from '../../src/adapters/index.js';
import { matchCommand } from '../../src/cli/commands/match.js';
import type { RunSummary } from '../../src/pipeline/index.js';
import { createFakeTerminal } from '../cli/fake-terminal.js';
import { readKnownHits } from './known-hits.js';
import { HAVE_REAL_DATA, logName, pathOfData, readData } from './real-data.js';
import { readRawRecords } from './raw-records.js';

const FEEDS = 'indicators/stix2';
const TRUNCATED = 'zeek-tsv/http-corrupt.log.gz';
const PSEXEC = 'indicator--13776d10-7c53-4f1e-ab29-5415d50486f7';
const PSEXEC_LOG = 'windows/cmd_psexec_lsa_secrets_dump.ndjson.gz';

interface MatchRecord {
  readonly kind: string;
  readonly indicator: { readonly id: string };
  readonly sources: readonly { readonly file: string }[];
}

describe.skipIf(!HAVE_REAL_DATA)('all feeds against all logs, and a file of random octets', () => {
  let folder: string;
  let noise: string;
  let unknown: string;
  const terminal = createFakeTerminal((line) => {
    const match = JSON.parse(line) as MatchRecord;
    const key = match.indicator.id;
    const byLog = matches.get(key) ?? new Map<string, number>();
    for (const log of new Set(match.sources.map(({ file }) => logName(file) ?? file))) {
      byLog.set(log, (byLog.get(log) ?? 0) + 1);
    }
    matches.set(key, byLog);
  });
  const matches = new Map<string, Map<string, number>>();
  let exitCode: number | undefined;
  let summary: RunSummary;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
    noise = join(folder, 'noise.log');
    const stats = join(folder, 'stats.json');
    writeFileSync(noise, randomOctets(10_000));
    unknown = join(folder, 'unknown.ndjson');
    writeFileSync(unknown, '{"message":"nobody knows what this is"}\n');
    exitCode = await matchCommand(
      [pathOfData('logs'), noise, unknown],
      {
        indicators: [pathOfData(FEEDS)],
        expression: [],
        output: 'ndjson',
        inputFormat: 'auto',
        profile: 'detection',
        filter: 'auto',
        threads: 1,
        stats,
      },
      terminal,
    );
    summary = JSON.parse(readFileSync(stats, 'utf8')) as RunSummary;
  }, 240_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('ends well', () => {
    expect(exitCode).toBe(0);
    expect(terminal.failures).toEqual([]);
  });

  test('every indicator in the STIX language is loaded', () => {
    const patterns = readdirSync(pathOfData(FEEDS)).flatMap(stixIndicators);
    expect(patterns).toHaveLength(3_664);
    expect(summary.indicators).toEqual({ loaded: 3_664, skipped: {} });
  });

  test('every file that cannot be used is named with the reason', () => {
    const rejected = summary.files.rejected.map(({ file, reason }) => [logName(file) ?? file, reason]);
    expect(Object.fromEntries(rejected)).toEqual({
      [TRUNCATED]: `the gzip data ends early; the ${wholeLines(TRUNCATED)} records before that count`,
      [noise]: 'the file is not text',
      [unknown]: 'the log source was not recognised',
    });
    for (const { file, reason } of summary.files.rejected)
      expect(terminal.notes).toContain(`not used ${file}: ${reason}`);
  });

  test('a log of no source that is known is told which were considered', () => {
    const rejected = summary.files.rejected.find(({ file }) => file === unknown);
    expect(rejected?.considered?.map(({ source }) => source)).toEqual([
      'stix',
      ...logSources().map(({ name }) => name),
    ]);
    const at = terminal.notes.findIndex((line) => line.includes(unknown));
    expect(terminal.notes[at + 1]).toMatch(
      /^ {2}considered: stix \(.+\); zeek \(.+\); suricata \(.+\); windows \(.+\)/,
    );
  });

  test('every record of every other file is read', () => {
    const whole = allLogs().filter((log) => log !== TRUNCATED);
    const counts = whole.map((log) => readRawRecords(log).length);
    expect(summary.files.read).toBe(whole.length);
    expect(summary.records).toEqual({
      read: counts.reduce((sum, count) => sum + count, wholeLines(TRUNCATED)),
      rejected: {},
      late: 0,
    });
  });

  test('the matches of the other files are printed, and they are those that are known', () => {
    for (const { id, name, records = {} } of readKnownHits()) {
      for (const [log, count] of Object.entries(records)) {
        expect([name, log, matches.get(id)?.get(log) ?? 0]).toEqual([name, log, count]);
      }
    }
  });

  // `[file:name = 'PsExec.exe']`, and a log of it: the one published indicator that occurs in these logs.
  test('a published indicator matches every record that names its file', () => {
    const records = readRawRecords(PSEXEC_LOG).filter((record) =>
      Object.values(record).some((value) => typeof value === 'string' && /\\psexec\.exe$/i.test(value)),
    );
    expect(records.length).toBeGreaterThan(50);
    expect([...(matches.get(PSEXEC) ?? [])]).toEqual([[PSEXEC_LOG, records.length]]);
  });

  // No other published indicator occurs in these logs: what matches besides the known hits would be wrong.
  test('nothing but the known hits matches', () => {
    const known = readKnownHits().filter(
      ({ records = {}, matches_in: matchesIn = {} }) =>
        Object.values(records).some((count) => count > 0) || Object.values(matchesIn).includes(true),
    );
    expect([...matches.keys()].sort()).toEqual([...known.map(({ id }) => id), PSEXEC].sort());
    expect(summary.indicators_matched).toBe(known.length + 1);
  });
});

function stixIndicators(feed: string): readonly unknown[] {
  const bundle = JSON.parse(readData(`${FEEDS}/${feed}`)) as {
    readonly objects: readonly { readonly type: string; readonly pattern_type?: string }[];
  };
  return bundle.objects.filter(
    ({ type, pattern_type: language = 'stix' }) => type === 'indicator' && language === 'stix',
  );
}

function allLogs(): readonly string[] {
  const folders = readdirSync(pathOfData('logs'));
  return folders.flatMap((folder) => readdirSync(pathOfData(`logs/${folder}`)).map((log) => `${folder}/${log}`));
}

/** The records of a table that ends anywhere: what follows the last line break is not one. */
function wholeLines(log: string): number {
  return readData(`logs/${log}`)
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('#')).length;
}

/** Octets of all values, always the same. */
function randomOctets(count: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}
