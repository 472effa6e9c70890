import { indicatorOfKind } from '../indicators/index.mjs';
import { MIXES } from '../mix.mjs';

/**
 * What is planted, out of a hundred: mostly values, as in feeds, but enough of every other kind that each is found at every hit rate. A kind
 * that a feed does not have gives its turn to names.
 */
const TURNS = { name: 40, address: 14, url: 8, hash: 8, network: 7, like: 7, matches: 4, and: 7, followedBy: 5 };
/** Lines from the first to the second record of a composite match. The one between them is a decoy's. */
const GAP = 2;
/** So that what belongs together stays apart from the next. */
const HIGHEST_RATE = 0.2;

/**
 * Decides which line of a log holds what.
 *
 * @param {{ mix: 'feed' | 'equality', size: number, records: number, rate: number }} options `rate` is the part of all lines that hold the
 *   value of an indicator; beside those, some hold half of what a two-term AND asks for
 * @returns what to plant by line, and how often and by how many indicators it must be found: counted here, where it is planted
 */
export function planPlants({ mix, size, records, rate }) {
  if (rate > HIGHEST_RATE) throw new Error(`At most ${HIGHEST_RATE} of the lines can be hits.`);
  const units = takeUnits(createSupply(mix, size), Math.round(records * rate));
  const plants = new Map();
  const byKind = {};
  const indicators = new Set();
  units.forEach(({ kind, ordinal, parts, decoy }, index) => {
    const first = Math.floor(((index + 0.5) * records) / units.length);
    parts.forEach((part, step) => plants.set(first + step * GAP, part));
    if (decoy) plants.set(first + 1, decoy);
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    indicators.add(`${kind} ${ordinal}`);
  });
  return { plants, expected: { matches: units.length, byKind, indicators: indicators.size } };
}

function takeUnits(next, lines) {
  const units = [];
  for (let left = lines; left > 0; left -= units[units.length - 1].parts.length) units.push(next(left));
  return units;
}

/** The indicators that are planted, kind by kind in turn. Of each kind they come in a scattered order, one as often as the other. */
function createSupply(mix, size) {
  const { kinds, count } = MIXES[mix];
  const counts = Object.fromEntries(kinds.map((kind) => [kind, count(kind, size)]));
  const taken = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const turns = interleave(Object.entries(TURNS));
  let turn = 0;

  const nextOf = (kind, left) => {
    for (let attempt = 0; attempt < Math.min(counts[kind] ?? 0, ATTEMPTS); attempt += 1) {
      const time = taken[kind];
      taken[kind] += 1;
      const ordinal = (time * STRIDE) % counts[kind];
      const { sighting, sightings, decoy } = indicatorOfKind(kind, ordinal);
      if (sighting) return { kind, ordinal, parts: [sighting(time)], decoy };
      if (sightings && left >= sightings.length) return { kind, ordinal, parts: sightings.map(asInstant) };
    }
    return undefined;
  };
  return (left) => {
    const kind = turns[turn % turns.length];
    turn += 1;
    return nextOf(kind, left) ?? nextOf('name', left);
  };
}

/** Some indicators no network log can show: the next one is asked. */
const ATTEMPTS = 64;
/** A prime above every count, so that all ordinals have their turn. */
const STRIDE = 7_368_787;

/** The records of a composite match are in order for certain: none of them is one that is written long after its time. */
const asInstant = (record) => ({ ...record, instant: true });

function interleave(entries) {
  return entries
    .flatMap(([kind, count]) => Array.from({ length: count }, (_, rank) => ({ kind, at: (rank + 0.5) / count })))
    .sort((one, other) => one.at - other.at)
    .map(({ kind }) => kind);
}
