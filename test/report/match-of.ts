import { compilePattern } from '../../src/match/compile-pattern.js';
import type { Match } from '../../src/match/match.js';
import type { Indicator } from '../../src/stix/indicator.js';
import type { Sco } from '../../src/stix/sco.js';

/** The match of a pattern on one observation. */
export function matchOf(
  pattern: string,
  objects: Readonly<Record<string, Sco>>,
  {
    indicator = {},
    time = '2026-03-12T17:21:05.25Z',
    sensor,
    line = 1,
  }: {
    readonly indicator?: Partial<Indicator>;
    readonly time?: string;
    readonly sensor?: string;
    readonly line?: number;
  } = {},
): Match {
  const match = compilePattern(pattern, {
    profile: 'detection',
    indicator: { id: 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f', pattern, ...indicator },
  }).match([
    {
      firstObserved: time,
      lastObserved: time,
      numberObserved: 1,
      objects: new Map(Object.entries(objects)),
      source: { file: 'log', line },
      ...(sensor !== undefined && { sensor }),
    },
  ]);
  if (!match) throw new Error(`${pattern} does not match.`);
  return match;
}
