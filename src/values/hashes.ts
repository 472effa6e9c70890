/**
 * Hash algorithms by the name that we give each: the spelling of the STIX 2.1 hash-algorithm-ov (STIX 10.7) where it has one, then that
 * of STIX 2.0's, then the one in common use.
 */
const CANONICAL_NAMES = [
  'MD5',
  'SHA-1',
  'SHA-256',
  'SHA-512',
  'SHA3-256',
  'SHA3-512',
  'SSDEEP',
  'TLSH',
  'MD6',
  'RIPEMD-160',
  'SHA-224',
  'SHA-384',
  'SHA3-224',
  'SHA3-384',
  'WHIRLPOOL',
  'MD4',
  'SHA-512/224',
  'SHA-512/256',
  'IMPHASH',
  'PEHASH',
  'AUTHENTIHASH',
  'SDHASH',
  'JA3',
  'JA3S',
] as const;

/** The hexadecimal digits that a value of an algorithm has. SSDEEP, TLSH and others have forms of their own. */
export const HASH_DIGITS = {
  MD5: 32,
  'SHA-1': 40,
  'SHA-256': 64,
  'SHA-512': 128,
  'SHA3-256': 64,
  'SHA3-512': 128,
  'SHA-224': 56,
  'SHA-384': 96,
  'SHA3-224': 56,
  'SHA3-384': 96,
  'RIPEMD-160': 40,
  MD4: 32,
} as const;

export type HashAlgorithm = keyof typeof HASH_DIGITS;

/** Spellings that leaving out case and punctuation does not bring together. */
const OTHER_SPELLINGS: readonly (readonly [string, string])[] = [
  ['sha2224', 'SHA-224'],
  ['sha2256', 'SHA-256'],
  ['sha2384', 'SHA-384'],
  ['sha2512', 'SHA-512'],
  ['rmd160', 'RIPEMD-160'],
];

const BY_SPELLING: ReadonlyMap<string, string> = new Map([
  ...CANONICAL_NAMES.map((name) => [foldSpelling(name), name] as const),
  ...OTHER_SPELLINGS,
]);

/** Longer than any spelling: a property name of a hostile record is not worth folding. */
const MAX_SPELLING = 32;

/**
 * The one name of a hash algorithm for the spellings that feeds and logs use (`sha256`, `SHA_256`, `SHA-256`): D27, the `detection`
 * profile. Case and the characters `-`, `_`, `/`, `.` and space do not count.
 *
 * @returns `undefined` for a name that is no known algorithm, or fits several (`SHA`, `SHA3`)
 */
export function canonicalHashName(name: string): string | undefined {
  return name.length > MAX_SPELLING ? undefined : BY_SPELLING.get(foldSpelling(name));
}

function foldSpelling(name: string): string {
  return name.toLowerCase().replace(/[-_/. ]/g, '');
}
