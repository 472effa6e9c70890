import { grouped } from '../print.mjs';
import { largestOf, usualCase } from './figures.mjs';
import { lineChart } from './line-chart.mjs';

const short = (number) => (number >= 1e6 ? `${number / 1e6}M` : number >= 1e3 ? `${number / 1e3}k` : String(number));
const FILTER_NAMES = { off: 'match, filter off', on: 'match, filter on' };
const PEER_NAMES = { duckdb: 'DuckDB, equality', hyperscan: 'Hyperscan, literals', grep: 'grep -F', rg: 'ripgrep -F' };

/** The charts of a record that has what they show, by file name. */
export function chartsOf(record) {
  const charts = {
    'by-size': record.many && bySize(record),
    'by-hit-rate': record.many && byHitRate(record.many),
    memory: record.memory && overTime(record.memory),
    'stream-heap': record.stream && overStream(record.stream),
  };
  return Object.fromEntries(Object.entries(charts).flatMap(([name, svg]) => (svg ? [[`${name}.svg`, svg]] : [])));
}

function bySize({ many, peers }) {
  const cases = many.cases.filter(({ mix, rate }) => mix === 'feed' && rate === 0.001);
  const variants = Object.keys(cases[0].filter);
  const ofPeer = (name) =>
    peers?.cases.flatMap((one) => (one.peers[name] ? [[one.size, one.peers[name].perSecond]] : [])) ?? [];
  return lineChart({
    title: 'Records a second by the size of the feed, one thread, 0.1 % hits',
    x: { title: 'indicators', log: true, show: short },
    y: { title: 'records/s', log: true, show: short },
    series: [
      ...variants.map((name) => ({
        name: FILTER_NAMES[name],
        points: cases.map(({ size, filter }) => [size, filter[name].perSecond]),
      })),
      { name: 'split and JSON.parse', points: cases.map(({ size, bare }) => [size, bare.perSecond]) },
      ...Object.entries(PEER_NAMES).map(([name, shown]) => ({ name: shown, points: ofPeer(name) })),
    ].filter(({ points }) => points.length > 0),
  });
}

function byHitRate(many) {
  const { size } = usualCase(many);
  const cases = many.cases
    .filter((one) => one.mix === 'feed' && one.size === size)
    .sort((one, other) => one.rate - other.rate);
  return lineChart({
    title: `${grouped(size)} indicators, by the part of the lines that are hits`,
    x: { title: 'lines that are hits', log: true, show: (rate) => `${Number((100 * rate).toPrecision(2))} %` },
    y: {
      title: 'times as fast as split and JSON.parse',
      marks: [
        { at: 0.75, name: 'filter off: 0.75' },
        { at: 2, name: 'filter on: 2' },
      ],
    },
    series: Object.keys(largestOf(cases).filter).map((name) => ({
      name: FILTER_NAMES[name],
      points: cases.map(({ rate, filter }) => [rate, filter[name].ratio]),
    })),
  });
}

function overTime({ size, bytes, seconds, megabytes }) {
  return lineChart({
    title: `Memory of match: ${grouped(size)} indicators over ${(bytes / 1e9).toFixed(1)} GB`,
    x: { title: 'seconds' },
    y: { title: 'resident, MB', marks: [{ at: 1_000, name: 'at most 1,000' }] },
    series: [{ name: 'match', points: seconds.map((second, at) => [second, megabytes[at]]) }],
  });
}

function overStream({ patterns, heap: { millions, megabytes } }) {
  return lineChart({
    title: `Heap of a stream: ${grouped(patterns)} composite patterns, 1 % hits`,
    x: { title: 'observations, millions' },
    y: { title: 'heap in use, MB' },
    series: [{ name: 'after collection', points: millions.map((million, at) => [million, megabytes[at]]) }],
  });
}
