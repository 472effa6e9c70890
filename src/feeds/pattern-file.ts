import type { Bytes } from '../input/byte-source.js';
import { readLines } from '../input/read-lines.js';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';
import type { FeedBatch, FeedIndicator } from './feed.js';

/**
 * Reads a pattern file: one pattern a line; empty lines and lines that begin with `#` are passed over. A pattern becomes an indicator whose
 * id is derived from its text and whose name says where it stands.
 */
export async function* readPatternFile(file: string, bytes: Bytes): AsyncGenerator<FeedBatch, void, undefined> {
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const indicators: FeedIndicator[] = [];
    lines.forEach((text, index) => {
      const pattern = text.trim();
      if (pattern === '' || pattern.startsWith('#')) return;
      const line = firstLine + index;
      indicators.push({ indicator: indicatorOfLine(pattern, `${file}:${line}`), place: { file, line } });
    });
    const faults = tooLong.map(({ line, bytes: length }) => ({
      file,
      line,
      reason: `the line has ${length} bytes, over the limit maxLineBytes`,
    }));
    if (indicators.length > 0 || faults.length > 0) yield { indicators, faults };
  }
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
