import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

interface Case {
  readonly name: string;
  readonly pattern: string;
  /** Each error: its code, and the text that it names. */
  readonly found: readonly string[];
}

const CASES = JSON.parse(readFileSync(new URL('several-faults.json', import.meta.url), 'utf8')) as readonly Case[];
/** The broken patterns with all that is said of them. */
const ALONE = JSON.parse(readFileSync(new URL('syntax-errors.json', import.meta.url), 'utf8')) as readonly {
  readonly pattern: string;
  readonly options?: object;
  readonly found: readonly { readonly code: string; readonly span: string }[];
}[];

function errorsOf(pattern: string): readonly string[] {
  return parsePattern(pattern).diagnostics.map(({ code, span }) => `${code} ${pattern.slice(span?.start, span?.end)}`);
}

describe('several faults in one pattern', () => {
  test.each(CASES)('$name', ({ pattern, found }) => {
    expect(errorsOf(pattern)).toEqual(found);
  });

  /** Faults of a single comparison, which end where the comparison does. */
  const inside = ALONE.filter(
    ({ pattern, options, found }) =>
      !options && found.length === 1 && /^\[[^[\]]*\]$/.test(pattern) && /^P1(01|06|08|11)$/.test(found[0]?.code ?? ''),
  ).filter(({ pattern, found }) => !/ (AND|OR|and|or|And|&|\|) /.test(pattern) && found[0]?.span !== ']');

  test('a fault of a comparison is said the same with others after it', () => {
    expect(inside.length).toBeGreaterThan(40);
    const one = fc.constantFrom(...inside);
    fc.assert(
      fc.property(one, one, (first, second) => {
        const body = (pattern: string): string => pattern.slice(1, -1);
        const pattern = `[${body(first.pattern)}] AND [${body(second.pattern)}]`;
        const expected = [first, second].flatMap(({ found }) => found.map(({ code, span }) => `${code} ${span}`));
        expect(errorsOf(pattern)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  test('there are never more than ten, in the order of the text, and the first is that of the whole', () => {
    const piece = fc.constantFrom(
      ..."[ ] ( ) AND OR FOLLOWEDBY file:name = 'a' 5 IN , NOT EXISTS WITHIN SECONDS : . [0] LIKE x".split(' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const pattern = pieces.join(' ');
        const { diagnostics } = parsePattern(pattern);
        expect(diagnostics.length).toBeLessThanOrEqual(10);
        if (!hasErrors(diagnostics)) return;
        const starts = diagnostics.map(({ span }) => span?.start ?? 0);
        expect(starts).toEqual([...starts].sort((left, right) => left - right));
        for (const { span } of diagnostics) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeLessThanOrEqual(pattern.length);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('a hundred faults are ten and a note, in no time', () => {
    const pattern = `[${Array.from({ length: 100 }, () => 'file:size 1').join(' AND ')}]`;
    expect(errorsOf(pattern)).toEqual([...Array.from({ length: 10 }, () => 'P101 1'), 'P507 1']);
  });
});
