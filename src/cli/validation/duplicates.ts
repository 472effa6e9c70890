import { canonicalKey } from '../../analysis/equivalence/equivalent.js';
import { diagnostic, type Diagnostic, type RelatedPlace } from '../../diagnostics/diagnostic.js';
import type { FeedIndicator } from '../../feeds/index.js';
import { isValid, parsePattern, type StixVersion } from '../../syntax/parse-pattern.js';

/** Says of a pattern that one of those before it means the same (I122); of one that is not valid it says nothing. */
export type DuplicateFinder = (one: FeedIndicator, stixVersion: StixVersion) => Diagnostic | undefined;

/** Begins to look for duplicates: what is asked is remembered, by the canonical key of its pattern, at the price of that key's memory. */
export function createDuplicateFinder(): DuplicateFinder {
  const seen = new Map<string, { readonly id: unknown; readonly place: RelatedPlace }>();
  return ({ indicator, place: { file, line, column, pointer } }, stixVersion) => {
    const { id, name, pattern }: Readonly<Record<string, unknown>> = indicator;
    if (typeof pattern !== 'string') return undefined;
    const parsed = parsePattern(pattern, { stixVersion });
    if (!isValid(parsed)) return undefined;
    const key = canonicalKey(parsed.ast);
    const first = seen.get(key);
    if (!first) {
      const message = typeof name === 'string' ? `The first is that of ${name}.` : 'This is the first.';
      const at = { file, start: { line, column }, ...(pointer !== undefined && { pointer }) };
      seen.set(key, { id: pointer === undefined ? undefined : id, place: { ...at, message } });
      return undefined;
    }
    // A later version of an indicator may well keep its pattern.
    if (first.id !== undefined && first.id === id) return undefined;
    const { file: where, start } = first.place;
    const message = `It means the same as the pattern at ${where}:${start.line}:${start.column}; keep one of them.`;
    return { ...diagnostic('I122', message, { start: 0, end: pattern.length }), related: first.place };
  };
}
