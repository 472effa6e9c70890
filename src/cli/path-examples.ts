import { readFileSync } from 'node:fs';

/** Values by the row of a mapping's table, `field → object path`. */
export type PathExamples = Readonly<Record<string, string | number | boolean>>;

/** For every mapping of ours what its rows give: from the records that test it, in a file that the package brings along. */
export function readPathExamples(): Readonly<Record<string, PathExamples>> {
  const file = new URL('../../docs/log-sources/examples.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, PathExamples>>;
}
