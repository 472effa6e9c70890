import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../src/analysis/rules/index.js';
import { validatePattern } from '../../../src/analysis/validate-pattern.js';
import type { Fix } from '../../../src/diagnostics/diagnostic.js';
import { isValid, parsePattern, type StixVersion } from '../../../src/syntax/parse-pattern.js';

/** A pattern and all that one rule finds in it; other rules may find more. */
interface Case {
  readonly name: string;
  readonly pattern: string;
  readonly stixVersion?: StixVersion;
  readonly found: readonly {
    /** The text that is named. */
    readonly span: string;
    /** The whole pattern after the fix; absent if there is none. */
    readonly fixed?: string;
    /** A part of the message. */
    readonly says?: string;
  }[];
}

const FOLDER = new URL('./', import.meta.url);
const tables = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as readonly Case[],
    ]),
);

test('every rule has a table of cases, and every table a rule', () => {
  expect([...tables.keys()].sort()).toEqual(RULES.map(({ code }) => code));
});

describe.each([...tables])('%s', (code, cases) => {
  const find = (pattern: string, stixVersion: StixVersion = '2.1') =>
    validatePattern(pattern, { stixVersion }).filter((one) => one.code === code);

  test.each(cases)('$name', ({ pattern, stixVersion, found }) => {
    const said = find(pattern, stixVersion);
    const shown = said.map(({ span, fix }) => ({
      span: pattern.slice(span?.start, span?.end),
      ...(fix && { fixed: apply(pattern, fix) }),
    }));
    expect(shown).toEqual(found.map(({ span, fixed }) => ({ span, ...(fixed !== undefined && { fixed }) })));
    for (const [index, { says = '' }] of found.entries()) expect(said[index]?.message).toContain(says);
  });

  test.each(cases)('a fix of it leaves a pattern without it: $name', ({ pattern, stixVersion }) => {
    const before = find(pattern, stixVersion);
    for (const { fix } of before) {
      if (!fix) continue;
      const fixed = apply(pattern, fix);
      expect(isValid(parsePattern(fixed, stixVersion && { stixVersion }))).toBe(true);
      expect(find(fixed, stixVersion)).toHaveLength(before.length - 1);
    }
  });

  test('finds something in one case, and nothing in another', () => {
    const counts = cases.map(({ found }) => found.length);
    expect([Math.min(...counts), Math.max(...counts) > 0]).toEqual([0, true]);
  });

  test.each(cases)('says it in sentences that are not too long: $name', ({ pattern, stixVersion }) => {
    for (const { message } of find(pattern, stixVersion)) {
      expect(message).toMatch(/^\S.*[.?]$/s);
      expect(message).not.toMatch(/undefined|NaN|\[object/);
      expect(message.length).toBeLessThan(300);
    }
  });
});

function apply(text: string, { span, text: replacement }: Fix): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
