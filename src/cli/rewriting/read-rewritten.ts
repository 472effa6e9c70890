import { kindOf } from '../../feeds/read-feed.js';
import type { FeedFault } from '../../feeds/index.js';
import { InputError } from '../../input/input-error.js';
import { openBytes } from '../../input/open-bytes.js';
import { sniff } from '../../input/sniff.js';
import { rewriteJsonFile } from './rewrite-json-file.js';
import { rewritePatternFile } from './rewrite-pattern-file.js';
import type { Rewriter, RewrittenFile } from './rewritten-file.js';

/** The largest file that is rewritten, unpacked: to change it in place, all of it is held. */
export const MAX_REWRITTEN_BYTES = 256 * 1024 * 1024;

/** A file with its patterns rewritten, and its bytes, unpacked; or why there is none. */
export type ReadRewritten =
  | { readonly kind: 'rewritten'; readonly file: RewrittenFile; readonly bytes: Buffer }
  | { readonly kind: 'fault'; readonly fault: FeedFault };

/** Reads a file as a whole and rewrites its patterns, whatever kind of feed it is. Never throws for what a file holds. */
export async function readRewritten(path: string, rewriter: Rewriter): Promise<ReadRewritten> {
  try {
    const sniffed = await sniff(openBytes({ path }));
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of sniffed.rest) {
      length += chunk.length;
      if (length > MAX_REWRITTEN_BYTES) {
        const reason = `it has more than ${MAX_REWRITTEN_BYTES} bytes (limit maxRewrittenBytes)`;
        return { kind: 'fault', fault: { kind: 'unreadable', file: path, reason } };
      }
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const kind = kindOf(path, sniffed);
    switch (kind.kind) {
      case 'unknown':
        return { kind: 'fault', fault: { kind: 'no-feed', file: path, reason: kind.reason } };
      case 'foreign':
        return { kind: 'fault', fault: { kind: 'no-feed', file: path, reason: HOLDS_NONE(kind.format.name) } };
      case 'patterns':
        return { kind: 'rewritten', file: rewritePatternFile(path, bytes, rewriter), bytes };
      case 'stix':
        return { kind: 'rewritten', file: await rewriteJsonFile(path, bytes, rewriter), bytes };
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: 'fault', fault: { kind: 'unreadable', file: path, reason: error.detail } };
  }
}

const HOLDS_NONE = (format: string): string =>
  `it holds no patterns (${format}): stix-pattern import writes those that it comes to`;
