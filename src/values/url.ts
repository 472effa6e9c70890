import { foldCase } from './fold-case.js';

/** The port that a scheme implies, with the colon before it. */
const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', ':80'],
  ['https', ':443'],
  ['ws', ':80'],
  ['wss', ':443'],
  ['ftp', ':21'],
]);

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/;
/** What may follow the user information: a name or IPv4 address, or an address in brackets, then perhaps a port. */
const HOST_AND_PORT = /^([^\s[\]:@]+|\[[0-9A-Za-z:.%]+\])(:[0-9]*)?$/;
const MAX_SCHEME = 64;

/**
 * Normalizes a URL for comparison in the `detection` profile (semantics 13): scheme and host in lower case, a default or empty port left
 * out, an empty path written `/` (RFC 3986 sections 6.2.2.1 and 6.2.3). User information, path, query and fragment stay as they are:
 * percent escapes and dot segments are what indicators look for. Text that is not an absolute URL with a host comes back unchanged.
 */
export function normalizeUrl(text: string): string {
  const colon = text.slice(0, MAX_SCHEME).indexOf('://');
  if (colon < 0 || !SCHEME.test(text.slice(0, colon))) return text;
  const start = colon + 3;
  const end = endOfAuthority(text, start);
  const hostStart = Math.max(start, text.lastIndexOf('@', end - 1) + 1);
  const found = HOST_AND_PORT.exec(text.slice(hostStart, end));
  if (!found) return text;

  const scheme = text.slice(0, colon).toLowerCase();
  const [, host = '', port = ''] = found;
  const keptPort = port === ':' || port === DEFAULT_PORTS.get(scheme) ? '' : port;
  const path = text.charAt(end) === '/' ? '' : '/';
  return `${scheme}://${text.slice(start, hostStart)}${foldCase(host)}${keptPort}${path}${text.slice(end)}`;
}

/** The authority ends at the first `/`, `?` or `#`, or with the text (RFC 3986 section 3.2). */
function endOfAuthority(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x2f || unit === 0x3f || unit === 0x23) return index;
  }
  return text.length;
}

/** Host and path of an absolute URL as they stand in it: the host without user information, port and brackets, the path with what follows it. */
export interface UrlPieces {
  readonly host: string;
  readonly path: string;
}

/** Takes an absolute URL apart; undefined for text that is none. */
export function urlPieces(text: string): UrlPieces | undefined {
  const colon = text.slice(0, MAX_SCHEME).indexOf('://');
  if (colon < 0 || !SCHEME.test(text.slice(0, colon))) return undefined;
  const end = endOfAuthority(text, colon + 3);
  const found = HOST_AND_PORT.exec(text.slice(Math.max(colon + 3, text.lastIndexOf('@', end - 1) + 1), end));
  if (!found) return undefined;
  const [, host = ''] = found;
  return { host: host.startsWith('[') ? host.slice(1, -1) : host, path: text.slice(end) };
}
