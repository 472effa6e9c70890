import { createHash } from 'node:crypto';

// Every number that looks random is read from SHA-256 over this seed and a key that says what the number is for. A record's
// jitter therefore depends on its own key alone: adding a record to the story moves no other.
const SEED = 'stix-pattern examples';

function digest(key) {
  return createHash('sha256')
    .update([SEED, ...key].join('/'))
    .digest();
}

/** A fraction in 0..1 (1 excluded) that belongs to `key`. */
export function fraction(...key) {
  return digest(key).readUIntBE(0, 6) / 2 ** 48;
}

/** An integer in `low`..`high`, both included, that belongs to `key`. */
export function between(low, high, ...key) {
  return low + Math.floor(fraction(...key) * (high - low + 1));
}

/** One element of `list`, chosen by `key`. */
export function pick(list, ...key) {
  return list[between(0, list.length - 1, ...key)];
}

/** A word of `length` characters (at most 32) of `alphabet`, chosen by `key`. */
export function word(alphabet, length, ...key) {
  return [...digest(key).subarray(0, length)].map((octet) => alphabet[octet % alphabet.length]).join('');
}

export const HEX = '0123456789abcdef';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
