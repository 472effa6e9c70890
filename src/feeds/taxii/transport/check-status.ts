import type { Environment } from './connection.js';
import type { TaxiiResponse } from './send-request.js';
import { showUrl, TaxiiError } from './taxii-error.js';

/** Statuses that mean "not now": a time-out of the server's own, too early, too many, and what gateways answer. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** How much of an error's text is looked at, and how much of it is shown. */
const MAX_READ = 16 * 1024;
const MAX_SHOWN = 200;

/**
 * Passes an answer that is a success.
 * @throws TaxiiError T104 to T106 for any other, with what the server says about it
 */
export async function requireSuccess(response: TaxiiResponse, environment: Environment): Promise<TaxiiResponse> {
  const { status, url } = response;
  if (status >= 200 && status < 300) return response;
  const said = await readErrorText(response);
  const shown = `${showUrl(url)} answers ${status}${said === '' ? '' : ` (${said})`}`;
  if (status === 401) throw new TaxiiError('T104', `${shown}: the server does not know who you are.`, { status });
  if (status === 403) throw new TaxiiError('T104', `${shown}: the server knows you and refuses.`, { status });
  if (status === 404) throw new TaxiiError('T105', `${shown}: there is no such resource, or not for you.`, { status });
  const retryAfter = readRetryAfter(response.header('retry-after'), environment.now());
  throw new TaxiiError('T106', `${shown}.`, {
    status,
    isTransient: TRANSIENT.has(status),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** Milliseconds to wait, from a number of seconds or a date (RFC 9110 10.2.3). */
export function readRetryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1000;
  const date = Date.parse(trimmed);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The title of a TAXII error message (TAXII 2.1 section 3.6.1), or that the server answered with something else, such as HTML. */
async function readErrorText(response: TaxiiResponse): Promise<string> {
  const type = (response.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!type.endsWith('json')) {
    await response.discard();
    return type === '' ? '' : `as ${printableType(type)}`;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_READ) break;
    }
    return titleOf(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    // That it failed is known; a text that cannot be read adds nothing.
    return '';
  }
}

function titleOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const texts = ['title', 'description'].flatMap((name) => {
    const text: unknown = Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
  return texts.join(': ').replace(/\s+/g, ' ').slice(0, MAX_SHOWN);
}

function printableType(type: string): string {
  return /^[\w.+/-]{1,80}$/.test(type) ? type : 'something unreadable';
}
