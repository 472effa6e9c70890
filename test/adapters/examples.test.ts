import { expect, test } from 'vitest';
import { fieldsOf, logSources } from '../../src/adapters/index.js';
import { readPathExamples } from '../../src/cli/path-examples.js';
import { examplesOfCases } from './examples.js';

const FILE = new URL('../../docs/log-sources/examples.json', import.meta.url).pathname;

test('the examples that `formats` shows are what the cases give', async () => {
  await expect(`${JSON.stringify(examplesOfCases(), null, 2)}\n`).toMatchFileSnapshot(FILE);
});

test('most object paths of most tables have an example', () => {
  const mappings = logSources().flatMap(({ mappings: own, fallback }) => [...own, fallback]);
  const paths = mappings.flatMap((mapping) => [
    ...new Set(fieldsOf(mapping).flatMap((origin) => ('field' in origin ? [`${mapping.name} ${origin.path}`] : []))),
  ]);
  const shown = new Set(
    Object.entries(readPathExamples()).flatMap(([mapping, examples]) =>
      Object.keys(examples).map((row) => `${mapping} ${row.replace(/^.* → /, '')}`),
    ),
  );
  expect(paths.length).toBeGreaterThan(1_000);
  expect(paths.filter((path) => !shown.has(path)).length / paths.length).toBeLessThan(0.4);
});
