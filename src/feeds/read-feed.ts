import { InputError } from '../input/input-error.js';
import { openBytes } from '../input/open-bytes.js';
import { sniff, type Sniffed } from '../input/sniff.js';
import { faultBatch, type FeedBatch } from './feed.js';
import { patternOfLine, readPatternFile } from './pattern-file.js';
import { readStixFeed } from './stix-feed.js';

/** What a feed is, or why it is none of ours. */
export type FeedKind =
  { readonly kind: 'stix' } | { readonly kind: 'patterns' } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Reads the indicators of a file, whatever kind of feed it is, in batches. What cannot be read is a fault with the reason; it never throws
 * for what a file holds, and what came before a fault counts.
 *
 * @param path the file, `-` for standard input
 * @param file what it is called in places and by `kindOf`: an editor that pipes a file tells its name
 */
export async function* readFeed(path: string, file: string = path): AsyncGenerator<FeedBatch, void, undefined> {
  try {
    const sniffed = await sniff(openBytes({ path }));
    const kind = kindOf(file, sniffed);
    switch (kind.kind) {
      case 'stix':
        yield* readStixFeed(file, sniffed.rest);
        break;
      case 'patterns':
        yield* readPatternFile(file, sniffed.rest);
        break;
      case 'unknown':
        // A fault in its first bytes leaves nothing to look at; reading on says so.
        for await (const chunk of sniffed.rest) if (chunk.length > 0) break;
        yield faultBatch({ kind: 'no-feed', file, reason: kind.reason });
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield faultBatch({ kind: 'unreadable', file, reason: error.detail });
  }
}

/**
 * Tells the kind by content: a pattern and a JSON array both begin with a bracket, but what follows it differs. The extension `.stixp`
 * is believed, so that a file is one of patterns even where its first one is broken.
 */
export function kindOf(file: string, { text, isBinary }: Pick<Sniffed, 'text' | 'isBinary'>): FeedKind {
  if (isBinary) return { kind: 'unknown', reason: 'the file is not text' };
  if (PATTERN_FILE.test(file)) return { kind: 'patterns' };
  const start = text.trimStart();
  if (start === '') return { kind: 'unknown', reason: 'the file is empty' };
  if (start.startsWith('{') || /^\[\s*[[{\]"\d-]/.test(start)) return { kind: 'stix' };
  const line = text.split(/\r?\n/).find((one) => patternOfLine(one) !== undefined);
  if (line === undefined || PATTERN_LINE.test(line)) return { kind: 'patterns' };
  if (start.startsWith('<')) return { kind: 'unknown', reason: 'XML feeds (STIX 1.x, OpenIOC) are not read yet' };
  return { kind: 'unknown', reason: 'neither STIX 2.x JSON nor a file with one pattern a line' };
}

const PATTERN_FILE = /\.stixp(\.gz|\.zst)?$/i;

/** A bracket, a comment before one, or a comparison whose brackets were forgotten. */
const PATTERN_LINE = /^\s*((\(\s*)*\[|\/\*|(NOT\s+)?[\w-]+:[\w.'-]+\s*([=!<>]|NOT\b|IN\b|LIKE\b|MATCHES\b|IS\w+\b))/;
