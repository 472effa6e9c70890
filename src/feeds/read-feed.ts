import { InputError } from '../input/input-error.js';
import { openBytes } from '../input/open-bytes.js';
import { sniff, type Sniffed } from '../input/sniff.js';
import type { FeedBatch } from './feed.js';
import { readPatternFile } from './pattern-file.js';
import { readStixFeed } from './stix-feed.js';

/** What a feed is, or why it is none of ours. */
export type FeedKind =
  { readonly kind: 'stix' } | { readonly kind: 'patterns' } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads the indicators of a file, whatever kind of feed it is, in batches. What cannot be read is a fault with the reason; it never throws
 * for what a file holds, and what came before a fault counts.
 */
export async function* readFeed(file: string): AsyncGenerator<FeedBatch, void, undefined> {
  try {
    const sniffed = await sniff(openBytes({ path: file }));
    const kind = kindOf(sniffed);
    switch (kind.kind) {
      case 'stix':
        yield* readStixFeed(file, sniffed.rest);
        break;
      case 'patterns':
        yield* readPatternFile(file, sniffed.rest);
        break;
      case 'unknown':
        await sniffed.rest.close();
        yield { indicators: [], faults: [{ file, reason: kind.reason }] };
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { indicators: [], faults: [{ file, reason: error.message }] };
  }
}

/** Tells the kind by content: a pattern and a JSON array both begin with a bracket, but what follows it differs. */
export function kindOf({ text, isBinary }: Pick<Sniffed, 'text' | 'isBinary'>): FeedKind {
  if (isBinary) return { kind: 'unknown', reason: 'the file is not text' };
  const start = text.trimStart();
  if (start === '') return { kind: 'unknown', reason: 'the file is empty' };
  if (start.startsWith('{') || /^\[\s*[[{\]"\d-]/.test(start)) return { kind: 'stix' };
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '' && !one.trimStart().startsWith('#'));
  if (line === undefined || /^\s*(\(\s*)*\[/.test(line) || line.trimStart().startsWith('/'))
    return { kind: 'patterns' };
  if (start.startsWith('<')) return { kind: 'unknown', reason: 'XML feeds (STIX 1.x, OpenIOC) are not read yet' };
  return { kind: 'unknown', reason: 'neither STIX 2.x JSON nor a file with one pattern a line' };
}
