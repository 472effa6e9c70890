import { isIP } from 'node:net';

/** A value that a record holds, and the path at which an indicator looks for it. */
export interface Found {
  readonly path: string;
  readonly value: string | number;
}

/** The texts that a field holds, one or many; what both sensors write for nothing is none. */
export function texts(field: unknown): readonly string[] {
  return (Array.isArray(field) ? field : [field]).filter(
    (text): text is string => typeof text === 'string' && text !== '' && text !== '-' && text !== '(empty)',
  );
}

/** An address if the text is one, else a name. */
export function host(text: string): readonly Found[] {
  const version = isIP(text);
  return [{ path: version === 0 ? 'domain-name:value' : `ipv${version}-addr:value`, value: text }];
}

/** The host and the port that a Host header names; an IPv6 address without its brackets. */
export function named(text: string): { readonly host: string; readonly port: string | undefined } {
  if (isIP(text) !== 0) return { host: text, port: undefined };
  const [, bracketed, plain, port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return { host: bracketed ?? plain ?? text, port };
}

/** The URL of a request over plain HTTP; a request to a proxy carries it whole. */
export function composed(header: unknown, port: unknown, path: unknown): readonly Found[] {
  if (typeof header !== 'string' || typeof path !== 'string') return [];
  if (/^https?:\/\//i.test(path)) return [{ path: 'url:value', value: path }];
  if (!path.startsWith('/')) return [];
  const server = named(header);
  const used = server.port ?? (typeof port === 'number' ? String(port) : '80');
  const authority = `${isIP(server.host) === 6 ? `[${server.host}]` : server.host}${used === '80' ? '' : `:${used}`}`;
  return [{ path: 'url:value', value: `http://${authority}${path}` }];
}

const ALGORITHMS: ReadonlyMap<number, string> = new Map([
  [32, 'MD5'],
  [40, "'SHA-1'"],
  [64, "'SHA-256'"],
]);

/** A hash, under the algorithm that its length tells. */
export function fileHash(type: 'file' | 'x509-certificate', hash: string): readonly Found[] {
  const algorithm = /^[0-9a-f]+$/i.test(hash) ? ALGORITHMS.get(hash.length) : undefined;
  return algorithm === undefined ? [] : [{ path: `${type}:hashes.${algorithm}`, value: hash }];
}

/** How `detection` reads a value (semantics 13), on both sides. */
export function folded({ path, value }: Found): Found {
  if (typeof value === 'number') return { path, value };
  if (path.includes(':hashes.')) return { path, value: value.toLowerCase() };
  if (path.startsWith('domain-name:') && isIP(value) === 0)
    return { path, value: value.toLowerCase().replace(/\.$/, '') };
  if (path === 'url:value') {
    return {
      path,
      value: value.replace(/^(https?:\/\/[^/?#]*?)(:80)?(?=[/?#]|$)/i, (_, before: string) => before.toLowerCase()),
    };
  }
  return { path, value };
}

/** Another spelling of a value, which finds the same records under `detection`; undefined where there is none. */
export function respelled({ path, value }: Found): Found | undefined {
  if (typeof value === 'number') return undefined;
  if (path.includes(':hashes.')) return { path, value: value.toUpperCase() };
  if (path === 'domain-name:value') return { path, value: `${value.toUpperCase()}.` };
  const [, server, rest] = /^http:\/\/([^/:]+)(\/.*)$/.exec(value) ?? [];
  return path === 'url:value' && server !== undefined && rest !== undefined
    ? { path, value: `HTTP://${server.toUpperCase()}:80${rest}` }
    : undefined;
}
