/**
 * A scale from values to places, with round values to write beside it.
 *
 * @param {readonly number[]} values what it must have room for
 * @param {{ log?: boolean, zero?: boolean, from: number, to: number }} options `zero` begins at 0; `from` and `to` are places
 */
export function scaleOf(values, { log = false, zero = false, from, to }) {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const ticks = log ? powers(least, greatest) : steps(zero ? 0 : least, greatest);
  const position = log ? Math.log10 : (value) => value;
  const [start, end] = [position(ticks[0]), position(ticks[ticks.length - 1])];
  const at = (value) => from + ((position(value) - start) / (end - start || 1)) * (to - from);
  return { at, ticks };
}

function powers(least, greatest) {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(greatest))];
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, index) => 10 ** (first + index));
}

/** Four to eight steps of 1, 2 or 5 times a power of ten. */
function steps(least, greatest) {
  const rough = (greatest - least || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  const [first, last] = [Math.floor(least / step), Math.ceil(greatest / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(6)));
}
