import type { Content } from '../../stix/object-model/property.js';
import { urlPieces } from '../../values/url.js';
import type { Rule } from '../rule.js';
import { checkTexts } from '../values/text-check.js';

/** Capitals in a domain name, where data has names in lower case and texts are compared letter by letter. */
export const upperCaseDomain: Rule = {
  code: 'P327',
  check: {
    comparison: checkTexts(['domain-name', 'email-addr', 'url'], (text, content) => {
      const meant = /[A-Z]/.test(text) ? inLowerCase(text, content) : text;
      if (meant === text) return undefined;
      return { message: 'Names of hosts are in lower case in data: write them so.', meant };
    }),
  },
};

/** The text with its domain name in lower case, and nothing else: paths, and what stands before an @, may be case-sensitive. */
function inLowerCase(text: string, content: Content): string {
  if (content === 'domain-name') return lower(text);
  if (content === 'email-addr') {
    const at = text.lastIndexOf('@') + 1;
    return at === 0 ? text : text.slice(0, at) + lower(text.slice(at));
  }
  const pieces = urlPieces(text);
  if (!pieces) return text;
  const end = text.length - pieces.path.length;
  const start = text.lastIndexOf('@', end - 1) + 1;
  return lower(text.slice(0, text.indexOf('://'))) + keepUser(text, start, end);
}

function keepUser(text: string, start: number, end: number): string {
  const colon = text.indexOf('://');
  const host = Math.max(start, colon + 3);
  return text.slice(colon, host) + lower(text.slice(host, end)) + text.slice(end);
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
