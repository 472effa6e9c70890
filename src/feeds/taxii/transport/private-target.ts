import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { addressScope } from '../../../values/address-scope.js';
import { showUrl, TaxiiError } from './taxii-error.js';

/** Node's `dns.lookup`, as far as sockets use it. */
export type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** The code of the error that a guarded look-up gives. */
const REFUSED = 'ERR_PRIVATE_TARGET';

/**
 * A look-up for sockets that gives public addresses only, but for the host that the user configured. It is asked for the very address that
 * is then connected to, so that a name cannot have another address when it is checked than when it is used (DNS rebinding).
 */
export function guardedLookup(configuredHost: string, resolve: Lookup = lookup as Lookup): Lookup {
  return (hostname, options, callback) => {
    if (isSameHost(hostname, configuredHost)) {
      resolve(hostname, options, callback);
      return;
    }
    resolve(hostname, options, (error, address, family) => {
      const addresses = typeof address === 'string' ? [address] : (address ?? []).map((one) => one.address);
      const refused = error ? undefined : addresses.find((one) => !isPublic(one));
      if (refused === undefined) {
        callback(error, address, family);
        return;
      }
      const cause = Object.assign(new Error(`${hostname} has the address ${refused}`), { code: REFUSED });
      callback(cause, '', 0);
    });
  };
}

/**
 * Refuses a URL whose host is an address that is not public, or a name of this machine, unless it is the configured host: a server must not
 * be able to make its client fetch from inside the client's network.
 * @throws TaxiiError T110
 */
export function requirePublicHost(url: URL, configuredHost: string): void {
  if (isSameHost(url.hostname, configuredHost)) return;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isLocalName = /(^|\.)(localhost|localdomain|local|internal)$/i.test(host);
  if (isLocalName || !isPublic(host)) throw refusal(url, `${url.hostname} is no public address`);
}

/** The refusal of a guarded look-up as an error of ours; undefined for any other error. */
export function privateTargetError(url: URL, error: unknown): TaxiiError | undefined {
  const isRefusal = error instanceof Error && 'code' in error && error.code === REFUSED;
  return isRefusal ? refusal(url, error.message) : undefined;
}

function refusal(url: URL, why: string): TaxiiError {
  const advice = 'if that is meant, configure that host itself';
  return new TaxiiError('T110', `The server points to ${showUrl(url)}, and ${why}: ${advice}.`);
}

/** A name is public here: what it resolves to is looked at when the socket asks. */
function isPublic(host: string): boolean {
  const [address = ''] = host.split('%');
  return (addressScope(address) ?? 'public') === 'public';
}

function isSameHost(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
