import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { themes } from '../oracle/generate.js';
import { CASES_PER_TABLE, COMPARED } from './compare-evaluators.js';

it('at least 200,000 generated cases are compared, each theme in a file and with a seed of its own', () => {
  const runs = Object.values(COMPARED);
  expect(runs.reduce((sum, { tables }) => sum + tables * CASES_PER_TABLE, 0)).toBeGreaterThan(200_000);
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(runs.length);
  for (const theme of Object.keys(themes)) {
    expect(existsSync(new URL(`evaluators-${theme}.test.ts`, import.meta.url)), theme).toBe(true);
  }
});
