import { describe, expect, test } from 'vitest';
import { validateIndicator } from '../../src/analysis/validate-indicator.js';
import { hasPublished, publishedIndicators } from './published-patterns.js';

interface Summary {
  count: number;
  /** The first one: what is named, and what is said. */
  readonly example: readonly [named: string, message: string];
}

// The golden file was read finding by finding: each is a mistake in the feed, or (P329) true of it. One more is to be looked at as well.
describe.runIf(hasPublished)('published feeds', () => {
  test('what is found in each', async () => {
    const summary: Record<string, Record<string, Summary>> = {};
    for (const [file, indicators] of publishedIndicators()) {
      const byCode = new Map<string, Summary>();
      for (const indicator of indicators) {
        for (const { code, message, span } of validateIndicator(indicator)) {
          const known = byCode.get(code);
          if (known) known.count += 1;
          else
            byCode.set(code, { count: 1, example: [String(indicator.pattern).slice(span?.start, span?.end), message] });
        }
      }
      summary[file] = Object.fromEntries([...byCode].sort(([left], [right]) => (left < right ? -1 : 1)));
    }
    await expect(`${JSON.stringify(summary, null, 2)}\n`).toMatchFileSnapshot('../golden/published-findings.json');
  });
});
