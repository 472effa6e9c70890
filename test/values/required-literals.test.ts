import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRegularExpression, type RequiredLiteral } from '../../src/values/regular-expression/index.js';

const CASES: readonly (readonly [expression: string, literals: string])[] = [
  ['evil\\.example', 'anywhere evil.example'],
  ['^https?://evil', 'head https://evil | head http://evil'],
  ['(?:^|\\.)evil\\.example$', 'tail evil.example | tail .evil.example'],
  ['^([a-z0-9-]+\\.)*evil\\.example$', 'tail evil.example'],
  ['\\bmimikatz\\b', 'anywhere mimikatz'],
  ['(?i)PowerShell', 'anywhere powershell'],
  ['cmd.*(?:whoami|net user)', 'anywhere whoami | anywhere net user'],
  ['(?:abc)+d', 'anywhere abc'],
  ['a{3}', 'anywhere a'],
  ['foo|bar$', 'anywhere foo | tail bar'],
  ['\\w+', '-'],
  ['x?', '-'],
  ['a*', '-'],
  ['', '-'],
  ['é+', 'none'],
];

const show = (literals: readonly RequiredLiteral[] | undefined): string => {
  if (!literals) return '-';
  return literals.length === 0 ? 'none' : literals.map(({ where, text }) => `${where} ${text}`).join(' | ');
};

function compile(expression: string) {
  const compiled = compileRegularExpression(expression, 'text');
  return compiled.kind === 'compiled' ? compiled : undefined;
}

/** Whether the subject has one of the literals where it should be. */
function holds(subject: string, literals: readonly RequiredLiteral[]): boolean {
  const folded = subject.toLowerCase();
  const places = {
    head: (text: string) => folded.startsWith(text),
    tail: (text: string) => folded.endsWith(text) || folded.endsWith(`${text}\n`),
    anywhere: (text: string) => folded.includes(text),
  };
  return literals.some(({ where, text }) => places[where](text));
}

describe('required literals', () => {
  it.each(CASES)('of %s are %s', (expression, literals) => {
    expect(show(compile(expression)?.literals())).toBe(literals);
  });

  it('are in every ASCII subject of the table of cases that matches', () => {
    const cases = JSON.parse(
      readFileSync(new URL('regular-expression.cases.json', import.meta.url), 'utf8'),
    ) as readonly { pattern: string; subject: string; mode: string; expect: boolean }[];
    let checked = 0;
    for (const { pattern, subject, mode, expect: matches } of cases) {
      if (mode !== 'text' || !matches || !/^[\0-\x7f]*$/.test(subject)) continue;
      const literals = compile(pattern)?.literals();
      if (literals) expect([pattern, holds(subject, literals)]).toEqual([pattern, true]);
      checked += literals ? 1 : 0;
    }
    expect(checked).toBeGreaterThan(80);
  });

  it('are in every ASCII subject that a random expression matches', () => {
    const { expression } = fc.letrec<{ expression: string; item: string }>((tie) => ({
      item: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          'a',
          'b',
          'ab',
          'ba',
          '.',
          '[ab]',
          '[^a]',
          '\\w',
          '\\n',
          '^',
          '$',
          '\\Z',
          '\\z',
          '\\b',
          '(?i)B',
          'é',
        ),
        tie('expression').map((body) => `(?:${body})`),
        fc
          .tuple(tie('expression'), fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1}'))
          .map(([body, times]) => `(?:${body})${times}`),
      ),
      expression: fc.oneof(
        fc.array(tie('item'), { minLength: 1, maxLength: 4 }).map((items) => items.join('')),
        fc.array(tie('item'), { minLength: 2, maxLength: 3 }).map((items) => items.join('|')),
      ),
    }));
    const subject = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '\n', '-'), maxLength: 8 });
    let checked = 0;
    fc.assert(
      fc.property(expression, fc.array(subject, { minLength: 12, maxLength: 12 }), (text, subjects) => {
        const compiled = compile(text);
        const literals = compiled?.literals();
        if (!compiled || !literals) return;
        for (const one of subjects) {
          if (!compiled.search(one)) continue;
          checked += 1;
          expect([one, holds(one, literals)]).toEqual([one, true]);
        }
      }),
      { numRuns: 4000 },
    );
    expect(checked).toBeGreaterThan(2000);
  });
});
