import { splitHostPort } from './host-port.js';

const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['https', '443'],
]);

/**
 * Puts together the URL of a request. `host` may bring its own port, as the Host header does; it then wins over `port`, which is
 * what the connection used. A `path` that is a URL already (a request to a proxy) is the answer; one that is neither a path nor a
 * URL (the authority of CONNECT, the asterisk of OPTIONS) gives undefined.
 */
export function composeUrl(scheme: string, host: string, port: string | undefined, path: string): string | undefined {
  if (/^[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\//.test(path)) return path;
  if (!path.startsWith('/')) return undefined;
  const named = splitHostPort(host);
  const name = named.host.includes(':') ? `[${named.host}]` : named.host;
  const used = named.port ?? port;
  const authority = !used || used === DEFAULT_PORTS.get(scheme) ? name : `${name}:${used}`;
  return `${scheme}://${authority}${path}`;
}
