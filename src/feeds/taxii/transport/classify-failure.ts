import { privateTargetError } from './private-target.js';
import { showUrl, TaxiiError } from './taxii-error.js';

/** What went wrong before there was an answer, or inside of its body, in the words of the system. */
export function toTaxiiError(url: URL, error: unknown): unknown {
  if (error instanceof TaxiiError || !(error instanceof Error)) return error;
  const refusal = privateTargetError(url, error);
  if (refusal) return refusal;
  const shown = showUrl(url);
  const codes = codesOf(error);
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));

  if (has(TIME_OUT)) {
    return new TaxiiError('T102', `${shown} did not answer in time (${reasonOf(error)}).`, {
      cause: error,
      isTransient: true,
    });
  }
  if (has(CERTIFICATE)) {
    const advice =
      'if the server is the right one, give its authority with --ca, or --cert and --key if it asks who you are';
    return new TaxiiError('T103', `There is no secure connection to ${shown} (${reasonOf(error)}): ${advice}.`, {
      cause: error,
    });
  }
  if (has(TOO_LARGE)) {
    return new TaxiiError('T108', `The answer of ${shown} is larger than the limit maxResponseBytes.`, {
      cause: error,
    });
  }
  // Everything else that undici or a socket reports is a connection that could not be made or did not last.
  const isOfNetwork = codes.some((code) => /^(UND_ERR|HPE_|E[A-Z]+$|EAI_)/.test(code));
  if (!isOfNetwork) return error;
  const isTransient = !has(/^ENOTFOUND$|^UND_ERR_INVALID_ARG$/);
  return new TaxiiError('T101', `${shown} cannot be reached (${reasonOf(error)}).`, { cause: error, isTransient });
}

const TIME_OUT = /^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/;
const TOO_LARGE = /^UND_ERR_RES_EXCEEDED_MAX_SIZE$/;

/** OpenSSL's names, and Node's for what it checks itself. */
const CERTIFICATE =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|EPROTO$|UND_ERR_PRX_TLS)/;

/** The codes of an error, of what caused it, and of what is joined in it, outermost first. */
function codesOf(error: unknown): readonly string[] {
  const found: string[] = [];
  const pending: unknown[] = [error];
  // A cause may have a cause; eight are more than there ever were, and end a circle.
  for (let count = 0; count < 8; count += 1) {
    const next = pending.shift();
    if (!(next instanceof Error)) continue;
    if ('code' in next && typeof next.code === 'string') found.push(next.code);
    if (next instanceof AggregateError) pending.push(...(next.errors as unknown[]));
    pending.push(next.cause);
  }
  return found;
}

/** The innermost message, which is the one that says what happened. */
function reasonOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (first instanceof Error && first.message !== '') return reasonOf(first);
  return error.message === '' ? error.name : error.message.replace(/\s+/g, ' ').slice(0, MAX_REASON);
}

const MAX_REASON = 200;
