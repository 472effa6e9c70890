import type { Content } from '../../stix/object-model/property.js';
import type { Rule } from '../rule.js';
import { MALFORMED } from '../values/malformed-value.js';
import { checkTexts } from '../values/text-check.js';

/** A text that cannot be what the property holds: a URL for a domain name, a MAC address with hyphens. */
export const malformedValue: Rule = {
  code: 'P326',
  check: {
    comparison: checkTexts(Object.keys(MALFORMED) as Content[], (text, content) => MALFORMED[content]?.(text)),
  },
};
