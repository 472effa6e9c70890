import { median } from '../measure.mjs';
import { grouped } from '../print.mjs';

/** How many indicators the figures are about that depend on it. */
export const FIGURE_SIZE = 1_000_000;

/**
 * The figures that are to be reached, and how each is read from a record: several values if there are variants. A ratio is how many times as
 * fast; where less is better, `most` is given in place of `least`.
 */
export const FIGURES = [
  {
    what: 'records/s with the most equality indicators against 1,000',
    least: 0.6,
    by: 'many',
    read: ({ many }) => many && byVariant(largestOf(equalityCases(many)).filter, (name) => growth(many, name)),
  },
  {
    what: '`match` against the bare parse loop, filter off, 0.1 % hits',
    least: 0.75,
    by: 'many',
    read: ({ many }) => usualCase(many)?.filter.off && { '': usualCase(many).filter.off.ratio },
  },
  {
    what: '`match` against the bare parse loop, filter on, 0.1 % hits',
    least: 2,
    by: 'many',
    read: ({ many }) => usualCase(many)?.filter.on && { '': usualCase(many).filter.on.ratio },
  },
  {
    what: '`validatePattern` on one core, warm, with shapes remembered, patterns/s',
    least: 50_000,
    by: 'validate',
    read: ({ validate }) => validate && { '': validate.perSecond.validateShapes },
  },
  {
    what: 'observations of all records of a Zeek log in JSON, against a bare `JSON.parse` loop',
    least: 0.35,
    by: 'adapters',
    read: ({ adapters }) => adapters && { '': adapters.jsonToBare },
  },
  {
    what: 'the same log as a table, records/s against JSON',
    least: 2,
    by: 'adapters',
    read: ({ adapters }) => adapters && { '': adapters.tableToJson },
  },
  {
    what: 'the slowest question about bindings, in ms',
    most: 1_000,
    by: 'bindings',
    read: ({ bindings }) => bindings && { '': Math.max(...bindings.map(({ ms }) => ms)) },
  },
  { what: '`match` against DuckDB on one thread', least: 1, by: 'peers', read: againstPeer('duckdb') },
  { what: '`match` against `grep -F -f`', least: 40, by: 'peers', read: againstPeer('grep') },
  { what: '`match` against Hyperscan literals', least: 3, by: 'peers', read: againstPeer('hyperscan') },
  {
    what: '1,000 patterns × 1,000 observed-data against `stix2-matcher`',
    least: 2_000,
    by: 'reference',
    read: ({ reference }) => againstReference(reference?.cases?.[0]),
  },
  {
    what: 'one compiled pattern over 100,000 observed-data against `stix2-matcher`',
    least: 30,
    by: 'reference',
    read: ({ reference }) => againstReference(reference?.cases?.[1]),
  },
  {
    what: 'two threads against one',
    least: 1.7,
    by: 'threads',
    read: ({ threads }) => threads?.ratio && { '': threads.ratio },
  },
  {
    what: 'peak memory of `match` over a log of 5 GB, in GB',
    most: 1,
    by: 'memory',
    read: ({ memory }) => memory && { '': memory.peakMemoryBytes / 1e9 },
  },
  {
    what: 'the same, last third of the time against the first (flat: 1)',
    most: 1.1,
    by: 'memory',
    read: ({ memory }) => memory && { '': memory.growth },
  },
  {
    what: '1,000 composite patterns against their brackets alone, time of a stream of 10,000,000',
    most: 2,
    by: 'stream',
    read: ({ stream }) => stream && { '': stream.ratio },
  },
  {
    what: 'heap of the same after the first window, last third against the first (flat: 1)',
    most: 1.1,
    by: 'stream',
    read: ({ stream }) => stream?.growth && { '': stream.growth },
  },
  {
    what: 'seconds to load equality indicators',
    most: 10,
    by: 'load',
    read: ofForms(({ seconds }) => median(seconds)),
  },
  {
    what: 'bytes an indicator that is loaded',
    most: 300,
    by: 'load',
    read: ofForms(({ bytesPerIndicator }) => bytesPerIndicator),
  },
  {
    what: 'opening a prepared set against loading',
    least: 10,
    by: 'load',
    read: ({ load }) => load && { '': load.openAgainstLoad },
  },
];

/** Whether a value is what it is to be. */
export const isReached = ({ least = -Infinity, most = Infinity }, value) => value >= least && value <= most;

/** The values of a figure as text, by variant; nothing for what was not measured. */
export const shownValues = (values) =>
  values &&
  Object.entries(values)
    .map(([name, value]) => `${grouped(Number(value.toPrecision(3)))}${name ? ` (${name})` : ''}`)
    .join(', ');

/** The case of the largest feed at the hit rate that the figures are given for. */
export function usualCase(many) {
  const usual = many?.cases.filter(({ mix, rate }) => mix === 'feed' && rate === 0.001);
  return usual && largestOf(usual);
}

export const largestOf = (cases) => cases.reduce((best, one) => (one.size > best.size ? one : best));

const equalityCases = ({ cases }) => cases.filter(({ mix }) => mix === 'equality');

/** By what each was to the bare loop of its own rounds, so that a slower minute of the machine does not count. */
function growth(many, name) {
  const cases = equalityCases(many);
  const [small, large] = [cases.find(({ size }) => size === 1_000), largestOf(cases)];
  return large.filter[name].ratio / small.filter[name].ratio;
}

const byVariant = (filter, read) =>
  Object.fromEntries(Object.keys(filter).map((name) => [`filter ${name}`, read(name)]));

function againstPeer(name) {
  return ({ peers }) => {
    const peer = peers && largestOf(peers.cases).peers[name];
    return peer && byVariant(peer.ratio, (variant) => peer.ratio[variant]);
  };
}

const againstReference = (one) => one && { 'in a new process': one.ratio, warm: one.warm };

function ofForms(read) {
  return ({ load }) => load && { NDJSON: read(load.ndjson), bundle: read(load.bundle) };
}
