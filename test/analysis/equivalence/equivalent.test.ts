import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalKey, equivalent } from '../../../src/analysis/equivalence/equivalent.js';
import { PatternError } from '../../../src/diagnostics/pattern-error.js';
import { arbitraryCase } from '../../oracle/generate.js';
import { oracleMatches } from '../../oracle/index.js';
import cases from './equivalent.json' with { type: 'json' };

type Row = [name: string, one: string, other: string];

test.each(cases.same as Row[])('the same: %s', (_, one, other) => {
  expect(canonicalKey(one)).toBe(canonicalKey(other));
  expect(equivalent(one, other)).toBe(true);
});

test.each(cases.different as Row[])('not the same: %s', (_, one, other) => {
  expect(equivalent(one, other)).toBe(false);
});

test('the key of a key is the key, and matches what its pattern matches', () => {
  let matched = 0;
  fc.assert(
    fc.property(arbitraryCase({ profile: 'spec', stixVersion: '2.1' }), ({ pattern, input, profile }) => {
      const key = canonicalKey(pattern);
      expect(canonicalKey(key)).toBe(key);
      const matches = oracleMatches(pattern, input, { profile });
      expect(oracleMatches(key, input, { profile })).toBe(matches);
      if (matches) matched += 1;
    }),
    { numRuns: 3_000 },
  );
  // Were hardly any of them to match, the property would say little.
  expect(matched).toBeGreaterThan(300);
});

test('an invalid pattern has no key', () => {
  expect(() => canonicalKey('[a:b = ')).toThrow(PatternError);
  expect(() => canonicalKey("[a:b MATCHES '(']")).toThrow(PatternError);
});
