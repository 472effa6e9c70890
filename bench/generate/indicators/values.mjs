// The constants of indicators: the n-th of a kind is always the same, and no two are. `role` keeps apart what several kinds of indicators take
// of the same supply.
import { address } from '../addresses.mjs';
import { createNames } from '../names.mjs';
import { createRandom, sampler, seedOf } from '../random.mjs';
import { INDICATOR_STATISTICS } from '../statistics.mjs';
import { code, FAMILY, syllables } from '../words.mjs';

/** Who takes values that are not names or addresses of an indicator by themselves. */
export const ROLE = { single: 0, and: 1, followedBy: 2 };
const ROLES = 4;
const shared = (role, number) => number * ROLES + role;

const nameOf = createNames(INDICATOR_STATISTICS.names);
const algorithms = sampler(INDICATOR_STATISTICS.hashes.algorithm);
const HASH_LENGTH = { MD5: 32, 'SHA-1': 40, 'SHA-256': 64 };
const EXTENSIONS = ['exe', 'dll', 'doc', 'xlsm', 'zip', 'js', 'hta', 'lnk'];

export const indicatorName = (number) => nameOf(createRandom(seedOf(1, number)), FAMILY.indicator, number);

export const termName = (role, number) =>
  nameOf(createRandom(seedOf(2, shared(role, number))), FAMILY.term, shared(role, number));

export const termAddress = (role, number) => address('term', shared(role, number));

/** A hash by its algorithm, with what `role` and `number` decide in its first eight digits. */
export function hash(role, number, algorithm) {
  const random = createRandom(seedOf(3 + role, number));
  const drawn = algorithm ?? algorithms(random);
  const start = (Math.imul(shared(role, number) + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return { algorithm: drawn, value: start + random.hex(HASH_LENGTH[drawn] - 8) };
}

export function fileName(random, role, number) {
  return `${syllables(random, 2 + random.below(8))}${code(shared(role, number))}.${random.pick(EXTENSIONS)}`;
}

/** A constant in a pattern. */
export const quote = (text) => `'${text.replace(/['\\]/g, (one) => `\\${one}`)}'`;
