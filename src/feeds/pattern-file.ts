import type { Bytes } from '../input/byte-source.js';
import { readLines } from '../input/read-lines.js';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';
import type { FeedBatch, FeedIndicator, ValueLocation } from './feed.js';

/**
 * Reads a pattern file: one pattern a line; empty lines and lines that begin with `#` or `//` are passed over. A pattern becomes an
 * indicator whose id is derived from its text and whose name says where it stands.
 */
export async function* readPatternFile(file: string, bytes: Bytes): AsyncGenerator<FeedBatch, void, undefined> {
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const indicators: FeedIndicator[] = [];
    lines.forEach((text, index) => {
      const found = patternOfLine(text);
      if (!found) return;
      const line = firstLine + index;
      const { pattern, start } = found;
      indicators.push({
        indicator: indicatorOfLine(pattern, `${file}:${line}`),
        place: { file, line, column: start + 1 },
      });
    });
    const faults = tooLong.map(({ line, bytes: length }) => ({
      kind: 'unreadable' as const,
      file,
      line,
      reason: `the line has ${length} bytes, over the limit maxLineBytes`,
    }));
    if (indicators.length > 0 || faults.length > 0) yield { indicators, faults, locate: locateInLine };
  }
}

/** The pattern of a line of a pattern file, and its offset; undefined for an empty line or a comment. */
export function patternOfLine(line: string): { readonly pattern: string; readonly start: number } | undefined {
  const pattern = line.trim();
  if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('//')) return undefined;
  return { pattern, start: line.length - line.trimStart().length };
}

/** The indicator that stands for a pattern without one. */
export function indicatorOfLine(pattern: string, name: string): FeedIndicator['indicator'] {
  return {
    type: 'indicator',
    id: `indicator--${uuidV5(OWN_NAMESPACE, pattern)}`,
    name,
    pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
  };
}

/** Where the pattern of a line stands: what its place says. A line has nothing else. */
export function locateInLine({ place }: Pick<FeedIndicator, 'place'>, pointer = '/pattern'): ValueLocation | undefined {
  if (pointer !== '/pattern') return undefined;
  return { positionAt: (offset) => ({ line: place.line, column: place.column + offset }) };
}
