import { Agent, buildConnector, type Dispatcher } from 'undici';
import { DEFAULT_TRANSPORT_LIMITS, type TransportLimits } from './limits.js';
import { guardedLookup, type Lookup } from './private-target.js';
import { proxyConnector, readProxy } from './proxy.js';
import { credentialHeaders, type TaxiiServer } from './server.js';
import { TaxiiError } from './taxii-error.js';

/** What this layer does not have of its own: the time, chance, and a way to wait. */
export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Resolves after that many milliseconds; rejects when the signal says so. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** The way to one server: its sockets, its credentials, its limits. */
export interface Connection {
  readonly url: URL;
  readonly limits: TransportLimits;
  readonly environment: Environment;
  /** The sockets to an origin. Only the configured one is shown the client's certificate. */
  readonly dispatcherOf: (origin: string) => Dispatcher;
  /** Sent to the origin of `url` and nowhere else. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly close: () => Promise<void>;
}

export interface ConnectionOptions {
  readonly environment: Environment;
  readonly limits?: Partial<TransportLimits>;
  /** Ends every request and every wait. */
  readonly signal?: AbortSignal;
  /** How names become addresses; the system's way by default. */
  readonly lookup?: Lookup;
}

/** Few, since pages follow each other: a second one is for the status of a push. */
const SOCKETS_PER_ORIGIN = 2;

/**
 * Prepares the way to a server; nothing is sent yet.
 * @throws TaxiiError T109 for a URL that is no http(s) URL, or that has a user or password in it; the proxy's may
 */
export function connect(server: TaxiiServer, options: ConnectionOptions): Connection {
  const url = readServerUrl(server.url);
  const limits = { ...DEFAULT_TRANSPORT_LIMITS, ...options.limits };
  const { ca, certificate, key } = server.tls ?? {};
  const trusted = { ...(ca !== undefined && { ca }) };
  const own = {
    ...trusted,
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
  };
  const agentOptions = {
    connections: SOCKETS_PER_ORIGIN,
    headersTimeout: limits.headersMilliseconds,
    bodyTimeout: limits.silenceMilliseconds,
    // A limit on what is stored as well as on what is unpacked: an answer that is not compressed is refused by its length.
    maxResponseSize: limits.maxResponseBytes,
  };
  const timeout = limits.connectMilliseconds;
  // A proxy looks names up itself, so that of them only the spelling can be looked at.
  const proxy = server.proxy === undefined ? undefined : readProxy(server.proxy);
  const lookup = guardedLookup(url.hostname, options.lookup);
  const agent = (tls: typeof own): Agent =>
    new Agent({
      ...agentOptions,
      connect: proxy
        ? proxyConnector(proxy, timeout, buildConnector({ timeout, ...tls }))
        : buildConnector({ timeout, lookup, ...tls }),
    });
  const [configured, others] = [agent(own), agent(trusted)];
  return {
    url,
    limits,
    environment: options.environment,
    dispatcherOf: (origin) => (origin === url.origin ? configured : others),
    credentials: credentialHeaders(server.authentication),
    signal: options.signal,
    close: async () => {
      await Promise.all([configured.destroy(), others.destroy()]);
    },
  };
}

function readServerUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TaxiiError('T109', `${JSON.stringify(text)} is no http or https URL.`);
  }
  if (url.username !== '' || url.password !== '') {
    const why = 'a URL is shown and logged; give user and password as authentication';
    throw new TaxiiError('T109', `The URL of ${url.host} has a user or password in it: ${why}.`);
  }
  url.hash = '';
  return url;
}
