import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePattern } from '../../src/analysis/validate-pattern.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import { createShapeCache } from '../../src/syntax/shape-cache.js';
import { publishedPatterns } from './published-patterns.js';

const RULES = new URL('rules/', import.meta.url);
const tables = readdirSync(RULES).filter((file) => file.endsWith('.json'));
const ofTables = tables.flatMap((file) =>
  (JSON.parse(readFileSync(new URL(file, RULES), 'utf8')) as readonly { readonly pattern: string }[]).map(
    ({ pattern }) => pattern,
  ),
);
const all = [...new Set([...ofTables, ...publishedPatterns()])];

const piece = fc.constantFrom(
  ..."[ ] ( ) , . : = != < >= AND OR NOT IN LIKE MATCHES ISSUBSET EXISTS FOLLOWEDBY WITHIN 5 SECONDS REPEATS 0 TIMES 'a' '%' '' ' \\ -1 true h'4d5a' t'2026-01-01T00:00:00Z' [*] [0] file:name hashes. value".split(
    ' ',
  ),
);
/** A pattern of the tables or of a feed, and some of its pieces taken out, doubled or replaced. */
const mutated = fc
  .tuple(fc.constantFrom(...all), fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.option(piece)), { maxLength: 3 }))
  .map(([pattern, changes]) =>
    changes.reduce((text, [at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + (put ?? '') + text.slice(start + (put === null ? length : 0));
    }, pattern),
  );
const text = fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });

const apply = (pattern: string, { fix }: Diagnostic): string =>
  fix ? pattern.slice(0, fix.span.start) + fix.text + pattern.slice(fix.span.end) : pattern;

function compiles(pattern: string): boolean {
  try {
    compilePattern(pattern);
    return true;
  } catch {
    return false;
  }
}

describe('whatever the text', () => {
  test('places lie inside it, begin and end at what they name, and messages say something', () => {
    fc.assert(
      fc.property(text, (pattern) => {
        for (const { code, span, fix, message } of validatePattern(pattern)) {
          for (const place of [span, fix?.span]) {
            if (!place) continue;
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(pattern.length);
          }
          if (/^P[34]/.test(code)) expect(pattern.slice(span?.start, span?.end)).toMatch(/^\S([^]*\S)?$/);
          expect(message).not.toMatch(/undefined|NaN|\[object|^$/);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('it compiles exactly if there is no error', () => {
    fc.assert(
      fc.property(text, (pattern) => {
        const isRefused = validatePattern(pattern).some(({ severity }) => severity === 'error');
        expect(compiles(pattern)).toBe(!isRefused);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a fix takes its finding away, and makes no error', () => {
    fc.assert(
      fc.property(mutated, (pattern) => {
        const found = validatePattern(pattern);
        if (found.some(({ severity }) => severity === 'error')) return;
        for (const one of found) {
          if (!one.fix) continue;
          const after = validatePattern(apply(pattern, one));
          expect(after.filter(({ severity }) => severity === 'error')).toEqual([]);
          // Of the same code there may be another, which was hidden: after a misspelled property, one that has nothing in it.
          const count = (all: readonly Diagnostic[]): number =>
            all.filter(({ code, message }) => code === one.code && message === one.message).length;
          expect(count(after)).toBeLessThan(count(found));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('a pattern of a known shape is told the same', () => {
    const shapes = createShapeCache();
    fc.assert(
      fc.property(text, (pattern) => {
        expect(validatePattern(pattern, { shapes })).toEqual(validatePattern(pattern));
        expect(validatePattern(pattern, { shapes })).toEqual(validatePattern(pattern));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('every pattern that is there', () => {
  test('compiles if nothing is an error, and a fix takes its finding away', () => {
    for (const pattern of all) {
      const found = validatePattern(pattern);
      expect([pattern, compiles(pattern)]).toEqual([pattern, !found.some(({ severity }) => severity === 'error')]);
      for (const one of found) {
        if (!one.fix) continue;
        const same = validatePattern(apply(pattern, one)).filter(({ code }) => code === one.code);
        expect([pattern, same.length]).toEqual([pattern, found.filter(({ code }) => code === one.code).length - 1]);
      }
    }
  });
});

describe('by the megabyte', () => {
  const many = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
  test.each([
    ['10 MB of brackets', many('[', 10_000_000)],
    ['10 MB of brackets of both kinds', many('([', 10_000_000)],
    ['10 MB of closed brackets', many('[]', 10_000_000)],
    ['brackets up to the limit', many('([', 900_000)],
    ['terms of one path', `[${many('file:name = 1 AND ', 400_000)}file:name = 2]`],
    ['a set', `[file:size IN (${many("'1', ", 400_000)}'2')]`],
    ['a long path', `[file:${many('name.', 400_000)}name = 1]`],
    ['a chain of references', `[process:${many('parent_ref.', 400_000)}pid = 'x']`],
    ['a chain of references to a list', `[process:${many('parent_ref.', 400_000)}child_refs = 'x']`],
    ['a protocol', `[network-traffic:protocols[*] = '${many('TCP', 900_000)}']`],
    ['types that differ', `[${many('a', 400_000)}:a = 1 AND ${many('b', 400_000)}:a = 1]`],
    ['a long number', `[file:name = ${many('1', 100_000)}.5]`],
    ['branches', `${many('[file:name = 1] OR ', 400_000)}[file:name = 1]`],
    ['backslashes', `[file:name = 'C:${many('\\\\', 900_000)}']`],
    ['a defanged value', `[url:value = '${many('[.]', 900_000)}']`],
    ['a long type', `[${many('file', 900_000)}:name = 1]`],
    ['a long property', `[file:${many('name', 900_000)} = 1]`],
    ['capitals', `[domain-name:value = '${many('A.', 900_000)}']`],
    ['an expression', `[file:name MATCHES '^${many('a', 900_000)}$']`],
    ['a registry key', `[windows-registry-key:key = 'HKLM:${many('HK', 900_000)}']`],
  ])('%s', (_, pattern) => {
    const found = validatePattern(pattern);
    expect(found.length).toBeGreaterThan(0);
    for (const { message } of found.slice(0, 100)) expect(message.length).toBeLessThan(600);
  });
});
