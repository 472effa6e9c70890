/**
 * A source of numbers that is the same in every run (mulberry32).
 *
 * @param {number} seed any 32-bit integer
 */
export function createRandom(seed) {
  let state = seed | 0;
  /** From 0 to 1, 1 excluded. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const word = () => Math.floor(next() * 2 ** 32);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    /** Of a distribution that is known by its values at equal distances: linear between two of them. */
    quantile: (values) => {
      const at = next() * (values.length - 1);
      const step = Math.floor(at);
      return values[step] + (at - step) * (values[step + 1] - values[step]);
    },
    hex: (length) => {
      let text = '';
      while (text.length < length) text += word().toString(16).padStart(8, '0');
      return text.slice(0, length);
    },
    text: (length, alphabet) => {
      let text = '';
      while (text.length < length) text += alphabet[below(alphabet.length)];
      return text;
    },
  };
}

/** A seed for the n-th thing of a kind, so that each can be made without those before it. */
export const seedOf = (kind, number) => Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca6b);

/** Draws the keys of an object in proportion to its values. */
export function sampler(shares) {
  const entries = Object.entries(shares);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return entries[entries.length - 1][0];
  };
}
