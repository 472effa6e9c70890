import prettier from 'prettier';
import { expect, test } from 'vitest';
import { fieldsOf, logSources } from '../../src/adapters/index.js';
import { PATH_EXAMPLES } from '../../src/adapters/path-examples.js';
import { examplesOfCases } from './examples.js';

const FILE = new URL('../../src/adapters/path-examples.ts', import.meta.url).pathname;

test('the examples that `formats` shows are what the cases give', async () => {
  const text = `/** Values by the row of a mapping's table, \`field → object path\`. */
export type PathExamples = Readonly<Record<string, string | number | boolean>>;

/** For every mapping what its rows give, from records of its cases. Written by: npx vitest run test/adapters/examples.test.ts -u */
export const PATH_EXAMPLES: Readonly<Record<string, PathExamples>> = ${JSON.stringify(examplesOfCases(), null, 2)};
`;
  const options = await prettier.resolveConfig(FILE);
  await expect(await prettier.format(text, { ...options, parser: 'typescript' })).toMatchFileSnapshot(FILE);
});

test('most object paths of most tables have an example', () => {
  const mappings = logSources().flatMap(({ mappings: own, fallback }) => [...own, fallback]);
  const paths = mappings.flatMap((mapping) => [
    ...new Set(fieldsOf(mapping).flatMap((origin) => ('field' in origin ? [`${mapping.name} ${origin.path}`] : []))),
  ]);
  const shown = new Set(
    Object.entries(PATH_EXAMPLES).flatMap(([mapping, examples]) =>
      Object.keys(examples).map((row) => `${mapping} ${row.replace(/^.* → /, '')}`),
    ),
  );
  expect(paths.length).toBeGreaterThan(1_000);
  expect(paths.filter((path) => !shown.has(path)).length / paths.length).toBeLessThan(0.4);
});
