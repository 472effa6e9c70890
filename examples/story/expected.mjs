import { idOf } from './bundle.mjs';
import { INDICATORS } from './indicators/index.mjs';
import { during } from './moments.mjs';
import { instantOf } from './time.mjs';
import { WATCHLIST, watchlistText } from './watchlist.mjs';

// What a run over the examples must find, by a direct scan of the logs' records: no pattern is parsed here.

const VALID_FROM = '2026-03-01T00:00:00Z';

/** How often each value of a property occurs. */
function countBy(list, property) {
  const counts = {};
  for (const { [property]: value } of list) {
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

function perFile(hits) {
  return countBy(hits, 'file');
}

function matching(results) {
  return results.filter(({ records, matches }) => matches === true || records > 0).length;
}

/** How many hits lie outside `valid_from`..`valid_until`, which a run without `--validity strict` only remarks on. */
function outsideValidity(hits, { valid_from: from = VALID_FROM, valid_until: until } = {}) {
  const inside = (hit) => hit.last >= instantOf(from) && (until === undefined || hit.first < instantOf(until));
  return hits.filter((hit) => !inside(hit)).length;
}

function scan(observations, { seen, window }, profile) {
  const hits = observations.filter((observation) => seen(observation, profile));
  return window ? during(hits, ...window.map(instantOf)) : hits;
}

function simple(observations, entry) {
  const hits = scan(observations, entry, 'detection');
  const bySpec = scan(observations, entry, 'spec').length;
  const outside = outsideValidity(hits, entry.object);
  return {
    profile: bySpec === hits.length ? 'any' : 'detection',
    records: hits.length,
    files: perFile(hits),
    ...(bySpec === hits.length ? {} : { records_under_spec: bySpec }),
    ...(outside > 0 ? { outside_validity: outside } : {}),
  };
}

function composite(observations, { leaves, holds, why }) {
  const lists = leaves.map((seen) => scan(observations, { seen }, 'detection'));
  return { profile: 'any', matches: holds(lists), why: why(lists) };
}

function skipped(observations, { skipped: reason, seen }) {
  return {
    skipped: reason,
    ...(seen ? { records_if_it_were_not: scan(observations, { seen }, 'detection').length } : {}),
  };
}

function result(observations, entry) {
  if (entry.skipped) return skipped(observations, entry);
  return entry.leaves ? composite(observations, entry) : simple(observations, entry);
}

/** The story says what should happen; a scan that disagrees means that one of the two is wrong. */
function check({ key, pattern, group, expected }, { matches, records, records_if_it_were_not: wouldBe }) {
  const wrong =
    (expected !== undefined && matches !== expected) ||
    (group === 'absent' && records !== 0) ||
    (group !== undefined && group !== 'absent' && records === 0) ||
    wouldBe === 0;
  if (wrong) throw new Error(`The logs do not bear out what the story says of ${key ?? pattern}.`);
}

function explain(observations, entry, label) {
  const found = result(observations, entry);
  check(entry, found);
  return { ...label, ...(entry.skipped === 'pattern_type sigma' ? {} : { pattern: entry.pattern }), ...found };
}

/** The contents of expected.json: what `observations` (all records of all logs) hold of every indicator and pattern. */
export function expectations(observations) {
  const lines = watchlistText().split('\n');
  const indicators = INDICATORS.map((entry) =>
    explain(observations, entry, { id: idOf('indicator', entry.key), name: entry.name, group: entry.group }),
  );
  const watchlist = WATCHLIST.map((entry) => explain(observations, entry, { line: lines.indexOf(entry.pattern) + 1 }));
  return {
    about: 'Written by examples/generate.mjs; examples/README.md says how to read it.',
    profile: 'detection',
    records: { total: observations.length, files: perFile(observations) },
    summary: {
      indicators: { total: indicators.length, skipped: countBy(indicators, 'skipped'), matching: matching(indicators) },
      watchlist: { total: watchlist.length, matching: matching(watchlist) },
    },
    indicators,
    watchlist,
  };
}
