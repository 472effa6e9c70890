import { showUrl, TaxiiError } from './transport/taxii-error.js';
import type { TaxiiResponse } from './transport/send-request.js';
import type { TaxiiVersion } from './transport/server.js';

/** What is asked for and sent, by version (TAXII 2.1 section 1.6.8, TAXII 2.0 section 1.6.8). */
export const MEDIA_TYPES: Readonly<Record<TaxiiVersion, { readonly taxii: string; readonly stix: string }>> = {
  // In 2.1 objects travel in an envelope, which is TAXII's.
  '2.1': { taxii: 'application/taxii+json;version=2.1', stix: 'application/taxii+json;version=2.1' },
  '2.0': {
    taxii: 'application/vnd.oasis.taxii+json; version=2.0',
    stix: 'application/vnd.oasis.stix+json; version=2.0',
  },
};

/** The version that an answer is in; undefined if its type does not say. */
export function versionOfType(contentType: string | undefined): TaxiiVersion | undefined {
  const text = (contentType ?? '').toLowerCase();
  if (text.includes('vnd.oasis.')) return '2.0';
  return text.includes('application/taxii+json') ? '2.1' : undefined;
}

/**
 * Refuses an answer that does not claim to be JSON: a login page, or what a proxy has to say. Which JSON it claims to be is not looked at,
 * since servers differ there and the content decides.
 * @throws TaxiiError T107
 */
export async function requireJson(response: TaxiiResponse): Promise<TaxiiResponse> {
  const type = (response.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type.endsWith('json')) return response;
  await response.discard();
  const shown = type === '' ? 'without a type' : `as ${JSON.stringify(type.slice(0, 80))}`;
  throw new TaxiiError('T107', `${showUrl(response.url)} answers ${shown}, and not in JSON.`, {
    status: response.status,
  });
}
