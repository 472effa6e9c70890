import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/syntax/ast.js';
import { formatPattern } from '../../src/syntax/format-pattern.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';
import { childrenOf } from '../../src/syntax/visit.js';
import { arbitraryObservationPattern } from '../oracle/generate.js';

const codesOf = (text: string) => parsePattern(text).diagnostics.map(({ code }) => code);

/** An AST without its spans. */
function shapeOf(text: string): unknown {
  const { ast } = parsePattern(text);
  return JSON.parse(JSON.stringify(ast, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

const depthOf = (node: Node): number => 1 + Math.max(0, ...childrenOf(node).map(depthOf));

describe('size', () => {
  const terms = Array.from({ length: 10_000 }, (_, index) => `x:v = ${index}`);

  it.each([
    ['an OR of comparisons', `[${terms.join(' OR ')}]`],
    ['an AND of comparisons', `[${terms.join(' AND ')}]`],
    ['an IN list', `[x:v IN (${terms.map((_, index) => index).join(', ')})]`],
    ['an OR of observations', terms.map((term) => `[${term}]`).join(' OR ')],
    ['a FOLLOWEDBY of observations', terms.map((term) => `[${term}]`).join(' FOLLOWEDBY ')],
    ['a path', `[x:v${'.v'.repeat(10_000)} = 1]`],
  ])('%s of 10,000 is one node and a few levels', (_name, text) => {
    const { ast, diagnostics } = parsePattern(text);
    expect(diagnostics).toEqual([]);
    expect(ast && depthOf(ast)).toBeLessThan(8);
    expect(shapeOf(formatPattern(text))).toEqual(shapeOf(text));
  });

  it.each([
    ['groups of observations', (depth: number) => `${'('.repeat(depth - 1)}[x:v = 1]${')'.repeat(depth - 1)}`],
    ['groups of comparisons', (depth: number) => `[${'('.repeat(depth - 1)}x:v = 1${')'.repeat(depth - 1)}]`],
  ])('%s may nest 200 deep, and no deeper', (_name, nested) => {
    expect(codesOf(nested(200))).toEqual([]);
    expect(codesOf(nested(201))).toEqual(['P502']);
    expect(codesOf(nested(400_000))).toEqual(['P502']);
  });

  it('a pattern may have 1,000,000 characters, and no more', () => {
    const long = (length: number): string => `[x:v = '${'a'.repeat(length - 10)}']`;
    expect(long(1_000_000)).toHaveLength(1_000_000);
    expect(codesOf(long(1_000_000))).toEqual([]);
    expect(codesOf(long(1_000_001))).toEqual(['P501']);
    expect(codesOf('['.repeat(10_000_000))).toEqual(['P501']);
  });
});

describe('any input', () => {
  const pieces = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    "'",
    '\\',
    'x:v',
    '=',
    '<>',
    ' AND ',
    ' OR ',
    'NOT',
    "t'",
    "h'",
    '1',
    '.',
    '/*',
    '//',
    '\n',
    '\ud800',
    '\ufeff',
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('never throws; it has an AST or an error, and every span lies in the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { ast, diagnostics } = parsePattern(text);
        expect(ast !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { span } of diagnostics) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

it('formatting keeps the AST, and changes nothing the second time', () => {
  fc.assert(
    fc.property(arbitraryObservationPattern(), (text) => {
      const formatted = formatPattern(text);
      expect(shapeOf(formatted)).toEqual(shapeOf(text));
      expect(formatPattern(formatted)).toBe(formatted);
    }),
    { numRuns: 3_000 },
  );
});
