import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryTable, themes, type ThemeName } from '../oracle/generate.js';
import { disagreementsOn } from './disagreements.js';
import { featuresOf, featuresOfTheme } from './features.js';
import { runOf } from './seeds.js';

/** How much `npm test` compares of each theme: a seed, and how many tables. */
export const COMPARED: Readonly<Record<ThemeName, { readonly seed: number; readonly tables: number }>> = {
  event: { seed: 101, tables: 4_300 },
  bag: { seed: 102, tables: 4_300 },
  references: { seed: 103, tables: 4_300 },
  file: { seed: 104, tables: 4_300 },
  network: { seed: 105, tables: 4_300 },
  names: { seed: 106, tables: 4_300 },
  everything: { seed: 107, tables: 4_300 },
};

/** A table has 1 to 5 patterns and 1 to 4 inputs, and a case for each pair: 7.1 on average, so this many with any seed. */
export const CASES_PER_TABLE = 6.8;

const HOURS = 3_600_000;

/**
 * Compares the oracle with every evaluator of the engine on one theme. A theme is a test file of its own, so that as
 * many run at a time as there are cores.
 */
export function compareEvaluators(theme: ThemeName): void {
  it(
    `every evaluator gives the verdict of the oracle on ${theme}`,
    () => {
      const { seed, tables } = COMPARED[theme];
      const run = runOf(seed, tables);
      const missing = new Set(
        featuresOfTheme(themes[theme]).flatMap((feature) => [`${feature}: false`, `${feature}: true`]),
      );
      let cases = 0;
      fc.assert(
        fc.property(arbitraryTable({ theme }), (table) => {
          const found = disagreementsOn(table, (pattern, matches) => {
            cases += 1;
            if (missing.size > 0)
              for (const feature of featuresOf(pattern)) missing.delete(`${feature}: ${String(matches)}`);
          });
          if (found.length > 0) expect(found).toEqual([]);
        }),
        run,
      );
      expect(cases).toBeGreaterThan(run.numRuns * CASES_PER_TABLE);
      // What is asked for has to come up in cases that match and in cases that do not.
      expect([...missing]).toEqual([]);
    },
    10 * HOURS,
  );
}
