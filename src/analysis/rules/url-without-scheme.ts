import { refang } from '../../values/refang.js';
import type { Rule } from '../rule.js';
import { checkTexts, quote } from '../values/text-check.js';
import { hasScheme } from '../values/urls.js';

/** A URL without `http://` or the like: a URL of the data begins with its scheme, so that no value is equal to this. */
export const urlWithoutScheme: Rule = {
  code: 'P324',
  check: {
    comparison: checkTexts(['url'], (text) => {
      if (hasScheme(refang(text) ?? text)) return undefined;
      const shown = quote(text);
      const message = `A URL begins with its scheme, and ${shown} has none: write 'http://...' or 'https://...', or LIKE with % before it for any scheme.`;
      return { message };
    }),
  },
};
