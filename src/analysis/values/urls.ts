/** Schemes that are followed by no host. */
const WITHOUT_HOST: ReadonlySet<string> = new Set([
  'about',
  'blob',
  'data',
  'file',
  'intent',
  'javascript',
  'magnet',
  'mailto',
  'market',
  'news',
  'sip',
  'sms',
  'tel',
  'urn',
]);

/** Whether a text begins with the scheme of a URL (RFC 3986 section 3.1): what stands before a port looks like one. */
export function hasScheme(text: string): boolean {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,30}):(\/\/)?/.exec(text);
  return scheme !== null && (scheme[2] !== undefined || WITHOUT_HOST.has((scheme[1] ?? '').toLowerCase()));
}
