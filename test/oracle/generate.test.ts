import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryCase, arbitraryComparison, arbitraryObservationPattern } from './generate.js';
import { comparisonOver } from './generate/comparisons.js';
import { themes } from './generate/paths.js';
import { noise, observationExpressionOver } from './generate/patterns.js';
import { renderPattern } from './generate/render.js';
import { oracleMatches, parseOraclePattern } from './index.js';

const sample = { numRuns: 3000, seed: 2 };

test('between a fifth and three fifths of the cases match', () => {
  const matching = fc.sample(arbitraryCase(), sample).filter((one) => oracleMatches(one.pattern, one.input, one));
  expect(matching.length / sample.numRuns).toBeGreaterThan(0.2);
  expect(matching.length / sample.numRuns).toBeLessThan(0.6);
});

test('every operator and qualifier occurs in cases that match and in cases that do not', () => {
  const words =
    'AND OR FOLLOWEDBY REPEATS WITHIN START NOT EXISTS IN LIKE MATCHES ISSUBSET ISSUPERSET = != == <> < <= > >=';
  const outcomes = words.split(' ').flatMap((word) => [`${word} false`, `${word} true`]);
  const missing = new Set(outcomes);
  for (const one of fc.sample(arbitraryCase({ noise: false }), sample)) {
    const verdict = String(oracleMatches(one.pattern, one.input, one));
    for (const word of one.pattern.split(' ')) missing.delete(`${word} ${verdict}`);
  }
  expect([...missing]).toEqual([]);
});

test('comparisons and patterns parse, those of 2.0 as 2.0', () => {
  fc.assert(
    fc.property(arbitraryComparison(), arbitraryObservationPattern({ stixVersion: '2.0' }), (comparison, pattern) => {
      parseOraclePattern(`[${comparison}]`);
      parseOraclePattern(pattern, '2.0');
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('odd white space and comments do not change the parse', () => {
  const parse = (text: string): string =>
    JSON.stringify(parseOraclePattern(text), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  fc.assert(
    fc.property(observationExpressionOver(comparisonOver(themes.everything.paths), {}), noise, (node, choices) => {
      expect(parse(renderPattern(node, choices))).toBe(parse(renderPattern(node)));
    }),
    { numRuns: 500, seed: 4 },
  );
});
