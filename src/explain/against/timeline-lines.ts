import type { Hit } from '../../match/hits.js';
import { formatTimestamp, parseTimestamp, type Timestamp } from '../../values/timestamp.js';
import type { Inspected } from './inspection.js';

/** Columns of the axis: with a bracket's number and count, a line fits a terminal of 80. */
const WIDTH = 56;

const [NOTHING, SPAN, ONE, MANY, TAKEN] = ['·', '─', '•', '●', '◆'];

/**
 * Draws when each pair of brackets was satisfied, one row each over a common axis, for a pattern over several observations. No lines if none of
 * them was satisfied by anything.
 *
 *     2026-01-01T00:00:00Z ─ 2026-01-01T00:05:00Z, 5.4 s a column
 *     [0] ··◆···•─────·······  3
 *     [1] ·······◆···········  1
 */
export function timelineLines({ hits, brackets, match }: Inspected): readonly string[] {
  const [earliest, latest] = rangeOf(hits);
  if (!earliest || !latest) return [];
  const [start, end] = [secondsOf(earliest), secondsOf(latest)];
  const column = (time: Timestamp): number => {
    const share = end > start ? (secondsOf(time) - start) / (end - start) : 0;
    return Math.min(WIDTH - 1, Math.floor(share * WIDTH));
  };
  const taken = typeof match === 'string' ? [] : match.bindings;
  const rows = brackets.map((_, number) => {
    const own = hits.filter(({ expressions }) => expressions.includes(number));
    const cells = drawHits(own, column);
    for (const { expression, moment } of taken) {
      const time = parseTimestamp(moment);
      if (expression === number && time) cells[column(time)] = TAKEN;
    }
    const count = own.length === 0 ? 'still missing' : own.length.toLocaleString('en');
    return `[${number}]`.padEnd(5) + `${cells.join('')}  ${count}`;
  });
  const step = end > start ? `, ${Number(((end - start) / WIDTH).toPrecision(2))} s a column` : '';
  const axis = `${formatTimestamp(earliest)} ─ ${formatTimestamp(latest)}${step}`;
  return [axis, ...rows, ...(taken.length > 0 ? [`${TAKEN} what the match takes`] : [])];
}

/** Each hit where it begins, and a line to where it ends. */
function drawHits(hits: readonly Hit[], column: (time: Timestamp) => number): (string | undefined)[] {
  const cells: (string | undefined)[] = Array.from({ length: WIDTH }, () => NOTHING);
  for (const { first, last } of hits) {
    for (let at = column(first) + 1; at <= column(last); at += 1) if (cells[at] === NOTHING) cells[at] = SPAN;
  }
  for (const { first } of hits) {
    const at = column(first);
    cells[at] = cells[at] === ONE || cells[at] === MANY ? MANY : ONE;
  }
  return cells;
}

function rangeOf(hits: readonly Hit[]): readonly [Timestamp | undefined, Timestamp | undefined] {
  let [earliest, latest]: (Timestamp | undefined)[] = [];
  for (const { first, last } of hits) {
    if (!earliest || secondsOf(first) < secondsOf(earliest)) earliest = first;
    if (!latest || secondsOf(last) > secondsOf(latest)) latest = last;
  }
  return [earliest, latest];
}

/** A double is fine enough for a column. */
const secondsOf = ({ seconds, nanoseconds }: Timestamp): number => seconds + nanoseconds / 1e9;
