import type { Match } from '../../match/match.js';
import type { ObservationSource } from '../../stix/observation.js';
import type { Indicator } from '../../stix/indicator.js';
import type { Expectation, ExpectedMatch, RecordName, SimpleExpectation } from './test-file.js';

/** How what was found differs from what was expected. */
export interface Difference {
  readonly missing: readonly Missing[];
  readonly unexpected: readonly Match[];
  /** Matches that were expected and found. */
  readonly agreed: readonly Match[];
}

/** A match that was expected: by an indicator, if one is named, and of some records, unless any will do. */
export interface Missing {
  readonly indicator?: string;
  readonly match?: ExpectedMatch;
}

/** Compares the matches of a case with what it expects. */
export function compareMatches(expectation: Expectation, found: readonly Match[]): Difference {
  if (expectation.kind !== 'by-indicator') return compareSimple(expectation, found);
  const differences = [...expectation.indicators].map(([name, simple]) => {
    const difference = compareSimple(
      simple,
      found.filter(({ indicator }) => isCalled(indicator, name)),
    );
    return { ...difference, missing: difference.missing.map((one) => ({ ...one, indicator: name })) };
  });
  const names = [...expectation.indicators.keys()];
  const others = found.filter(({ indicator }) => !names.some((name) => isCalled(indicator, name)));
  return {
    missing: differences.flatMap(({ missing }) => missing),
    unexpected: [...differences.flatMap(({ unexpected }) => unexpected), ...others],
    agreed: differences.flatMap(({ agreed }) => agreed),
  };
}

/** Whether an indicator has an id or a name. */
export function isCalled({ id, name }: Partial<Indicator>, text: string): boolean {
  return id === text || name === text;
}

function compareSimple(expectation: SimpleExpectation, found: readonly Match[]): Difference {
  switch (expectation.kind) {
    case 'any':
      return { missing: found.length > 0 ? [] : [{}], unexpected: [], agreed: found };
    case 'none':
      return { missing: [], unexpected: found, agreed: [] };
    case 'matches': {
      const left = new Set(found);
      const missing: Missing[] = [];
      for (const match of expectation.matches) {
        const one = [...left].find(({ sources }) => isOf(sources, match));
        if (one) left.delete(one);
        else missing.push({ match });
      }
      return { missing, unexpected: [...left], agreed: found.filter((one) => !left.has(one)) };
    }
  }
}

/** Whether the records of a match are the named ones, in any order. */
function isOf(sources: readonly ObservationSource[], names: ExpectedMatch): boolean {
  return (
    sources.length === names.length &&
    names.every((name) => sources.some((source) => isNamed(source, name))) &&
    sources.every((source) => names.some((name) => isNamed(source, name)))
  );
}

/** Whether a record is meant by a name. `dns.log:22` is line 22 of any file that is called so, wherever it lies. */
export function isNamed(source: ObservationSource, name: RecordName): boolean {
  if ('id' in source) return source.id === name;
  if (typeof name === 'number') return source.line === name;
  const place = `${source.file}:${source.line}`;
  return place === name || place.endsWith(`/${name.replace(/^(\.\.?\/)+/, '')}`);
}
