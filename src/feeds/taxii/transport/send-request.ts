import { request as send, type Dispatcher } from 'undici';
import { toTaxiiError } from './classify-failure.js';
import type { Connection } from './connection.js';
import { decodeBody } from './decode-body.js';
import { requirePublicHost } from './private-target.js';
import { showUrl, TaxiiError } from './taxii-error.js';

export interface TaxiiRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly accept: string;
  /** Further headers, in lower case. No credentials: those are the connection's. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer of any status but a redirect. */
export interface TaxiiResponse {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: URL;
  /** A header by its name in lower case; the first one if it was sent several times. */
  readonly header: (name: string) => string | undefined;
  /** Unpacked and bounded. Read it to the end, or `discard`. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly discard: () => Promise<void>;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request once and follows its redirects. Credentials go to the origin that the user configured and nowhere else; from https it
 * never goes back to http; what a POST carries is not sent on to another origin.
 *
 * @throws TaxiiError T101 to T103, T108 to T110, without an answer that could be used
 */
export async function sendRequest(connection: Connection, request: TaxiiRequest): Promise<TaxiiResponse> {
  const deadline = AbortSignal.timeout(connection.limits.responseMilliseconds);
  const signal = connection.signal ? AbortSignal.any([connection.signal, deadline]) : deadline;
  let { url } = request;
  for (let redirects = 0; ; redirects += 1) {
    requirePublicHost(url, connection.url.hostname);
    const answer = await sendTo(connection, { ...request, url }, signal);
    if (!REDIRECTS.has(answer.statusCode)) return toResponse(connection, url, answer, deadline);
    await discard(answer);
    if (redirects === connection.limits.maxRedirects) {
      throw new TaxiiError('T109', `${showUrl(request.url)} redirects more often than maxRedirects = ${redirects}.`);
    }
    url = redirectTarget(url, answer, request.method);
  }
}

async function sendTo(
  { dispatcherOf, credentials, url: configured, signal: stop }: Connection,
  { method, url, accept, headers, body }: TaxiiRequest,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  try {
    return await send(url, {
      dispatcher: dispatcherOf(url.origin),
      method,
      signal,
      headers: {
        accept,
        'accept-encoding': 'gzip',
        'user-agent': 'stix-pattern',
        ...headers,
        ...(url.origin === configured.origin && credentials),
      },
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    stop?.throwIfAborted();
    throw timedOut(url, signal, error) ?? toTaxiiError(url, error);
  }
}

function toResponse(
  { limits, signal }: Connection,
  url: URL,
  answer: Dispatcher.ResponseData,
  deadline: AbortSignal,
): TaxiiResponse {
  // A body that is not read to its end fails for nobody to hear; whoever reads it gets the failure from reading.
  answer.body.on('error', () => undefined);
  const header = (name: string): string | undefined => {
    const value = Object.hasOwn(answer.headers, name) ? answer.headers[name] : undefined;
    return Array.isArray(value) ? value[0] : value;
  };
  const options = { url, encoding: header('content-encoding') ?? '', maxBytes: limits.maxResponseBytes };
  return {
    status: answer.statusCode,
    url,
    header,
    body: readBody(answer, options, deadline, signal),
    discard: () => discard(answer),
  };
}

async function* readBody(
  answer: Dispatcher.ResponseData,
  options: Parameters<typeof decodeBody>[1],
  deadline: AbortSignal,
  stop: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* decodeBody(answer.body as AsyncIterable<Uint8Array>, options);
  } catch (error) {
    stop?.throwIfAborted();
    throw timedOut(options.url, deadline, error) ?? error;
  } finally {
    // Whoever stops reading early leaves a connection that still sends.
    answer.body.destroy();
  }
}

/** That the whole answer took too long, if this is why a request ended. */
function timedOut(url: URL, signal: AbortSignal, error: unknown): TaxiiError | undefined {
  const reason: unknown = signal.aborted ? signal.reason : undefined;
  if (!(reason instanceof DOMException) || reason.name !== 'TimeoutError') return undefined;
  const message = `${showUrl(url)} did not answer in time (limit responseMilliseconds).`;
  return new TaxiiError('T102', message, { cause: error, isTransient: true });
}

function redirectTarget(from: URL, answer: Dispatcher.ResponseData, method: TaxiiRequest['method']): URL {
  const { location } = answer.headers;
  const text = Array.isArray(location) ? location[0] : location;
  const shown = showUrl(from);
  if (text === undefined || !URL.canParse(text, from.href)) {
    throw new TaxiiError('T109', `${shown} redirects, and does not say where to.`, { status: answer.statusCode });
  }
  const to = new URL(text, from);
  const refuse = (why: string): TaxiiError => new TaxiiError('T109', `${shown} redirects to ${showUrl(to)}: ${why}.`);
  if (!/^https?:$/.test(to.protocol))
    throw new TaxiiError('T109', `${shown} redirects to something that is no http URL.`);
  if (from.protocol === 'https:' && to.protocol === 'http:') throw refuse('that would end the encryption');
  if (method === 'POST') {
    if (to.origin !== from.origin) throw refuse('what is pushed goes to the configured server alone');
    if (answer.statusCode < 307) throw refuse('what is pushed would be lost on the way; use the new URL');
  }
  to.username = '';
  to.password = '';
  return to;
}

/** Ends an answer that is not read. */
async function discard(answer: Dispatcher.ResponseData): Promise<void> {
  // Undici reads a little to keep the socket, and closes it if there is more. The connection may be gone; nobody waits for it.
  await answer.body.dump({ limit: 64 * 1024 }).catch(() => undefined);
}
