/** At 0 %, 5 %, ... 100 %: enough for a generator to draw from a distribution by interpolating between them. */
const STEPS = 20;

/** The values of a sorted sample at equal distances, least and greatest included. */
export function quantiles(numbers, digits = 0) {
  const sorted = [...numbers].sort((left, right) => left - right);
  if (sorted.length === 0) throw new Error('There are no quantiles of nothing.');
  return Array.from({ length: STEPS + 1 }, (_, step) =>
    round(sorted[Math.round((step / STEPS) * (sorted.length - 1))], digits),
  );
}

/** What part of the values each of the most frequent has, most frequent first; they add up to 1. */
export function shares(values, limit = 12) {
  const counts = [...countEach(values)].sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1));
  const kept = counts.slice(0, limit);
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries(kept.map(([value, count]) => [value, round(count / total, 4)]));
}

/** What part of the values passes a test. */
export const share = (values, test) => round(values.filter(test).length / values.length, 4);

export const mean = (numbers) => Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);

/**
 * How unevenly values are used: `ranks[i]` is how many of the most frequent values make up i/20 of all uses. Drawing a quantile of it draws a rank.
 */
export function usage(values) {
  const counts = [...countEach(values).values()].sort((left, right) => right - left);
  const ranks = counts.flatMap((count, rank) => Array.from({ length: count }, () => rank));
  return { distinct: counts.length, ranks: quantiles(ranks) };
}

function countEach(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const round = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;
