import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCli, type CompiledCli } from './compiled-cli.js';
import { doneLines, matchesSaved, matchIds, startFollowing, until } from './follow-process.js';

// A run that is killed with SIGKILL at random instants and started again reports, taken together and by id, what a run reports that is left alone.
// The logs grow all the while, in pieces that end in the middle of lines. `npm run test:follow` kills a hundred times.

const KILLS = Number(process.env['FOLLOW_KILLS'] ?? 5);
const RECORDS_A_ROUND = 2_000;

let cli: CompiledCli;
let folder: string;

beforeAll(() => {
  cli = compileCli();
  folder = mkdtempSync(join(tmpdir(), 'stix-pattern-kill-'));
}, 120_000);
afterAll(() => {
  cli.remove();
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
const LOGS = ['a.log', 'b.log'];
const PATTERNS = [
  "[ipv4-addr:value = '198.51.100.7']",
  "([ipv4-addr:value = '198.51.100.7'] FOLLOWEDBY [ipv4-addr:value = '198.51.100.8']) WITHIN 30 SECONDS",
  "[ipv4-addr:value = '198.51.100.9'] REPEATS 4 TIMES WITHIN 60 SECONDS",
  "[ipv4-addr:value = '198.51.100.8'] AND [ipv4-addr:value = '198.51.100.9']",
];

function argvOf(state: string): readonly string[] {
  return [
    ...PATTERNS.flatMap((pattern) => ['-e', pattern]),
    '--quiet',
    '--state',
    path(state),
    '--lateness',
    '20s',
    ...LOGS.map(path),
  ];
}

/** Lines of a log from one record to another: a few hits in each, in no regular pattern, up to 5 seconds out of order. */
function piece(log: number, first: number, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const draw = (number * 7919 + log * 104_729) % 1_009;
    const address = draw < 30 ? `198.51.100.${7 + (draw % 3)}` : `10.1.${number % 250}.1`;
    return JSON.stringify({
      _path: 'conn',
      ts: 1_700_000_000 + number / 50 + (draw % 5),
      uid: `C${log}-${number}`,
      'id.orig_h': '10.0.0.1',
      'id.orig_p': 50_000,
      'id.resp_h': address,
      'id.resp_p': 443,
      proto: 'tcp',
    });
  });
  return `${lines.join('\n')}\n`;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Appends a round of both logs, in two pieces each, the first of which ends in the middle of a line. */
async function grow(round: number, wait: () => Promise<void>): Promise<void> {
  const texts = LOGS.map((_, log) => piece(log, round * RECORDS_A_ROUND, RECORDS_A_ROUND));
  for (const [log, text] of texts.entries()) appendFileSync(path(LOGS[log] ?? ''), text.slice(0, text.length >> 1));
  await wait();
  for (const [log, text] of texts.entries()) appendFileSync(path(LOGS[log] ?? ''), text.slice(text.length >> 1));
}

async function runToEnd(state: string, output: string, records: number): Promise<void> {
  const before = existsSync(path(state)) ? statSync(path(state)).mtimeMs : 0;
  const last = startFollowing(cli.main, path(output), argvOf(state));
  // A state of its own says that it is up, and hears signals. By its time: the number of a file that was replaced is used again.
  const isOwnState = (): boolean => existsSync(path(state)) && statSync(path(state)).mtimeMs !== before;
  const isRead = (): boolean => LOGS.every((log) => doneLines(path(state))[path(log)] === records);
  await until(() => isOwnState() && isRead(), 'everything is read', 120);
  last.process.kill('SIGTERM');
  expect(await last.ended).toBe(0);
}

test(
  `${KILLS} kills lose nothing and add nothing`,
  async () => {
    for (const log of LOGS) writeFileSync(path(log), '');
    let mayRepeat = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const run = startFollowing(cli.main, path('killed.ndjson'), argvOf('killed.state'));
      await grow(round, () => pause(Math.random() * 200));
      await pause(150 + Math.random() * 700);
      run.process.kill('SIGKILL');
      await run.ended;
      // What was written since the last state is what the next run may repeat, and nothing before.
      mayRepeat += new Set(matchIds(path('killed.ndjson'))).size - matchesSaved(path('killed.state'));
    }
    const records = KILLS * RECORDS_A_ROUND;
    await runToEnd('killed.state', 'killed.ndjson', records);
    await runToEnd('alone.state', 'alone.ndjson', records);

    const [killed, alone] = [matchIds(path('killed.ndjson')), matchIds(path('alone.ndjson'))];
    expect(alone.length).toBeGreaterThan(50 * KILLS);
    expect(new Set(alone).size).toBe(alone.length);
    expect(killed.length - new Set(killed).size).toBeLessThanOrEqual(mayRepeat);
    expect([...new Set(killed)].sort()).toEqual([...alone].sort());
  },
  60_000 + KILLS * 5_000,
);
