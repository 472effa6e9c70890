import type { Authentication, TaxiiServer, TaxiiVersion } from '../../feeds/taxii/index.js';
import { UsageError } from '../exit-code.js';
import { readOptionFile, readSecret, type SecretPlace } from './secret.js';

/** How a server is reached and what it is shown, as options and configurations have it. Paths are of files. */
export interface ServerOptions {
  /** With a user, the secret is a password; with a header, an API key; alone, a bearer token. */
  readonly user?: string;
  readonly apiKeyHeader?: string;
  readonly secret?: SecretPlace;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly proxy?: string;
  readonly version?: TaxiiVersion | 'auto';
}

/**
 * The server at a URL, with its secrets read.
 * @throws UsageError for a secret or a file that is not there, and for options that contradict each other
 */
export async function toTaxiiServer(url: string, options: ServerOptions): Promise<TaxiiServer> {
  const authentication = await toAuthentication(options);
  const pem = async (option: string, path: string | undefined): Promise<string | undefined> =>
    path === undefined ? undefined : readOptionFile(option, path);
  const ca = await pem('--ca', options.ca);
  const certificate = await pem('--cert', options.cert);
  const key = await pem('--key', options.key);
  if ((certificate === undefined) !== (key === undefined)) {
    throw new UsageError('A client certificate needs its key, and a key its certificate: --cert and --key.');
  }
  return {
    url,
    authentication,
    tls: {
      ...(ca !== undefined && { ca }),
      ...(certificate !== undefined && { certificate }),
      ...(key !== undefined && { key }),
    },
    ...(options.proxy !== undefined && { proxy: options.proxy }),
    version: options.version ?? 'auto',
  };
}

/** Headers that are the client's own to set, or whose meaning a key would change. */
const NOT_FOR_KEYS = /^(host|content-.*|transfer-encoding|connection|accept.*|range|cookie|proxy-.*)$/i;

async function toAuthentication({ user, apiKeyHeader, secret = {} }: ServerOptions): Promise<Authentication> {
  const text = await readSecret(secret);
  if (user !== undefined && apiKeyHeader !== undefined) {
    throw new UsageError('A user has a password and a header an API key: give one of both.');
  }
  if (text === undefined) {
    if (user === undefined && apiKeyHeader === undefined) return { kind: 'none' };
    throw new UsageError('The secret is missing: say with --secret-env or --secret-file where it is.');
  }
  if (user !== undefined) {
    if (user.includes(':')) throw new UsageError('The name of a user has no colon (RFC 7617).');
    return { kind: 'basic', user, password: text };
  }
  if (apiKeyHeader === undefined) return { kind: 'bearer', token: text };
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(apiKeyHeader) || NOT_FOR_KEYS.test(apiKeyHeader)) {
    throw new UsageError(`${JSON.stringify(apiKeyHeader)} is no header for an API key.`);
  }
  return { kind: 'api-key', header: apiKeyHeader, key: text };
}
