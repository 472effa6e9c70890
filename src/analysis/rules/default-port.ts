import { urlPieces } from '../../values/url.js';
import type { Rule } from '../rule.js';
import { checkTexts } from '../values/text-check.js';

const PORTS: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ftp', '21'],
]);

/** A URL with the port that its scheme implies, which is hardly ever written: a URL of the data mostly comes without. */
export const defaultPort: Rule = {
  code: 'P328',
  check: {
    comparison: checkTexts(['url'], (text) => {
      const scheme = /^([a-z]{3,5}):\/\//i.exec(text)?.[1];
      const port = scheme === undefined ? undefined : PORTS.get(scheme.toLowerCase());
      const pieces = port === undefined ? undefined : urlPieces(text);
      if (port === undefined || !pieces) return undefined;
      const end = text.length - pieces.path.length;
      if (!text.slice(0, end).endsWith(`:${port}`)) return undefined;
      const meant = text.slice(0, end - port.length - 1) + text.slice(end);
      return {
        message: `Port ${port} is what ${String(scheme)} implies, and most data leaves it out: write the URL without it.`,
        meant,
      };
    }),
  },
};
