import { INDICATOR_STATISTICS } from './statistics.mjs';

/** Of every thousand indicators of a feed; the rest is equality, in the proportions of real feeds. */
const SPECIAL = { network: 10, like: 10, matches: 2, and: 5, followedBy: 1 };
const PERIOD = 1_000;

const EQUALITY = Object.entries(INDICATOR_STATISTICS.kinds);

/** What feeds consist of: `feed` as above, `equality` without what is special. */
export const MIXES = { feed: createMix(SPECIAL), equality: createMix({}) };

/**
 * Which kind the n-th indicator is of, and the how-many-th of its kind. Kinds are spread evenly, and each feed is the beginning of the larger
 * ones: one that is a multiple of a thousand has the exact proportions.
 */
function createMix(special) {
  const left = PERIOD - Object.values(special).reduce((sum, count) => sum + count, 0);
  const counts = { ...apportion(left), ...special };
  const slots = Object.entries(counts)
    .flatMap(([kind, count]) => Array.from({ length: count }, (_, rank) => ({ kind, rank, at: (rank + 0.5) / count })))
    .sort((one, other) => one.at - other.at);
  const kinds = Object.keys(counts);
  return {
    kinds,
    at: (number) => {
      const { kind, rank } = slots[number % PERIOD];
      return { kind, ordinal: Math.floor(number / PERIOD) * counts[kind] + rank };
    },
    /** How many of the first `size` are of a kind. */
    count: (kind, size) =>
      Math.floor(size / PERIOD) * counts[kind] +
      slots.slice(0, size % PERIOD).filter((slot) => slot.kind === kind).length,
  };
}

/** Whole numbers in the proportion of the shares that add up to `total`: what rounding down leaves goes to the largest. */
function apportion(total) {
  const counts = Object.fromEntries(EQUALITY.map(([kind, share]) => [kind, Math.floor(share * total)]));
  const [largest] = EQUALITY.reduce((best, one) => (one[1] > best[1] ? one : best));
  counts[largest] += total - Object.values(counts).reduce((sum, count) => sum + count, 0);
  return counts;
}
