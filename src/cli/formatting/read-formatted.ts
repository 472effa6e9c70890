import { kindOf } from '../../feeds/read-feed.js';
import type { FeedFault } from '../../feeds/index.js';
import { InputError } from '../../input/input-error.js';
import { openBytes } from '../../input/open-bytes.js';
import { sniff } from '../../input/sniff.js';
import { formatJsonFile } from './format-json-file.js';
import { formatPatternFile } from './format-pattern-file.js';
import type { FormattedFile } from './formatted-file.js';

/** The largest file that is formatted, unpacked: to change it in place, all of it is held. */
export const MAX_FORMATTED_BYTES = 256 * 1024 * 1024;

/** A file with its patterns formatted, and its bytes, unpacked; or why there is none. */
export type ReadFormatted =
  | { readonly kind: 'formatted'; readonly file: FormattedFile; readonly bytes: Buffer }
  | { readonly kind: 'fault'; readonly fault: FeedFault };

/** Reads a file as a whole and formats its patterns, whatever kind of feed it is. Never throws for what a file holds. */
export async function readFormatted(path: string): Promise<ReadFormatted> {
  try {
    const sniffed = await sniff(openBytes({ path }));
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of sniffed.rest) {
      length += chunk.length;
      if (length > MAX_FORMATTED_BYTES) {
        const reason = `it has more than ${MAX_FORMATTED_BYTES} bytes (limit maxFormattedBytes)`;
        return { kind: 'fault', fault: { kind: 'unreadable', file: path, reason } };
      }
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const kind = kindOf(path, sniffed);
    switch (kind.kind) {
      case 'unknown':
        return { kind: 'fault', fault: { kind: 'no-feed', file: path, reason: kind.reason } };
      case 'patterns':
        return { kind: 'formatted', file: formatPatternFile(path, bytes), bytes };
      case 'stix':
        return { kind: 'formatted', file: await formatJsonFile(path, bytes), bytes };
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'fault', fault: { kind: 'unreadable', file: path, reason: error.detail } };
  }
}
