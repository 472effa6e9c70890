import { versionOf, type Indicator } from '../stix/indicator.js';
import { parsePattern } from '../syntax/parse-pattern.js';
import { printNode } from '../syntax/print.js';
import { keepRecent } from '../values/keep-recent.js';

/** Patterns whose canonical text is kept: matches that come together are of few patterns. */
const KEPT = 1_000;

/** Gives the canonical text of an indicator's pattern: feeds that pass on one pattern write it with spaces of their own. */
export function createCanonicalPatterns(): (indicator: Indicator) => string {
  const kept = new Map<string, string>();
  return (indicator) => {
    const { pattern } = indicator;
    const known = kept.get(pattern);
    if (known !== undefined) return known;
    const { ast } = parsePattern(pattern, { stixVersion: versionOf(indicator) });
    const text = ast ? printNode(ast) : pattern;
    keepRecent(kept, pattern, text, KEPT);
    return text;
  };
}
