import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/index.js';
import { oracleMatches, readOracleInput, type StixVersion } from '../oracle/index.js';
import { arbitraryDifferentialCase } from './arbitrary-case.js';
import { caseOf, readDisagreements } from './disagreements.js';
import { SEPARATE_MOMENTS, type DifferentialCase } from './explain.js';
import { repair, repairable, study, type StudiedCase } from './repair.js';
import { readReferenceInput, renderData, type ReferenceCase } from './reference-case.js';
import { hasOnlySeparateMoments } from './separate-moments.js';

const listed = readDisagreements();

/** What the oracle says of a case as the reference would be asked. */
function verdict(one: ReferenceCase): boolean {
  return oracleMatches(one.pattern, renderData(one), { profile: 'reference', stixVersion: one.version });
}

function studyIn(version: StixVersion, { pattern, input }: DifferentialCase): StudiedCase {
  return study({ pattern, version, observations: readReferenceInput(input) });
}

describe('a case that is rewritten for the reference matcher', () => {
  it('keeps its verdict, whichever of its suspects are repaired', () => {
    fc.assert(
      fc.property(arbitraryDifferentialCase(), fc.infiniteStream(fc.boolean()), (one, coins) => {
        const expected = oracleMatches(one.pattern, one.input, { profile: 'reference', stixVersion: one.version });
        // The container of 2.0 gives every observation its own copy of an object, which some repairs need.
        const studied = studyIn('2.0', one);
        const chosen = studied.suspects.filter(() => coins.next().value);
        expect(verdict(repair(studied, new Set()))).toBe(expected);
        expect(verdict(repair(studied, new Set(chosen)))).toBe(expected);
        expect(verdict(repair(studied, new Set(studied.suspects)))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('has the same observations in the container of either version', () => {
    fc.assert(
      fc.property(arbitraryDifferentialCase(), (one) => {
        // In 2.1 a bound that is a string does not parse.
        fc.pre(one.version === '2.1');
        const [embedded, listed] = (['2.0', '2.1'] as const).map((version) =>
          verdict(repair(studyIn(version, one), new Set())),
        );
        expect(listed).toBe(embedded);
      }),
      { numRuns: 300 },
    );
  });

  it('is read as the oracle reads it', () => {
    fc.assert(
      fc.property(arbitraryDifferentialCase(), ({ input }) => {
        const keys = readReferenceInput(input).map(({ objects }) => [...objects.keys()]);
        expect(keys).toEqual(readOracleInput(input).map(({ objects }) => [...objects.keys()]));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the list of disagreements', () => {
  it('names what is implemented', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual([SEPARATE_MOMENTS, ...repairable].sort());
  });

  it.each(listed.map((one) => [one.name, one] as const))('has an example of %s', (name, { example }) => {
    const one = caseOf(example);
    expect(compilePattern(one.pattern, { profile: 'reference' }).match(one.input) !== undefined).toBe(example.matches);
    expect(oracleMatches(one.pattern, one.input, { profile: 'reference' })).toBe(example.matches);
    const studied = studyIn('2.1', one);
    expect(hasOnlySeparateMoments(studied)).toBe(name === SEPARATE_MOMENTS);
    if (name !== SEPARATE_MOMENTS) expect(studied.suspects).toContain(name);
  });
});
