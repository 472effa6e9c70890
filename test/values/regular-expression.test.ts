import { describe, expect, it } from 'vitest';
import { compileRegularExpression, type Mode } from '../../src/values/regular-expression/index.js';
import { askPcre2, hasPcre2, type Answer } from './pcre2-oracle.js';
import cases from './regular-expression.cases.json' with { type: 'json' };

interface Case {
  readonly pattern: string;
  readonly subject: string;
  readonly mode: Mode;
  readonly expect: boolean | 'invalid' | 'unsupported';
  readonly why: string;
}

const table = cases as readonly Case[];

function search(pattern: string, subject: string, mode: Mode = 'text'): boolean | string {
  const compiled = compileRegularExpression(pattern, mode);
  return compiled.kind === 'compiled' ? compiled.search(subject) : compiled.kind;
}

describe('the table of cases', () => {
  it.each(table)('$mode: $pattern on $subject: $why', ({ pattern, subject, mode, expect: expected }) => {
    expect(search(pattern, subject, mode)).toBe(expected);
  });

  it.skipIf(!hasPcre2())('is what PCRE2 says', () => {
    const normalize = (text: string, mode: Mode): string => (mode === 'text' ? text.normalize('NFC') : text);
    const answers = askPcre2(
      table.map(({ pattern, subject, mode }) => ({
        pattern: normalize(pattern, mode),
        mode,
        subjects: [normalize(subject, mode)],
      })),
    );
    const found = table.map((one, index) => ({ ...one, expect: outcome(answers[index]) }));
    // What we refuse as unsupported PCRE2 does compile.
    expect(found).toEqual(
      table.map((one, index) =>
        one.expect === 'unsupported' ? { ...found[index], expect: expect.any(Boolean) } : one,
      ),
    );
  });

  const outcome = (answer: Answer | undefined): boolean | 'invalid' | undefined =>
    answer === 'invalid' ? answer : answer?.[0];
});

describe('counted repeats', () => {
  const a = (count: number): string => 'a'.repeat(count);

  it.each([
    ['a{1500}', 1500, 1500],
    ['a{999,1501}', 999, 1501],
    ['a{2500,}', 2500, Infinity],
    ['(?:a{40}){40}', 1600, 1600],
    ['(?:a{3,30}){2,45}', 6, 1350],
    ['(?:a{600}){2}', 1200, 1200],
    ['(?:(?:a{10}){10}){10,20}', 1000, 2000],
  ])('%s beyond the counts of re2', (pattern, min, max) => {
    const whole = `^${pattern}$`;
    expect([search(whole, a(min - 1)), search(whole, a(min))]).toEqual([false, true]);
    // The same beyond ASCII, where the other program runs.
    expect([search(`é${pattern}$`, `é${a(min - 1)}`), search(`é${pattern}$`, `é${a(min)}`)]).toEqual([false, true]);
    if (max < Infinity) expect([search(whole, a(max)), search(whole, a(max + 1))]).toEqual([true, false]);
  });
});

describe('limits', () => {
  const kind = (pattern: string, limits = {}): string => compileRegularExpression(pattern, 'text', limits).kind;

  it('caps the length of an expression', () => {
    expect(kind('a'.repeat(10_000))).toBe('compiled');
    expect(kind('a'.repeat(10_001))).toBe('too-large');
    expect(kind('a'.repeat(10_000_000))).toBe('too-large');
    expect(kind('aaa', { maxExpressionLength: 2 })).toBe('too-large');
  });

  it('caps what repeats amount to', () => {
    expect(kind('.{10001}')).toBe('too-large');
    expect(kind('.{10000}')).toBe('compiled');
    expect(kind('(?:(?:(?:a{100}){100}){100}){100}')).toBe('too-large');
    expect(kind(`${'(?:'.repeat(100)}a${'){65535}'.repeat(100)}`)).toBe('too-large');
    expect(kind(`${'(?:'.repeat(100)}${'){65535}'.repeat(100)}`)).toBe('too-large');
    expect(search('^(?:(?:(?:a{65535}){65535}){65535}){0}b$', 'b')).toBe(true);
    expect(kind('a{20}', { maxProgramSize: 10 })).toBe('too-large');
  });

  it('caps nesting', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(kind(nested(250))).toBe('compiled');
    expect(kind(nested(251))).toBe('too-large');
    expect(kind('('.repeat(10_000))).toBe('too-large');
    expect(kind(nested(3), { maxNesting: 2 })).toBe('too-large');
  });

  it.each([
    ['groups', `${'('.repeat(250)}a${')'.repeat(250)}`],
    ['alternatives in repeats', `${'('.repeat(250)}a${'|b)*'.repeat(250)}`],
    ['optional groups', `${'(?:x'.repeat(250)}a${'|b)?'.repeat(250)}`],
    ['alternatives with a common prefix', `(?:${'\\w'.repeat(2000)}a|${'\\w'.repeat(2000)}b)`],
    ['alternatives in alternatives', `${'(?:xyz|xyz'.repeat(250)}a${')+'.repeat(250)}`],
    ['classes', '\\w'.repeat(4000)],
    ['alternatives', 'é|'.repeat(4000)],
    ['words', Array.from({ length: 1200 }, (_, index) => `ab${index}`).join('|')],
    ['copies', '(?:[a-z]{49}){180}'],
    ['optional copies', '(?:a?){2000}b'],
    [
      'sets that all differ',
      Array.from({ length: 2400 }, (_, index) => `[^${String.fromCodePoint(0x4e00 + index)}]`).join(''),
    ],
    [
      'letters that all differ',
      Array.from({ length: 9000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(''),
    ],
  ])('runs the largest expression of %s that it takes, on every kind of subject', (_, pattern) => {
    for (const suffix of ['$', '\\b']) {
      const compiled = compileRegularExpression(pattern + suffix, 'text');
      if (compiled.kind !== 'compiled') throw new Error(compiled.message);
      for (const subject of ['', 'ab', 'é字', 'ab\n', 'é\n', '\ud800'])
        expect(compiled.search(subject)).toBeTypeOf('boolean');
    }
  });

  it('lets nobody lift a limit to where programs fail', () => {
    const none = { maxExpressionLength: Infinity, maxProgramSize: Infinity, maxNesting: Infinity };
    expect(kind('a'.repeat(40_001), none)).toBe('too-large');
    expect(kind(`${'('.repeat(251)}a${')'.repeat(251)}`, none)).toBe('too-large');
    expect(kind('a{40001}', none)).toBe('too-large');
    const most = compileRegularExpression('(?:é?\\b){13000}$', 'text', none);
    expect(most.kind === 'compiled' && [most.search('é'), most.search('-')]).toEqual([true, false]);
  });

  it('takes subjects of ten million characters', () => {
    const ascii = 'ab '.repeat(3_333_333);
    expect(search('(?:a|b| )*c$', ascii)).toBe(false);
    expect(search('^(?:(?:a|b| )*)*$', `${ascii}\n`)).toBe(true);
    expect(search('(?:.*\\ba){20}x', `é${ascii}`)).toBe(false);
  });
});

describe('subjects', () => {
  it('may hold lone surrogates', () => {
    expect(search('^.$', '\ud800')).toBe(true);
    expect(search('^..$', '\udc00\ud800')).toBe(true);
    expect(search('\\w', '\ud800')).toBe(false);
    expect(search('a\\b', 'a\udfff')).toBe(true);
    expect(search('^\\p{Cs}$', '\ud800')).toBe(true);
  });

  it('may be the same for ASCII and for other text', () => {
    // Each half of an alternative decides which program runs; the answer must not depend on it.
    for (const pattern of ['a$', '^a', 'a\\b', '\\Ba', '[^b]', '(?i)A', '(?m)^a$']) {
      expect(search(pattern, 'a')).toBe(search(pattern.replaceAll(/a/gi, 'é'), 'é'));
      expect(search(pattern, 'a\n')).toBe(search(pattern.replaceAll(/a/gi, 'é'), 'é\n'));
    }
  });
});

describe('octets', () => {
  it('matches nothing if the expression maps to no octets', () => {
    expect(search('\u0100|a', 'a', 'octets')).toBe(false);
    expect(search('(?#\u0100)', '', 'octets')).toBe(false);
    expect(search('(\u0100', 'a', 'octets')).toBe('invalid');
  });

  it('does not normalize', () => {
    expect(search('^..$', 'e\u00b4', 'octets')).toBe(true);
    expect(search('\u212b', '\u00c5', 'octets')).toBe(false);
  });
});

describe('refusals', () => {
  const refusal = (pattern: string): { readonly message: string; readonly marked: string } => {
    const refused = compileRegularExpression(pattern, 'text');
    if (refused.kind === 'compiled') throw new Error('It was compiled.');
    return { message: refused.message, marked: pattern.slice(refused.start, refused.end) };
  };

  it.each([
    ['ab(?=c)d', '(?=', 'lookahead'],
    ['ab(?<!c)d', '(?<!', 'lookbehind'],
    ['(a)b\\1c', '\\1', 'backreference'],
    ['(a)(?R)', '(?R', 'Recursion'],
    ['a(*SKIP)b', '(*S', 'verb'],
    ['x\\Xy', '\\X', '\\P{M}\\p{M}*'],
    ['xa++ay', 'a++', 'possessive'],
    ['x(?>a|ab)c', '(?>a|ab)', 'atomic'],
    ['[\\w-.]', '[\\w', '\\-'],
    ['a{3,2}b', '{3,2}', 'from 3 to 2'],
    ['ab)', ')', '\\)'],
    ['x\\u0041', '\\u', '\\u'],
    ['é\\p{Foo}', '\\p{Foo}', 'Foo'],
    ['e\u0301(?=x)', '(?=', 'lookahead'],
  ])('%s: points at the construct and names it', (pattern, marked, named) => {
    const found = refusal(pattern);
    expect(found.marked).toBe(marked);
    expect(found.message).toContain(named);
  });
});
