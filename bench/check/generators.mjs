// Checks what the generators promise, by looking at what they write; prints what does not hold. test/bench runs it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indicatorAt, writeFeed } from '../generate/feed.mjs';
import { writeLog } from '../generate/log.mjs';
import { planPlants } from '../generate/logs/plan.mjs';
import { createRecords } from '../generate/logs/records.mjs';
import { MIXES } from '../generate/mix.mjs';
import { FAMILY, familyOf, hasMark } from '../generate/words.mjs';

const SIZE = 20_000;
const LOG = { mix: 'feed', size: SIZE, records: 20_000, rate: 0.1 };
const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-bench-check-'));
const faults = [];
const check = (holds, what) => {
  if (!holds) faults.push(what);
};

function checkFeed() {
  const indicators = Array.from({ length: SIZE }, (_, number) => indicatorAt('feed', number));
  check(new Set(indicators.map(({ id }) => id)).size === SIZE, 'ids of indicators are unique');
  check(new Set(indicators.map(({ pattern }) => pattern)).size === SIZE, 'patterns are unique');
  const { kinds, count } = MIXES.feed;
  check(kinds.reduce((sum, kind) => sum + count(kind, 1_234), 0) === 1_234, 'the kinds of a feed add up to its size');
  check(
    count('network', SIZE) === SIZE / 100 && count('matches', SIZE) === SIZE / 500,
    'special kinds have their share',
  );

  const [lines, bundle] = ['ndjson', 'bundle'].map((form) => {
    const path = join(folder, form);
    writeFeed(path, { mix: 'feed', size: 100, form });
    return readFileSync(path, 'utf8');
  });
  const first = indicators.slice(0, 100);
  check(lines === first.map((one) => `${JSON.stringify(one)}\n`).join(''), 'a feed is the beginning of a larger one');
  check(JSON.stringify(JSON.parse(bundle).objects) === JSON.stringify(first), 'a bundle holds the same indicators');
}

function checkLog() {
  const digests = ['one', 'other'].map(() => {
    writeLog(folder, LOG);
    return ['zeek.ndjson', 'eve.ndjson'].map((name) => sha256(readFileSync(join(folder, name)))).join(' ');
  });
  check(digests[0] === digests[1], 'a log is the same each time');

  const { plants, expected } = planPlants(LOG);
  const kinds = Object.values(expected.byKind).reduce((sum, count) => sum + count, 0);
  check(kinds === expected.matches, 'the matches by kind add up');
  check(Object.keys(expected.byKind).length === MIXES.feed.kinds.length, 'every kind of indicator is planted');
  const planted = createRecords(plants);
  const plain = createRecords(new Map());
  for (let line = 0; line < LOG.records; line += 1) {
    const text = JSON.stringify(planted(line).record);
    const plant = plants.get(line);
    if (plant === undefined) check(text === JSON.stringify(plain(line).record), `line ${line} is as without plants`);
    else for (const value of valuesOf(plant)) check(text.includes(value), `line ${line} holds ${value}`);
    checkBackground(plain(line).record, line);
  }
}

/** Names of the traffic around are of its own family, its addresses of its own networks, and no text holds what only literals hold. */
function checkBackground(record, line) {
  const texts = [];
  // Identifiers, which no pattern of the feeds asks for, are drawn from the whole alphabet.
  JSON.stringify({ ...record, uid: '', community_id: '', resp_fuids: [] }, (_, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  for (const text of texts) {
    const [host] = /^(?:http:\/\/)?([a-z0-9.-]+\.[a-z]{2,})(?=\/|$)/i.exec(text)?.slice(1) ?? [];
    if (host && !text.startsWith('/')) {
      check(familyOf(host.split('.').at(-2)) === FAMILY.background, `line ${line}: ${host} is of the background`);
    }
    if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) {
      const [first, second] = text.split('.').map(Number);
      check(first === 10 || second % 4 === 1, `line ${line}: ${text} is an address of the background`);
    }
    check(!hasMark(text), `line ${line}: ${text} holds what only literals hold`);
  }
}

const valuesOf = ({ name, address, url, hash, fileName }) =>
  [name, address, url?.host, url?.path, hash?.value, fileName].filter((value) => value !== undefined);

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

try {
  checkFeed();
  checkLog();
} finally {
  rmSync(folder, { recursive: true });
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
