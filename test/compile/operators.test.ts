import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/match/compile-pattern.js';

/** A row: a comparison without its path (EXISTS has its own), the property `x:...` that it is about, its value, and whether it holds. */
type Row = readonly [comparison: string, property: string, value: unknown, expect: boolean];

const folder = new URL('operators/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (file) => {
  const { rows } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { rows: readonly Row[] };
  it.each(rows)('x:%2$s %1$s on %3$j', (comparison, property, value, expected) => {
    const match = compilePattern(
      comparison.includes('EXISTS') ? `[${comparison}]` : `[x:${property} ${comparison}]`,
    ).match({
      type: 'observed-data',
      id: 'observed-data--0d6ef5a7-0a8e-4b73-9a3a-6f1a3c1b7f3e',
      first_observed: '2026-01-01T00:00:00Z',
      last_observed: '2026-01-01T00:00:00Z',
      number_observed: 1,
      objects: { 0: { type: 'x', [property]: value } },
    });
    expect(match !== undefined).toBe(expected);
  });
});

it('there is a table for every operator', () => {
  expect(files.sort()).toEqual(
    [
      'equal.json',
      'existence.json',
      'like.json',
      'matches.json',
      'membership.json',
      'order.json',
      'subset.json',
    ].sort(),
  );
});
