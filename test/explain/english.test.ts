import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeObservation, outlineLines } from '../../src/explain/english/observation.js';
import { childKeys } from '../../src/syntax/ast.js';
import { walkPattern } from '../../src/syntax/visit.js';
import { arbitraryObservationPattern } from '../oracle/generate.js';
import { parseValid } from './parse-valid.js';

/** A pattern, and when it matches. */
interface Case {
  readonly pattern: string;
  readonly lines: readonly string[];
}

const CASES = JSON.parse(readFileSync(new URL('cases/english.json', import.meta.url), 'utf8')) as readonly Case[];

const linesFor = (pattern: string): readonly string[] =>
  outlineLines(describeObservation(parseValid(pattern).expression));

test.each(CASES)('$pattern', ({ pattern, lines }) => {
  expect(linesFor(pattern)).toEqual(lines);
});

test('the cases have every kind of node', () => {
  const kinds = new Set<string>();
  const visitor = Object.fromEntries(Object.keys(childKeys).map((kind) => [kind, () => kinds.add(kind)]));
  for (const { pattern } of CASES) walkPattern(parseValid(pattern), visitor);
  expect(Object.keys(childKeys).filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('any pattern is told in lines that a terminal shows as they are', () => {
  fc.assert(
    fc.property(arbitraryObservationPattern(), (pattern) => {
      for (const line of linesFor(pattern)) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|undefined|\[object/u);
        expect(line.length).toBeLessThan(20_000);
      }
    }),
    { numRuns: 500 },
  );
});
