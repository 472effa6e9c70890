import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePattern, type ValidateOptions } from '../../src/analysis/validate-pattern.js';
import { CODES } from '../../src/diagnostics/codes.js';
import type { Fix } from '../../src/diagnostics/diagnostic.js';

/** A broken pattern and all that is said about it: `span` is the text that is named, `fix` what is proposed instead of a part. */
interface Case {
  readonly pattern: string;
  readonly options?: ValidateOptions;
  readonly found: readonly {
    readonly code: string;
    readonly span: string;
    readonly message: string;
    readonly fix?: string;
  }[];
}

const CASES = JSON.parse(readFileSync(new URL('syntax-errors.json', import.meta.url), 'utf8')) as readonly Case[];

describe('what is said about a broken pattern', () => {
  test.each(CASES)('$pattern', ({ pattern, options, found }) => {
    const said = validatePattern(pattern, options).map(({ code, span, message, fix }) => ({
      code,
      span: pattern.slice(span?.start, span?.end),
      message,
      ...(fix && { fix: fix.text }),
    }));
    expect(said).toEqual(found);
  });

  test('every code of syntax, constants and limits has a case', () => {
    const wanted = Object.keys(CODES).filter((code) => /^P([12]|50[1-4])/.test(code));
    const given = new Set(CASES.flatMap(({ found }) => found.map(({ code }) => code)));
    expect(wanted.filter((code) => !given.has(code))).toEqual([]);
  });

  test.each(CASES)('a message is sentences, and not longer than they need to be: $pattern', ({ found }) => {
    for (const { message } of found) {
      expect(message).toMatch(/\S[.?]$/);
      expect(message.length).toBeLessThan(260);
    }
  });
});

describe('fixes', () => {
  const fixed = CASES.flatMap(({ pattern, options }) =>
    validatePattern(pattern, options).flatMap(({ code, span, fix }) =>
      fix && span ? [{ pattern, options, code, span, fix }] : [],
    ),
  );

  test.each(fixed)('$code of $pattern is gone when $fix.text is put in', ({ pattern, options, code, span, fix }) => {
    const after = validatePattern(apply(pattern, fix), options);
    expect(after.filter((one) => one.code === code && one.span?.start === span.start)).toEqual([]);
  });

  // One at a time: the parser stops at the first mistake, and says the next one when that is mended.
  test.each([
    [
      '[file:name == “a.exe” && file:size > 10.] followedby [url.value = http://c2.example/] # seen',
      "[file:name = 'a.exe' AND file:size > 10] FOLLOWEDBY [url:value = 'http://c2.example/'] // seen",
    ],
    [
      "[file:hashes['SHA-256'] = \"ab\" || directory:path like 'C:\\Temp%'] WITHIN 5 minutes",
      "[file:hashes.'SHA-256' = 'ab' OR directory:path LIKE 'C:\\\\Temp%'] WITHIN 300 SECONDS",
    ],
    [
      "[ipv4-addr:value = ('192.0.2.1' '192.0.2.2',)] START 2026-01-01T00:00:00Z STOP t\"2026-02-01t00:00:00z\"",
      "[ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
    ],
  ])('applied until there is none, they mend %s', (pattern, mended) => {
    let text = pattern;
    for (let step = 0; step < 20; step += 1) {
      // Comments stay: that the standard has none is for the author to settle.
      const fix = validatePattern(text).find((one) => one.fix)?.fix;
      if (!fix) break;
      text = apply(text, fix);
    }
    expect(text).toBe(mended);
  });
});

describe('no text is too strange', () => {
  const piece = fc.constantFrom(
    ...'[ ] ( ) : . , * = == != <> <= >= < > AND OR NOT and FOLLOWEDBY FOLLOWED BY LIKE IN EXISTS START STOP WITHIN REPEATS SECONDS TIMES true TRUE null'.split(
      ' ',
    ),
    ..."file:name hashes SHA-256 'a' 'it\\'s' 'C:\\x' ' \" ‘ ’ t' h'0 b'x' 5 05 1e5 5m 1.2.3.4/33 2026-01-01T00:00:00Z // /* */ # -- & | ! ~ ; { } \\ %a% $ \u200b \ud83d 😀 é".split(
      ' ',
    ),
    ' ',
    '\n',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  test('spans and fixes lie inside the text, and every message says something', () => {
    fc.assert(
      fc.property(text, (pattern) => {
        for (const { span, fix, message } of validatePattern(pattern)) {
          for (const place of [span, fix?.span]) {
            if (place)
              expect([0, place.start, place.end, pattern.length]).toEqual(
                [0, place.start, place.end, pattern.length].sort((a, b) => a - b),
              );
          }
          expect(message).not.toMatch(/undefined|NaN|^$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  // Each of these would take hours by an expression or a loop whose time grows with the square of the text.
  test.each([
    ['zeros that are no number', `[a:b = ${'0'.repeat(900_000)}x]`],
    ['equals signs in base64', `[a:b = b'${'='.repeat(900_000)}A']`],
    ['octets after a prefix', `[a:b = h'0x${'ab'.repeat(450_000)}']`],
    ['one long word', `[a:b = ${'a'.repeat(900_000)}]`],
    ['double quotes', `[a:b = ${'"'.repeat(900_000)}]`],
    ['unknown characters', '$'.repeat(900_000)],
    ['backslashes in a string', `[a:b = '${'\\x'.repeat(400_000)}']`],
    ['an open string of quotes', `[a:b = '${"\\'".repeat(400_000)}`],
    ['a name that is no block', `[a:b ISSUBSET '${'a.'.repeat(400_000)}']`],
    ['a timestamp of digits', `[a:b = t'${'1'.repeat(900_000)}']`],
    ['spaces before nothing', `[a:b =${' '.repeat(900_000)}`],
  ])('%s, by the megabyte', (_, pattern) => {
    const found = validatePattern(pattern);
    expect(found.length).toBeGreaterThan(0);
    // Fifty, and a note that there are more.
    expect(found.length).toBeLessThanOrEqual(51);
    for (const { message } of found) expect(message.length).toBeLessThan(400);
  });
});

function apply(text: string, { span, text: replacement }: Fix): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
