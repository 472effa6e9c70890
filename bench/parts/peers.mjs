import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { run } from '../child.mjs';
import { EQUALITY_KINDS } from '../generate/indicators/index.mjs';
import { matchVariants, runMatch } from '../match-command.mjs';
import { assertCount, inTurn, median, round, speedUp } from '../measure.mjs';
import { findPeers } from '../peers/install.mjs';
import { writeLiterals } from '../peers/literals.mjs';
import { grouped } from '../print.mjs';
import { filesOf } from '../workspace.mjs';

const RATE = 0.001;
/** From here on a search builds its automaton for the better part of a minute. */
const LARGE = 1_000_000;
/** With fewer there is nothing to compare. */
const LEAST = 1_000;
/** How many lines grep and ripgrep have to read: with a million texts they take a minute for a million lines. */
const SAMPLE = 100_000;

/**
 * `match` with a feed beside others that look for the same feed's equality values in the same log, one thread each, what they do before they
 * read the log left out. DuckDB is exact for equality and must find what was planted; the searches for texts know no fields: they find lines
 * that hold a value anywhere, and neither URLs, which logs have in pieces, nor hashes that the feed writes in upper case.
 */
export async function benchPeers({ workspace, sizes, records, rounds, print }) {
  const peers = await findPeers(workspace.folder);
  const missing = Object.keys(peers).filter((name) => peers[name] === undefined);
  print(`peers, one thread each${missing.length > 0 ? `; not here: ${missing.join(', ')} (--install)` : ''}`);
  const cases = [];
  for (const size of sizes.filter((one) => one >= LEAST)) {
    cases.push(await compare({ workspace, peers, size, records, rounds }));
    print(describe(cases[cases.length - 1]));
  }
  return { records, missing, cases };
}

async function compare({ workspace, peers, size, records, rounds }) {
  const { folder } = workspace;
  const feed = workspace.feed({ size });
  const log = workspace.log({ size, records, rate: RATE });
  const literals = join(folder, `literals-${size}`);
  await writeLiterals(feed.path, literals);

  const variants = await matchVariants();
  const tasks = Object.entries(variants).map(([name, args]) => ({
    name,
    run: async () => ({ seconds: (await runMatch({ folder, feed: feed.path, log, args })).seconds.match }),
  }));
  if (peers.duckdb) tasks.push({ name: 'duckdb', run: () => runDuckdb(peers.duckdb, feed, log) });
  if (peers.hyperscan) tasks.push({ name: 'hyperscan', run: () => runHyperscan(peers.hyperscan, literals, log) });
  const runs = await inTurn(tasks, { rounds });

  const match = Object.fromEntries(
    Object.keys(variants).map((name) => [name, runs.get(name).map(({ seconds }) => seconds)]),
  );
  const sample = workspace.log({ size, records: Math.min(records, SAMPLE), rate: RATE });
  const searches = {};
  for (const name of ['grep', 'rg']) {
    if (peers[name])
      searches[name] = await runSearch(peers[name], { folder, literals, sample, rounds: size < LARGE ? rounds : 1 });
  }
  return {
    size,
    expected: equalityMatches(log),
    match: Object.fromEntries(
      Object.entries(match).map(([name, seconds]) => [name, { seconds, ...rate(records, median(seconds)) }]),
    ),
    peers: {
      ...Object.fromEntries(
        ['duckdb', 'hyperscan']
          .filter((name) => runs.has(name))
          .map((name) => [name, againstRounds(runs.get(name), match, records)]),
      ),
      ...Object.fromEntries(Object.entries(searches).map(([name, one]) => [name, againstSample(one, match, records)])),
    },
  };
}

const rate = (records, seconds) => ({ perSecond: Math.round(records / seconds) });

const equalityMatches = ({ expected }) => EQUALITY_KINDS.reduce((sum, kind) => sum + (expected.byKind[kind] ?? 0), 0);

async function runDuckdb(program, feed, log) {
  const result = JSON.parse((await run(execPath, [program, feed.path, ...filesOf(log)])).text);
  assertCount(`matches of DuckDB in ${log.path}`, result.matches, equalityMatches(log));
  return { seconds: result.seconds, before: result.loadSeconds, found: result.matches };
}

async function runHyperscan(program, literals, log) {
  const result = JSON.parse((await run(program, [literals, ...filesOf(log)])).text);
  return { seconds: result.seconds, before: result.compileSeconds, found: result.lines };
}

/** What the command takes for an empty file is what it takes to build its automaton. */
async function runSearch(command, { folder, literals, sample, rounds }) {
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  const options = { accept: [0, 1], env: { LC_ALL: 'C' } };
  const args = [...(command === 'rg' ? ['-j1'] : []), '-c', '-F', '-f', literals];
  const runs = await inTurn(
    [
      { name: 'empty', run: () => run(command, [...args, empty], options) },
      { name: 'whole', run: () => run(command, [...args, ...filesOf(sample)], options) },
    ],
    { rounds },
  );
  const [before, whole] = ['empty', 'whole'].map((name) => median(runs.get(name).map(({ seconds }) => seconds)));
  const [{ text }] = runs.get('whole');
  return {
    records: sample.records,
    expected: equalityMatches(sample),
    found: text.split('\n').reduce((sum, line) => sum + Number(line.split(':').pop()), 0),
    before,
    seconds: Math.max(1e-3, whole - before),
  };
}

/** `ratio`: how many times as fast `match` is, by variant. */
function againstRounds(list, match, records) {
  const seconds = list.map((one) => one.seconds);
  return {
    seconds,
    before: round(median(list.map((one) => one.before))),
    found: list[0].found,
    ...rate(records, median(seconds)),
    ratio: Object.fromEntries(Object.entries(match).map(([name, ours]) => [name, speedUp(seconds, ours)])),
  };
}

function againstSample({ before, seconds, ...sample }, match, records) {
  const perSecond = sample.records / seconds;
  return {
    ...sample,
    before: round(before),
    perSecond: Math.round(perSecond),
    ratio: Object.fromEntries(
      Object.entries(match).map(([name, ours]) => [name, round(records / median(ours) / perSecond)]),
    ),
  };
}

function describe({ size, match, peers }) {
  const ours = Object.entries(match).map(([name, { perSecond }]) => `match, filter ${name} ${grouped(perSecond)}/s`);
  const theirs = Object.entries(peers).map(
    ([name, { perSecond, before, ratio }]) =>
      `${name} ${grouped(perSecond)}/s after ${before} s (match is ${Object.values(ratio).join(' / ')} ×)`,
  );
  return `  ${grouped(size).padStart(9)}: ${[...ours, ...theirs].join('; ')}`;
}
