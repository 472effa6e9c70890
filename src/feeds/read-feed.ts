import type { Bytes } from '../input/byte-source.js';
import { InputError } from '../input/input-error.js';
import { openBytes } from '../input/open-bytes.js';
import { sniff, type Sniffed } from '../input/sniff.js';
import { faultBatch, type FeedBatch, type FeedFault } from './feed.js';
import { JSON_FORMATS, TEXT_FORMATS, type ForeignFormat } from './foreign/formats.js';
import { patternOfLine, readPatternFile } from './pattern-file.js';
import { readStixFeed } from './stix-feed.js';

/** What a feed is, or why it is none of ours. */
export type FeedKind =
  | { readonly kind: 'stix' }
  | { readonly kind: 'patterns' }
  | { readonly kind: 'foreign'; readonly format: ForeignFormat }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface ReadFeedOptions {
  /** What the file is called in places and by `kindOf`: an editor that pipes a file tells its name. The path by default. */
  readonly file?: string;
  /**
   * When indicators were made whose feed does not say it and has no file whose time could be taken: milliseconds since the epoch. The
   * epoch itself by default.
   */
  readonly now?: number;
}

/** A feed whose kind is known, unless it is none of ours. */
export interface OpenedFeed {
  readonly kind: Exclude<FeedKind, { readonly kind: 'unknown' }>;
  /** What it is called in places. */
  readonly file: string;
  /** When it was made, as far as it is known: milliseconds since the epoch. */
  readonly time: number;
  /** The beginning of its text. */
  readonly start: string;
  readonly bytes: Bytes;
}

/**
 * Reads the indicators of a file, whatever kind of feed it is, in batches. What cannot be read is a fault with the reason; it never throws
 * for what a file holds, and what came before a fault counts.
 *
 * @param path the file, `-` for standard input
 */
export function readFeed(path: string, options: ReadFeedOptions = {}): AsyncGenerator<FeedBatch, void, undefined> {
  return openFeed(path, options, readIndicators, faultBatch);
}

function readIndicators({ kind, file, time, start, bytes }: OpenedFeed): AsyncGenerator<FeedBatch, void, undefined> {
  switch (kind.kind) {
    case 'stix':
      return readStixFeed(file, bytes);
    case 'patterns':
      return readPatternFile(file, bytes);
    case 'foreign':
      return kind.format.read(bytes, { file, time }, start);
  }
}

/** Opens a file, finds out what kind of feed it is, and reads it. What is no feed, and what cannot be read any further, is a batch of a fault. */
export async function* openFeed<Batch>(
  path: string,
  { file = path, now = 0 }: ReadFeedOptions,
  read: (feed: OpenedFeed) => AsyncGenerator<Batch, void, undefined>,
  faulty: (fault: FeedFault) => Batch,
): AsyncGenerator<Batch, void, undefined> {
  try {
    const source = openBytes({ path });
    const sniffed = await sniff(source);
    const kind = kindOf(file, sniffed);
    if (kind.kind !== 'unknown') {
      yield* read({ kind, file, time: source.modified ?? now, start: sniffed.text, bytes: sniffed.rest });
      return;
    }
    // A fault in its first bytes leaves nothing to look at; reading on says so.
    for await (const chunk of sniffed.rest) if (chunk.length > 0) break;
    yield faulty({ kind: 'no-feed', file, reason: kind.reason });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield faulty({ kind: 'unreadable', file, reason: error.detail });
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
  if (start.startsWith('{') || /^\[\s*[[{\]"\d-]/.test(start)) {
    return foreign(JSON_FORMATS, start) ?? { kind: 'stix' };
  }
  const line = text.split(/\r?\n/).find((one) => patternOfLine(one) !== undefined);
  if (line !== undefined && PATTERN_LINE.test(line)) return { kind: 'patterns' };
  const found = foreign(TEXT_FORMATS, text);
  if (found) return found;
  if (line === undefined) return { kind: 'patterns' };
  const reason = start.startsWith('<') ? 'the XML is neither STIX 1.x nor OpenIOC' : NO_FEED;
  return { kind: 'unknown', reason };
}

function foreign(formats: readonly ForeignFormat[], start: string): FeedKind | undefined {
  const format = formats.find(({ accepts }) => accepts(start));
  return format && { kind: 'foreign', format };
}

const NO_FEED =
  'neither STIX, MISP, OpenIOC, CIF, MAEC nor Zeek intel, no table with a column of indicators, and no list of patterns or of values';

const PATTERN_FILE = /\.stixp(\.gz|\.zst)?$/i;

/** A bracket, a comment before one, or a comparison whose brackets were forgotten. */
const PATTERN_LINE = /^\s*((\(\s*)*\[|\/\*|(NOT\s+)?[\w-]+:[\w.'-]+\s*([=!<>]|NOT\b|IN\b|LIKE\b|MATCHES\b|IS\w+\b))/;
