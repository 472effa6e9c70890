import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePattern } from '../../src/analysis/validate-pattern.js';
import { compilePattern } from '../../src/match/compile-pattern.js';

/** What rules claim of all data is held against what the evaluator says of every value of a small world. */

const observed = (object: object, time = '2026-01-01T00:00:00Z'): object => ({
  type: 'observed-data',
  id: `observed-data--${time}`,
  first_observed: time,
  last_observed: time,
  number_observed: 1,
  objects: { '0': object },
});

const VALUES = [0, 1, 2, 3, 1.5, 'a', 'b', '', true, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, ['a']];
const anyFile = VALUES.map((value) => [observed({ type: 'x-a', b: value, size: value })]).concat([
  [observed({ type: 'x-a' })],
]);
const sizes = [0, 1, 2, 3, 4, 1_000_000].map((size) => [observed({ type: 'file', size })]);

const constant = fc.constantFrom(
  ..."0 1 2 3 1.5 'a' 'b' true t'2026-01-01T00:00:00Z' t'2026-01-02T00:00:00Z'".split(' '),
);
const number = fc.constantFrom('-1', '0', '1', '2', '3', '3.5');
const order = fc.constantFrom('<', '<=', '>', '>=');
const not = fc.constantFrom('', '', 'NOT ');

const anyTerm = fc.oneof(
  fc.tuple(not, fc.constantFrom('=', '!='), constant).map(([n, o, c]) => `x-a:b ${n}${o} ${c}`),
  fc.tuple(not, fc.constantFrom('0', '1', '2')).map(([n, c]) => `x-a:b ${n}IN (${c}, 3)`),
  fc
    .tuple(
      not,
      order,
      constant.filter((c) => c !== 'true'),
    )
    .map(([n, o, c]) => `x-a:b ${n}${o} ${c}`),
  fc.constantFrom('EXISTS x-a:b', 'NOT EXISTS x-a:b', "x-a:b LIKE '%'", 'x-a:b IN ()'),
);
const sizeTerm = fc.tuple(not, order, number).map(([n, o, c]) => `file:size ${n}${o} ${c}`);

const codes = (pattern: string): readonly string[] => validatePattern(pattern).map(({ code }) => code);
const answers = (pattern: string, world: readonly (readonly object[])[]): readonly boolean[] => {
  const { match } = compilePattern(pattern);
  return world.map((observations) => match(observations) !== undefined);
};

describe('what is claimed of all data', () => {
  test('a contradiction never holds (P343)', () => {
    let claims = 0;
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 2, maxLength: 3 }), (terms) => {
        const pattern = `[${terms.join(' AND ')}]`;
        if (!codes(pattern).includes('P343')) return;
        claims += 1;
        expect([pattern, answers(pattern, anyFile)]).toEqual([pattern, anyFile.map(() => false)]);
      }),
      { numRuns: 4_000 },
    );
    expect(claims).toBeGreaterThan(400);
  });

  test('a redundant term changes nothing (P344)', () => {
    let claims = 0;
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 2, maxLength: 3 }), (terms) => {
        const pattern = `[${terms.join(' AND ')}]`;
        const found = validatePattern(pattern).filter(({ code }) => code === 'P344');
        const { span } = found[0] ?? {};
        if (!span || found.length > 1) return;
        claims += 1;
        let at = 1;
        const left = terms.filter((term) => {
          const isNamed = at === span.start;
          at += term.length + ' AND '.length;
          return !isNamed;
        });
        expect(left).toHaveLength(terms.length - 1);
        expect([pattern, answers(pattern, anyFile)]).toEqual([pattern, answers(`[${left.join(' AND ')}]`, anyFile)]);
      }),
      { numRuns: 4_000 },
    );
    expect(claims).toBeGreaterThan(200);
  });

  test('what is always or never true of a size is (P341, P342)', () => {
    let claims = 0;
    fc.assert(
      fc.property(sizeTerm, (term) => {
        const pattern = `[${term}]`;
        const found = codes(pattern);
        for (const [code, truth] of [
          ['P341', true],
          ['P342', false],
        ] as const) {
          if (!found.includes(code)) continue;
          claims += 1;
          expect([pattern, answers(pattern, sizes)]).toEqual([pattern, sizes.map(() => truth)]);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(claims).toBeGreaterThan(50);
  });

  test('a window that cannot be met is not (P404)', () => {
    const day = (number: number): string => `2026-01-0${number}T00:00:00Z`;
    const moments = [1, 2, 3, 4, 5].map(day);
    const world = moments.flatMap((one) =>
      moments.map((two) => [observed({ type: 'file', size: 1 }, one), observed({ type: 'file', size: 2 }, two)]),
    );
    const period = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .map(([from, until]) => (from < until ? ` START t'${day(from)}' STOP t'${day(until)}'` : ''));
    const window = fc.constantFrom('', ' WITHIN 1 SECONDS', ' WITHIN 86400 SECONDS', ' WITHIN 86401 SECONDS');
    const connective = fc.constantFrom('AND', 'FOLLOWEDBY');
    let claims = 0;
    fc.assert(
      fc.property(period, period, connective, window, period, (left, right, join, within, all) => {
        const pattern = `([file:size = 1]${left} ${join} [file:size = 2]${right})${within}${all}`;
        if (!codes(pattern).includes('P404')) return;
        claims += 1;
        expect([pattern, answers(pattern, world)]).toEqual([pattern, world.map(() => false)]);
      }),
      { numRuns: 3_000 },
    );
    expect(claims).toBeGreaterThan(200);
  });

  test('a qualifier without effect has none (P405)', () => {
    const pattern = (qualifiers: string): string => `([file:size = 1] OR [file:size = 2])${qualifiers}`;
    const world = [[], [1], [1, 1], [1, 2], [3]].map((list) =>
      list.map((size, index) => observed({ type: 'file', size }, `2026-01-0${index + 1}T00:00:00Z`)),
    );
    for (const [with_, without] of [
      [' WITHIN 1 SECONDS', ''],
      [' REPEATS 1 TIMES', ''],
      [' WITHIN 1 SECONDS REPEATS 2 TIMES', ' REPEATS 2 TIMES'],
    ] as const) {
      expect(codes(pattern(with_))).toContain('P405');
      expect(answers(pattern(with_), world)).toEqual(answers(pattern(without), world));
    }
  });
});
