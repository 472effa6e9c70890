/** A text without one of these is not defanged; most are spared the replacements. */
const SIGNS = /[[({](?:\.|dot|:|at|@|\/\/|:\/\/)[\])}]|^h(?:xx|tt\*|\*\*)ps?:|^hxxps?\b|^fxps?:/i;

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^hxxp/i, 'http'],
  [/^h(?:tt\*|\*\*)p/i, 'http'],
  [/^fxp/i, 'ftp'],
  [/[[({](?:\.|dot)[\])}]/gi, '.'],
  [/[[({](?:@|at)[\])}]/gi, '@'],
  [/[[({]:[\])}]/g, ':'],
  [/[[({]:?\/\/[\])}]/g, '://'],
];

/**
 * The value that a defanged one stands for: `hxxp://c2[.]example` is `http://c2.example`, made so that nobody clicks on it.
 *
 * @returns `undefined` for a text that shows no sign of it
 */
export function refang(text: string): string | undefined {
  if (!SIGNS.test(text)) return undefined;
  const plain = REPLACEMENTS.reduce((before, [sign, meant]) => before.replace(sign, meant), text);
  return plain === text ? undefined : plain;
}
