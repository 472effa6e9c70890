import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showLine } from '../../src/diagnostics/excerpt-line.js';
import type { Finding } from '../../src/diagnostics/finding.js';
import { renderExcerpt, type ExcerptStyle } from '../../src/diagnostics/render-excerpt.js';
import { createSourceText } from '../../src/source/source-text.js';

/** A finding about the first place of `marked` in a pattern; about its end, if that is empty. */
function about(pattern: string, marked: string, others: Partial<Finding> = {}): Finding {
  const start = marked === '' ? pattern.length : pattern.indexOf(marked);
  const source = createSourceText(pattern);
  return {
    severity: 'error',
    code: 'P101',
    message: 'This is what is wrong.',
    file: 'feed.json',
    start: { line: 12, column: 31 },
    pattern: { source, span: { start, end: start + marked.length } },
    ...others,
  };
}

const LONG = 'x'.repeat(150);

const CASES: Readonly<Record<string, Finding>> = {
  'a word': about("[file:name = 'a' and file:size = 3]", 'and'),
  'with a pointer': about("[file:name = 'a' and file:size = 3]", 'and', { pointer: '/objects/3/pattern' }),
  'a warning': about("[file:name = 'a']", 'file', { severity: 'warning', code: 'P301' }),
  'no file': withoutFile(about("[file:name = 'a']", 'name')),
  'no code': { severity: 'error', message: 'This could not be read: permission denied.', file: 'feed.json' },
  'no pattern': {
    severity: 'error',
    code: 'I103',
    message: 'The indicator has no pattern.',
    file: 'feed.json',
    pointer: '/objects/2',
    start: { line: 4, column: 3 },
  },
  'the end of the text': about("[file:name = 'a'", ''),
  'an empty pattern': about('', ''),
  'tabs before it and in it': about("\t[file:name\t=\t'a'\tb]", "\t'a'\t"),
  'wide and combining characters before it': about("[file:name = '文件e\u0301\u{1f600}' AND x]", 'x'),
  'controls and what cannot be seen': about("[a:b = '\u001b[31m\u202e\u200b\u0085\ud800']", '\u202e'),
  'controls everywhere else': about("[a:b = '']", 'b', {
    message: 'Found "\u001b]0;title\u0007".',
    file: 'a\u001b[2Jb\nc.json',
    pointer: '/objects/0/\u009b5n',
  }),
  'a long line, its beginning': about(`[first:part = '${LONG}']`, 'first'),
  'a long line, its middle': about(`[a:b = '${LONG}' and c:d = '${LONG}']`, 'and'),
  'a long line, its end': about(`[a:b = '${LONG}' AND c:last = 1]`, 'last'),
  'a range that is longer than the line': about(`[a:b = '${LONG}' AND c:d = 1]`, `'${LONG}'`),
  'a range of many lines': about('[a:b = 1\n OR\n c:d = 2\n OR\n e:f = 3]', '1\n OR\n c:d = 2\n OR\n e'),
  'a range of three lines': about('[a:b =\r\n\r\n c]', '=\r\n\r\n c'),
  'a later line': about(`${'\n'.repeat(10)}[a:b\n = c]`, 'c'),
  'a later line of a long pattern': about(`[a:b = '${LONG}'\n AND and = '${LONG}']`, 'and'),
};

describe('an excerpt', () => {
  test('of every shape is what was reviewed', async () => {
    const shown = Object.entries(CASES).map(
      ([name, finding]) => `--- ${name}\n${renderExcerpt(finding, { width: 60 })}\n`,
    );
    await expect(shown.join('\n')).toMatchFileSnapshot('../golden/excerpts.txt');
  });

  test('has its colours from the style', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style: ExcerptStyle = { bold: mark('b'), dim: mark('d'), red: mark('r'), yellow: mark('y') };
    const finding = about("[file:name = 'a' and b]", 'and', { pointer: '/pattern' });
    expect(renderExcerpt(finding, { style }).split('\n')).toEqual([
      '<b>feed.json:12:31</b> <r>error</r> <d>P101</d> This is what is wrong.',
      '<d>  in /pattern, at 1:18 of the pattern</d>',
      "<d>  | </d>[file:name = 'a' and b]",
      '<d>  | </d><r>                 ^^^</r>',
    ]);
    expect(renderExcerpt({ ...finding, severity: 'warning' }, { style })).toContain('<y>warning</y>');
  });
});

describe('a line of any text', () => {
  const character = fc.constantFrom('a', ' ', '\t', '文', 'e\u0301', '\u{1f600}', '\u202e', '\ud800', '\u0007');
  const line = fc.array(character, { maxLength: 80 }).map((characters) => characters.join(''));

  test('has nothing in it that a terminal obeys, and keeps to the width', () => {
    fc.assert(
      fc.property(
        line,
        fc.nat({ max: 90 }),
        fc.nat({ max: 90 }),
        fc.integer({ min: 20, max: 60 }),
        (text, one, other, width) => {
          const [from, to] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
          const { text: shown, carets } = showLine(text, from, to, width);
          expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(carets).toMatch(/^ *\^+$/);
          expect(columnsOf(shown)).toBeLessThanOrEqual(width);
          // One caret may stand after the last character.
          expect(carets.length).toBeLessThanOrEqual(Math.max(width, columnsOf(shown)) + 1);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('the carets stand under what is marked', () => {
    const plain = fc.array(fc.constantFrom('a', 'b', '文', '\u{1f600}', '\t'), { maxLength: 60 });
    fc.assert(
      fc.property(plain, plain, fc.integer({ min: 30, max: 80 }), (left, right, width) => {
        const before = left.join('');
        const { text, carets } = showLine(`${before}MARK${right.join('')}`, before.length, before.length + 4, width);
        const at = columnsOf(text.slice(0, text.indexOf('MARK')));
        expect(carets).toBe(`${' '.repeat(at)}^^^^`);
      }),
    );
  });

  test('of a megabyte is shown without looking at all of it', () => {
    const { text, carets } = showLine(`${'a'.repeat(5_000_000)}b${'c'.repeat(5_000_000)}`, 5_000_000, 5_000_001, 40);
    expect([text.length, text.charAt(carets.length - 1), carets.trim()]).toEqual([40, 'b', '^']);
  });
});

function withoutFile({ file: _, ...finding }: Finding): Finding {
  return finding;
}

/** Columns of a text that a terminal shows, for the few characters of these tests. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + (one === '\u0301' ? 0 : /[文\u{1f600}]/u.test(one) ? 2 : 1), 0);
}
