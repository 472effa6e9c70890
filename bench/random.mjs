/**
 * A source of numbers that is the same in every run (mulberry32), with the few shapes that logs have.
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
  const text = (length, alphabet) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    /** Below `limit`, small numbers far oftener: as names and addresses are used (the logarithm is uniform). */
    popular: (limit) => Math.floor(limit ** next()) - 1,
    /** From 1 up to `limit`, most of them small: as octets and durations are distributed. */
    size: (limit) => Math.ceil(limit ** next()),
    hex: (length) => text(length, '0123456789abcdef'),
    letters: (length) => text(length, 'abcdefghijklmnopqrstuvwxyz'),
    identifier: (length) => text(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
  };
}
