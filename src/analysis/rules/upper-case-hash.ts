import { writeString } from '../../syntax/literals.js';
import { canonicalHashName, HASH_DIGITS } from '../../values/hashes.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';

const ALGORITHMS: ReadonlySet<string> = new Set(Object.keys(HASH_DIGITS));

/** A hash with capital digits: texts are compared letter by letter, and data has hashes in lower case (semantics 9, D27). */
export const upperCaseHash: Rule = {
  code: 'P321',
  check: {
    comparison: (comparison, { resolve }) => {
      const texts = wholeTextsOf(comparison);
      if (texts.length === 0) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value' || !resolved.hash) return undefined;
      if (!ALGORITHMS.has(canonicalHashName(resolved.hash.name) ?? '')) return undefined;
      const found: Finding[] = [];
      for (const { value, span } of texts) {
        if (!/^[0-9a-fA-F]+$/.test(value) || !/[A-F]/.test(value)) continue;
        const text = writeString(value.toLowerCase());
        const message =
          'Hashes are in lower case in data, and texts are compared letter by letter: write it in lower case.';
        found.push({ message, span, fix: { span, text } });
      }
      return found;
    },
  },
};
