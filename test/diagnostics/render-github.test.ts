import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/diagnostics/finding.js';
import { renderGithubCommand } from '../../src/diagnostics/render-github.js';
import { createSourceText } from '../../src/source/source-text.js';

const AT: Finding = {
  severity: 'error',
  code: 'P102',
  message: 'A message.',
  file: 'feeds/a.json',
  start: { line: 3, column: 7 },
  end: { line: 3, column: 9 },
};

test.each<[says: string, finding: Finding, command: string]>([
  [
    'a place in a line',
    AT,
    '::error file=feeds/a.json,line=3,endLine=3,col=7,endColumn=9,title=P102 unexpected-end::A message.',
  ],
  [
    'a place over lines has no columns',
    { ...AT, end: { line: 4, column: 2 } },
    '::error file=feeds/a.json,line=3,endLine=4,title=P102 unexpected-end::A message.',
  ],
  ['a note', { severity: 'note', message: 'A message.', file: 'a' }, '::notice file=a::A message.'],
  ['nothing but a message', { severity: 'warning', message: 'A message.' }, '::warning::A message.'],
  [
    'a pattern of the command line: its places mean nothing',
    { severity: 'warning', message: 'A.', start: { line: 1, column: 1 }, pattern: { source: createSourceText('[a') } },
    '::warning::A. ([a)',
  ],
  [
    'characters that end a property or the command',
    { severity: 'error', message: '50% ::error::\r\n', file: 'a,b:c%\n' },
    '::error file=a%2Cb%3Ac%25<U+000A>::50%25 ::error::<U+000D><U+000A>',
  ],
])('%s', (_, finding, command) => {
  expect(renderGithubCommand(finding)).toBe(command);
});

/** What the runner makes of a command: the rules of its toolkit, backwards. */
function readCommand(line: string): { readonly file: string | undefined; readonly message: string } {
  const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/.exec(line) ?? [];
  const unescape = (text: string): string =>
    text.replace(/%(0A|0D|3A|2C|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const file = properties.split(',').find((property) => property.startsWith('file='));
  return { file: file === undefined ? undefined : unescape(file.slice('file='.length)), message: unescape(message) };
}

test('any text is read back as it was, on one line', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ':', ',', '%', '0A', '::', '%3A', 'é', '\u{1f600}') });
  fc.assert(
    fc.property(text, text, (file, message) => {
      const line = renderGithubCommand({ severity: 'error', file, message });
      expect(readCommand(line)).toEqual({ file, message });
    }),
  );
});

test('nothing breaks a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(renderGithubCommand({ ...AT, file: text, message: text })).not.toMatch(/[\r\n]/);
    }),
  );
});
