import { scaleOf } from './scale.mjs';
import { element, label, picture, seriesClass } from './svg.mjs';

const [WIDTH, HEIGHT] = [760, 400];
const AREA = { left: 76, right: 560, top: 44, bottom: 348 };
const LEGEND = { x: 580, y: 60, step: 22 };

/**
 * Lines over a common axis.
 *
 * @param {object} chart
 * @param {string} chart.title
 * @param {{ title: string, log?: boolean, show?: (value: number) => string }} chart.x
 * @param {{ title: string, log?: boolean, show?: (value: number) => string, marks?: readonly { at: number, name: string }[] }} chart.y
 *   `marks` are drawn across: what is to be reached
 * @param {readonly { name: string, points: readonly (readonly [number, number])[] }[]} chart.series
 */
export function lineChart({ title, x, y, series }) {
  const values = (axis) => series.flatMap(({ points }) => points.map((point) => point[axis]));
  const marks = y.marks ?? [];
  const across = scaleOf(values(0), { log: x.log, from: AREA.left, to: AREA.right });
  const up = scaleOf([...values(1), ...marks.map(({ at }) => at)], {
    log: y.log,
    zero: !y.log,
    from: AREA.bottom,
    to: AREA.top,
  });
  return picture(
    { width: WIDTH, height: HEIGHT, title },
    label(AREA.left, 22, title, { class: 'title' }),
    up.ticks.map((value) => horizontalRule(up.at(value), (y.show ?? String)(value))),
    across.ticks.map((value) =>
      label(across.at(value), AREA.bottom + 20, (x.show ?? String)(value), { 'text-anchor': 'middle' }),
    ),
    label((AREA.left + AREA.right) / 2, AREA.bottom + 42, x.title, { 'text-anchor': 'middle' }),
    label(16, (AREA.top + AREA.bottom) / 2, y.title, {
      'text-anchor': 'middle',
      transform: `rotate(-90 16 ${(AREA.top + AREA.bottom) / 2})`,
    }),
    marks.map(({ at, name }) => mark(up.at(at), name)),
    series.map(({ points }, index) => line(points, across, up, index)),
    series.map(({ name }, index) => legend(name, index)),
  );
}

const horizontalRule = (y, name) =>
  element('line', { x1: AREA.left, x2: AREA.right, y1: y, y2: y, class: 'rule' }) +
  label(AREA.left - 8, y + 4, name, { 'text-anchor': 'end' });

const mark = (y, name) =>
  element('line', { x1: AREA.left, x2: AREA.right, y1: y, y2: y, class: 'mark' }) +
  label(AREA.right - 4, y - 5, name, { 'text-anchor': 'end' });

function line(points, across, up, index) {
  const places = points.map(([x, y]) => [across.at(x), up.at(y)]);
  const path = places.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const dots =
    points.length > 12
      ? []
      : places.map(([cx, cy]) => element('circle', { cx, cy, r: 3, class: `fill ${seriesClass(index)}` }));
  return [element('path', { d: path, class: `line ${seriesClass(index)}` }), ...dots].join('');
}

function legend(name, index) {
  const y = LEGEND.y + index * LEGEND.step;
  return (
    element('line', { x1: LEGEND.x, x2: LEGEND.x + 18, y1: y, y2: y, class: `line ${seriesClass(index)}` }) +
    label(LEGEND.x + 26, y + 4, name)
  );
}
