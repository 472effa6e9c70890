import { writeKey } from '../../syntax/literals.js';
import { canonicalHashName } from '../../values/hashes.js';
import { nearestSpelling } from '../nearest-spelling.js';
import type { Rule } from '../rule.js';

/** The names of the vocabulary of STIX 2.1 (section 10.7) and of those of STIX 2.0 that it no longer lists. */
const NAMES: readonly string[] = [
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
];

/** The name of a hash algorithm in another spelling than the standard's: keys are compared letter by letter (semantics 5.2, D27). */
export const hashName: Rule = {
  code: 'P307',
  check: {
    objectPath: (path, { resolve, stixVersion }) => {
      const resolved = resolve(path);
      if (resolved.kind !== 'value' || !resolved.hash) return undefined;
      const { name, span } = resolved.hash;
      const canonical = canonicalHashName(name) ?? nearestSpelling(name, NAMES);
      if (canonical === undefined || !NAMES.includes(canonical)) return undefined;
      const meant = canonical === 'SSDEEP' && stixVersion === '2.0' ? 'ssdeep' : canonical;
      if (name === meant) return undefined;
      const text = writeKey(meant);
      const message = `STIX ${stixVersion} spells this hash ${text}: data that keeps to it has nothing under ${writeKey(name)}.`;
      return { message, span, fix: { span, text } };
    },
  },
};
