import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { createIndicatorSet, type IndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { isOutsideValidity } from '../../src/report/index.js';
import { matchLogs } from '../../src/pipeline/index.js';
import { EXPECTED, LOGS, indicatorOf, nameOfLog, pathOfLog, readIndicators, type ExpectedEntry } from './expected.js';

/** What a run over all example logs found. */
interface Found {
  readonly set: IndicatorSet;
  /** Of each indicator, the logs of its matches: one entry a match. */
  readonly matches: ReadonlyMap<string, readonly string[]>;
  readonly outside: ReadonlyMap<string, number>;
  readonly records: number;
  readonly unreported: readonly string[];
}

const ENTRIES: readonly ExpectedEntry[] = [...EXPECTED.indicators, ...EXPECTED.watchlist];
const labelled = (entries: readonly ExpectedEntry[]) =>
  entries.map((entry) => [entry.name ?? `watchlist, line ${entry.line}`, entry] as const);

test('the example files are what generate.mjs writes', async () => {
  const script = fileURLToPath(new URL('../../examples/generate.mjs', import.meta.url));
  await expect(promisify(execFile)(process.execPath, [script, '--check'])).resolves.toEqual({ stdout: '', stderr: '' });
});

describe.each(['spec', 'detection'] as const)('the example indicators in the example logs (%s)', (profile) => {
  let found: Found;

  beforeAll(async () => {
    found = await matchExamples(profile);
  });

  const evaluated = ENTRIES.filter(({ skipped }) => skipped === undefined);

  test.each(labelled(evaluated.filter(({ records }) => records !== undefined)))('%s', (_, entry) => {
    const logs = found.matches.get(indicatorOf(entry)) ?? [];
    const { records, files = {}, records_under_spec: bySpec = records } = entry;
    expect(logs).toHaveLength((profile === 'spec' ? bySpec : records) ?? 0);
    // The counts by log are of `detection`, and the same in `spec` where the totals are.
    if (profile === 'detection' || bySpec === records) expect(countEach(logs)).toEqual(files);
  });

  test.each(labelled(evaluated.filter(({ matches }) => matches !== undefined)))('%s', (_, entry) => {
    const matches = found.matches.get(indicatorOf(entry)) ?? [];
    expect(matches.length > 0, entry.why).toBe(entry.matches);
  });

  test.each(labelled(ENTRIES.filter(({ skipped }) => skipped !== undefined)))('%s is skipped', (_, entry) => {
    const skipped = found.set.skipped.find(({ indicator }) => indicator.id === indicatorOf(entry));
    expect(skipped?.reason).toBe(entry.skipped === 'revoked' ? 'revoked' : 'other pattern language');
  });

  test('nothing else is skipped, and every log is read whole', () => {
    expect(found.set.skipped).toHaveLength(ENTRIES.filter(({ skipped }) => skipped !== undefined).length);
    expect(found.set.size).toBe(evaluated.length);
    expect(found.unreported).toEqual([]);
    expect(found.records).toBe(EXPECTED.records.total);
  });

  test('nothing else matches', () => {
    const expected = evaluated.filter(({ records, records_under_spec: bySpec, matches }) =>
      matches === undefined ? ((profile === 'spec' ? bySpec : undefined) ?? records ?? 0) > 0 : matches,
    );
    expect([...found.matches.keys()].sort()).toEqual(expected.map(indicatorOf).sort());
  });

  test('matches outside the validity of their indicator say so', () => {
    const expected = ENTRIES.flatMap((entry): [string, number][] =>
      entry.outside_validity === undefined ? [] : [[indicatorOf(entry), entry.outside_validity]],
    );
    expect(Object.fromEntries(found.outside)).toEqual(Object.fromEntries(expected));
  });
});

test('the revoked indicator would match', async () => {
  const revoked = EXPECTED.indicators.find(({ skipped }) => skipped === 'revoked');
  const found = await matchExamples('detection', { revoked: false });
  expect(revoked && found.matches.get(indicatorOf(revoked))).toHaveLength(revoked?.records_if_it_were_not ?? 0);
});

test.each(Object.entries(EXPECTED.records.files))('%s has %i records', async (log, records) => {
  const set = createIndicatorSet([]);
  const result = await matchLogs([{ path: pathOfLog(log) }], set, { format: 'auto', onMatches: () => undefined });
  expect(result.records).toBe(records);
});

async function matchExamples(
  profile: 'spec' | 'detection',
  change: Readonly<Record<string, unknown>> = {},
): Promise<Found> {
  const indicators = await readIndicators();
  const set = createIndicatorSet(
    indicators.map((indicator) => ({ ...indicator, ...change })),
    { profile },
  );
  const matches = new Map<string, string[]>();
  const outside = new Map<string, number>();
  const unreported: string[] = [];
  const result = await matchLogs(
    LOGS.map((log) => ({ path: pathOfLog(log) })),
    set,
    {
      format: 'auto',
      onMatches: (found) => {
        for (const match of found) {
          const { id } = match.indicator;
          const [source] = match.sources;
          const log = source && 'file' in source ? nameOfLog(source.file) : '';
          matches.set(id, [...(matches.get(id) ?? []), log]);
          if (isOutsideValidity(match)) outside.set(id, (outside.get(id) ?? 0) + 1);
        }
      },
      onRejectedFile: ({ file, reason }) => unreported.push(`${file}: ${reason}`),
      onRejectedRecord: (file, { line, reason }) => unreported.push(`${file}:${line}: ${reason}`),
    },
  );
  return { set, matches, outside, records: result.records, unreported };
}

function countEach(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
