import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePattern } from '../../../src/analysis/validate-pattern.js';
import { applyFixes, fixPattern, MAX_FIX_ROUNDS } from '../../../src/cli/rewriting/fix-pattern.js';
import { diagnostic, type Diagnostic, type Fix } from '../../../src/diagnostics/diagnostic.js';
import { runCli } from '../run-cli.js';
import { useWorkingFolder } from '../working-folder.js';

const folder = useWorkingFolder();

describe('fixes of one text', () => {
  const fix = (start: number, end: number, text: string): Fix => ({ span: { start, end }, text });

  test.each<[says: string, fixes: readonly Fix[], after: string]>([
    ['none', [], 'abcdef'],
    ['one', [fix(1, 2, 'XX')], 'aXXcdef'],
    ['several, in any order', [fix(4, 6, ''), fix(0, 1, 'AAA')], 'AAAbcd'],
    ['that touch', [fix(0, 2, 'X'), fix(2, 4, 'Y')], 'XYef'],
    ['that overlap: the later one', [fix(0, 3, 'X'), fix(2, 4, 'Y')], 'abYef'],
    ['that insert at one place: one of them', [fix(6, 6, ']'), fix(6, 6, ']')], 'abcdef]'],
  ])('%s', (_, fixes, after) => {
    expect(applyFixes('abcdef', fixes)).toBe(after);
  });

  const whole = (text: string, replacement: string): Diagnostic =>
    diagnostic('P112', 'A message.', { start: 0, end: text.length }, fix(0, text.length, replacement));

  test('are repeated while they bring others to light', () => {
    const check = (text: string): readonly Diagnostic[] => (text.length < 4 ? [whole(text, `${text}a`)] : []);
    expect(fixPattern('a', check)).toEqual({ text: 'aaaa', codes: ['P112'] });
  });

  test('end where they never would', () => {
    let asked = 0;
    const check = (text: string): readonly Diagnostic[] => {
      asked += 1;
      return [whole(text, text === 'a' ? 'b' : 'a')];
    };
    expect(['a', 'b']).toContain(fixPattern('a', check).text);
    expect(asked).toBeLessThanOrEqual(MAX_FIX_ROUNDS + 1);
  });

  test('that make an error are taken back', () => {
    const check = (text: string): readonly Diagnostic[] =>
      text === 'good' ? [whole(text, 'bad')] : [diagnostic('P101', 'A message.')];
    expect(fixPattern('good', check)).toEqual({ text: 'good', codes: [] });
  });

  test('leave nothing that has one, and a pattern that was valid stays valid', () => {
    const constants = ['1', '+1', "h'AB'", "'a'", "b'YQ'"];
    const comparison = fc
      .tuple(fc.constantFrom('=', '==', '<>'), fc.constantFrom(...constants))
      .map(([operator, constant]) => `a:b ${operator} ${constant}`);
    const pattern = fc.array(comparison, { minLength: 1, maxLength: 5 }).map((all) => `[${all.join(' OR ')}]`);
    fc.assert(
      fc.property(pattern, (text) => {
        const fixed = fixPattern(text, (one) => validatePattern(one)).text;
        expect(validatePattern(fixed).filter((one) => one.fix)).toEqual([]);
        const isValid = (one: string): boolean => validatePattern(one).every(({ severity }) => severity !== 'error');
        if (isValid(text)) expect(isValid(fixed)).toBe(true);
      }),
    );
  });
});

describe('--fix', () => {
  const INDICATOR = {
    type: 'indicator',
    spec_version: '2.1',
    id: 'indicator--00000000-0000-4000-8000-000000000001',
    valid_from: '2026-01-01T00:00:00Z',
    pattern_type: 'stix',
  };

  test('changes the pattern inside of its JSON string, and no other byte', async () => {
    const before =
      '\ufeff{ "type":"bundle",\r\n\t"objects" : [ {"type":"indicator","spec_version":"2.1","id":"indicator--1", "valid_from":"2026-01-01T00:00:00Z",' +
      '"name" : "\\u0061==", "pattern" : "[file:name\\u0020==\\t\'\\u00e9\\ud83d\\ude00\\\\\\\\ \\"\' AND\\nfile:size <> +1]"  } ] }\r\n\r\n';
    folder.write('a.json', before);
    const { code, stdout } = await runCli('validate', '--fix', 'a.json');
    expect([code, stdout]).toEqual([0, '']);
    expect(folder.read('a.json')).toBe(before.replace('\\u0020==', '\\u0020=').replace('<> +1', '!= 1'));
  });

  test('changes the lines of a pattern file, and what stands around them stays', async () => {
    folder.write('a.stixp', '# [x-a:b == 1]\r\n  [x-a:b == 1]\t\r\n\n[x-a:b == +1] // why\n[broken ==\n[a:b=1]');
    const { code } = await runCli('validate', '--fix', 'a.stixp');
    expect(code).toBe(1);
    expect(folder.read('a.stixp')).toBe(
      '# [x-a:b == 1]\r\n  [x-a:b = 1]\t\r\n\n[x-a:b = 1] // why\n[broken ==\n[a:b=1]',
    );
  });

  test('says what it changed, and then what is left', async () => {
    folder.write('a.stixp', "[file:size == 1]\n[file:hashes.MD5 == 'ab']\n[file:size = 1]\n");
    folder.write('b.json', JSON.stringify({ ...INDICATOR, pattern: '[file:size == 1]' }));
    const { stdout, stderr } = await runCli('validate', '--fix', '.');
    await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot('../../golden/validate-fix.txt');
  });

  test('a second time changes nothing', async () => {
    folder.write('a.stixp', '[file:size == 1]\n');
    await runCli('validate', '--fix', 'a.stixp');
    const { stderr } = await runCli('validate', '--fix', 'a.stixp');
    expect(stderr).toContain('0 patterns fixed  in 0 files');
  });

  test('leaves alone what is not to be reported', async () => {
    const pattern = '[file:size == 1] // stix-pattern-ignore P112: as it came\n';
    folder.write('a.stixp', pattern);
    folder.write('b.stixp', '[file:size == 1]\n');
    folder.write(
      'c.json',
      JSON.stringify({ ...INDICATOR, pattern: '[file:size == 1]', x_stix_pattern_ignore: 'P112' }),
    );
    const before = folder.read('c.json');
    folder.write('stix-pattern.config.yaml', 'ignore: [{ files: b.stixp, codes: P112 }]');
    await runCli('validate', '--fix', 'a.stixp', 'b.stixp', 'c.json');
    await runCli('validate', '--fix', '--severity', 'P112=off', '.');
    expect([folder.read('a.stixp'), folder.read('b.stixp'), folder.read('c.json')]).toEqual([
      pattern,
      '[file:size == 1]\n',
      before,
    ]);
  });

  test('a file that cannot be written is named, and the run has failed', async () => {
    const bytes = Buffer.from('\ufeff[file:size == 1]\n', 'utf16le');
    folder.write('a.stixp', bytes);
    const { code, stderr } = await runCli('validate', '--fix', 'a.stixp');
    expect(code).toBe(1);
    expect(stderr).toContain('a.stixp is left as it is: it is UTF-16, and only UTF-8 is written.');
    expect(readFileSync('a.stixp')).toEqual(bytes);
  });

  test.each([[['-']], [['-e', '[x-a:b == 1]']]])('%j is no file', async (argv) => {
    expect(await runCli('validate', '--fix', ...argv)).toMatchObject({ code: 2, stdout: '' });
  });
});
