import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValid, parsePattern } from '../../src/syntax/parse-pattern.js';
import { createShapeCache } from '../../src/syntax/shape-cache.js';
import { writeString } from '../../src/syntax/literals.js';
import { walkPattern } from '../../src/syntax/visit.js';
import { arbitraryCase } from '../oracle/generate.js';

// House rule 8: what a shape cache answers is what the full parse answers, on any text and in any order.

const CONSTANT = fc.oneof(
  fc.constantFrom(
    '',
    "'",
    '\\',
    "it's",
    '//',
    '/*',
    "t'",
    '%',
    '10.0.0.0/8',
    '10.0.0.1/8',
    '(',
    '2017-01-01T00:00:00Z',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** The same pattern with other string constants. */
function withConstants(text: string, constants: readonly string[]): string {
  const { ast } = parsePattern(text);
  const spans: { readonly start: number; readonly end: number }[] = [];
  if (ast) walkPattern(ast, { string: ({ span }) => spans.push(span) });
  return spans.reduceRight(
    (result, { start, end }, index) =>
      `${result.slice(0, start)}${writeString(constants[index % constants.length] ?? '')}${result.slice(end)}`,
    text,
  );
}

describe('a shape cache', () => {
  it('gives generated patterns the AST and the diagnostics of a full parse', () => {
    let recalled = 0;
    fc.assert(
      fc.property(
        arbitraryCase({ noise: false }),
        fc.array(CONSTANT, { minLength: 1, maxLength: 4 }),
        ({ pattern }, constants) => {
          const shapes = createShapeCache();
          parsePattern(pattern, { shapes });
          const other = withConstants(pattern, constants);
          recalled += shapes.recall(other, 200) ? 1 : 0;
          expect(parsePattern(other, { shapes })).toEqual(parsePattern(other));
          expect(parsePattern(pattern, { shapes })).toEqual(parsePattern(pattern));
        },
      ),
      { numRuns: 2000 },
    );
    // About half have no prefixed constant: enough that the test is about something.
    expect(recalled).toBeGreaterThan(600);
  });

  it('is not misled by comments, prefixes, escapes and quotes that begin nothing', () => {
    const fragment = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        'a:b',
        'file:hashes.',
        ':',
        '.',
        '=',
        'LIKE',
        'MATCHES',
        'IN',
        'START',
        'STOP',
        ' AND ',
        ' OR ',
      ],
      ...[
        "'x'",
        "'y z'",
        "'it\\'s'",
        "'\\\\'",
        "'\\n'",
        "'",
        '"',
        "t'2017-01-01T00:00:00Z'",
        "h'00'",
        "b'AA=='",
        "xh'00'",
      ],
      ...[
        '//',
        '/*',
        '*/',
        '\n',
        ' ',
        '\u00a0',
        '\ufeff',
        '1',
        '-1',
        '[0]',
        '[*]',
        "'SHA-256'",
        "'MD5'",
        "MATCHES '('",
      ],
      ...["[a:b = 'x']", "[a:b = 'y']", "[a:'b' = 'x']", "[a:\u00a0'b' = 'x']", "[a:\u00a0'c' = 'x']"],
    );
    fc.assert(
      fc.property(fc.array(fc.array(fragment, { maxLength: 8 }), { minLength: 2, maxLength: 8 }), (texts) => {
        const shapes = createShapeCache();
        for (const text of texts.map((fragments) => fragments.join(''))) {
          expect(parsePattern(text, { shapes })).toEqual(parsePattern(text));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('does not let a stricter limit on nesting pass', () => {
    const shapes = createShapeCache();
    const nested = (value: string): string => `[((a:b = '${value}'))]`;
    expect(isValid(parsePattern(nested('x'), { shapes }))).toBe(true);
    const limits = { maxNesting: 2 };
    expect(parsePattern(nested('y'), { shapes, limits })).toEqual(parsePattern(nested('y'), { limits }));
  });

  it('shares what lies before the first constant', () => {
    const shapes = createShapeCache();
    const [one, other] = ['x', 'y'].map((value) => parsePattern(`[a:b = '${value}']`, { shapes }).ast?.expression);
    if (one?.kind !== 'observationExpression' || other?.kind !== 'observationExpression')
      throw new Error('no brackets');
    if (one.comparison.kind !== 'comparison' || other.comparison.kind !== 'comparison')
      throw new Error('no comparison');
    expect(other.comparison.path).toBe(one.comparison.path);
  });
});
