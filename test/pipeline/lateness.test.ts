import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { FILTER_MODES, matchLogs, type FilterMode } from '../../src/pipeline/index.js';

// How far a stream has come is told by every record, also by those that a screen keeps from becoming observations: what is late, and what matches,
// is the same whatever is filtered.

const PATTERN = "([ipv4-addr:value = '198.51.100.7'] FOLLOWEDBY [ipv4-addr:value = '198.51.100.8']) WITHIN 40 SECONDS";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stix-pattern-lateness-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Records a second apart, but for some that are up to 30 seconds late; one in ten is a hit. */
function writeLog(write: (record: Readonly<Record<string, unknown>>) => string, head = ''): string {
  const lines = Array.from({ length: 3_000 }, (_, number) => {
    const draw = (number * 7919) % 1_009;
    return write({
      ts: 1_700_000_000 + number - (draw % 7 === 0 ? draw % 31 : 0),
      uid: `C${number}`,
      'id.orig_h': '10.0.0.1',
      'id.orig_p': 50_000,
      'id.resp_h': draw % 10 === 0 ? `198.51.100.${7 + (draw % 3)}` : '10.1.1.1',
      'id.resp_p': 443,
    });
  });
  const path = join(folder, `${lines[0]?.startsWith('{') ? 'json' : 'table'}.log`);
  writeFileSync(path, `${head}${lines.join('\n')}\n`);
  return path;
}

const LOGS: Readonly<Record<string, () => string>> = {
  json: () => writeLog((record) => JSON.stringify({ _path: 'conn', ...record })),
  table: () =>
    writeLog(
      (record) => Object.values(record).join('\t'),
      '#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\n',
    ),
};

async function run(path: string, filter: FilterMode) {
  const ids: string[] = [];
  const set = createIndicatorSet([{ id: '1', pattern: PATTERN, pattern_type: 'stix' }]);
  const { late, matches, records } = await matchLogs([{ path }], set, {
    format: 'auto',
    filter,
    lateness: 10,
    onMatches: (found) => {
      ids.push(...found.map(({ id }) => id));
    },
  });
  return { late, matches, records, ids };
}

it.each(Object.keys(LOGS))('lateness means the same under every filter: %s', async (form) => {
  const path = LOGS[form]?.() ?? '';
  const off = await run(path, 'off');
  expect(off.late).toBeGreaterThan(50);
  expect(off.matches).toBeGreaterThan(20);
  for (const filter of FILTER_MODES) expect(await run(path, filter)).toEqual(off);
});
