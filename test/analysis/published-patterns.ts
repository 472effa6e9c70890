import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../shared/data/indicators/stix2/', import.meta.url);

/** Whether the published feeds are there: they are no part of the project. */
export const hasPublished = existsSync(FOLDER);

type Properties = Readonly<Record<string, unknown>>;

/** The indicators of every published feed, by the name of its file; none where the feeds are not there. */
export function publishedIndicators(): ReadonlyMap<string, readonly Properties[]> {
  if (!hasPublished) return new Map();
  const files = readdirSync(FOLDER).sort();
  return new Map(
    files.map((file) => {
      const { objects } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { objects: readonly Properties[] };
      return [file, objects.filter(({ type }) => type === 'indicator')];
    }),
  );
}

/** The text of every published pattern. */
export function publishedPatterns(): readonly string[] {
  return [...publishedIndicators().values()]
    .flat()
    .flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []));
}
