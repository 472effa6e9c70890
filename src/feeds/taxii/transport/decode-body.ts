import { gunzip } from '../../../input/gunzip.js';
import { InputError } from '../../../input/input-error.js';
import { toTaxiiError } from './classify-failure.js';
import { showUrl, TaxiiError } from './taxii-error.js';

export interface DecodeOptions {
  readonly url: URL;
  /** The header Content-Encoding, if there is one. */
  readonly encoding: string;
  readonly maxBytes: number;
}

/**
 * The content of a body, unpacked as it comes and counted as it is unpacked, so that what is small on the line cannot fill the memory.
 * Iterating throws a TaxiiError: T108 over the limit, T107 for damage, T101 or T102 where the connection ends.
 */
export async function* decodeBody(
  body: AsyncIterable<Uint8Array>,
  { url, encoding, maxBytes }: DecodeOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  try {
    for await (const chunk of unpack(body, url, encoding.trim().toLowerCase())) {
      total += chunk.length;
      if (total > maxBytes) {
        throw new TaxiiError(
          'T108',
          `The answer of ${showUrl(url)} unpacks to more than maxResponseBytes = ${maxBytes}.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw toTaxiiError(url, error);
    const isTransient = error.reason === 'truncated';
    throw new TaxiiError('T107', `The answer of ${showUrl(url)} cannot be read: ${error.detail}.`, {
      cause: error,
      isTransient,
    });
  }
}

function unpack(body: AsyncIterable<Uint8Array>, url: URL, encoding: string): AsyncIterable<Uint8Array> {
  switch (encoding) {
    case '':
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return gunzip(showUrl(url), body, undefined);
    default:
      throw new TaxiiError(
        'T107',
        `${showUrl(url)} sends the encoding ${JSON.stringify(encoding)}, which was not asked for.`,
      );
  }
}
