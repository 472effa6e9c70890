import { describe, expect, test } from 'vitest';
import { validateIndicator } from '../../../src/analysis/validate-indicator.js';
import { applyDirectives, IGNORE_PROPERTY } from '../../../src/cli/validation/ignore-directives.js';

const VALID = { type: 'indicator', spec_version: '2.1', id: 'indicator--1', valid_from: '2026-01-01T00:00:00Z' };

/** What is left of the findings of a pattern: codes, each with the place that it quotes or points at. */
function left(pattern: string, property?: unknown): readonly string[] {
  const indicator = {
    ...VALID,
    pattern,
    pattern_type: 'stix',
    ...(property !== undefined && { [IGNORE_PROPERTY]: property }),
  };
  return applyDirectives(validateIndicator(indicator), indicator as never).map(({ code, span, pointer }) =>
    [code, ...(span ? [pattern.slice(span.start, span.end)] : []), ...(pointer === undefined ? [] : [pointer])].join(
      ' ',
    ),
  );
}

const BAD = "file:hashes.MD5 = 'ab'";
const OTHER = "file:hashes.MD5 = 'ac'";

describe('a comment', () => {
  test.each<[says: string, pattern: string, left: readonly string[]]>([
    ['at the end of the line', `[${BAD}] // stix-pattern-ignore P302: known`, []],
    ['inside of the pattern', `[${BAD} /* stix-pattern-ignore P302 */]`, []],
    ['without white space', `[${BAD}]//stix-pattern-ignore P302`, []],
    ['with several codes', `[${BAD} AND file:size == 1] // stix-pattern-ignore P302, P112: both known`, []],
    ['for all findings of its line', `[${OTHER} OR ${BAD}] // stix-pattern-ignore P302`, []],
    ['alone on the line before', `[\n// stix-pattern-ignore P302\n${BAD}]`, []],
    ['over lines, alone before', `[\n/* stix-pattern-ignore P302:\n why */\n${BAD}]`, []],
    ['that is about something else', `[${BAD}] // known`, ["P302 'ab'", 'P112 // known']],
  ])('%s', (_, pattern, expected) => {
    expect(left(pattern)).toEqual(expected);
  });

  test('is not about other lines', () => {
    const pattern = `[${OTHER} OR // stix-pattern-ignore P302\n${BAD}]`;
    expect(left(pattern)).toEqual(["P302 'ab'"]);
  });

  test('that ignores nothing is reported', () => {
    const comment = '// stix-pattern-ignore P302, P301';
    expect(left(`[${BAD}] ${comment}`)).toEqual([`I120 ${comment}`]);
  });

  test.each([
    ['P999', 'is no diagnostic'],
    ['constructor', 'is no diagnostic'],
    ['hash-does-not-fit: known', 'is no diagnostic'],
    ['', 'a code is missing'],
    ['P302,', 'a code is missing'],
    ['P101', 'errors cannot be ignored'],
  ])('that says %j is reported', (codes, message) => {
    const indicator = { ...VALID, pattern: `[${BAD}] // stix-pattern-ignore ${codes}` };
    const found = applyDirectives([], indicator as never).filter(({ code }) => code === 'I121');
    expect(found.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
  });

  test('leaves errors, and in a pattern with one goes unreported', () => {
    const codes = left('[file:size = ] // stix-pattern-ignore P302').map((one) => one.slice(0, 4));
    expect(codes).toEqual(['P101']);
  });
});

describe('the property of an indicator', () => {
  test.each<[says: string, property: unknown, left: readonly string[]]>([
    ['a text', 'P302: known', []],
    ['a list', ['P302: known'], []],
    ['a list with one that ignores nothing', ['P302', 'P301'], [`I120 /${IGNORE_PROPERTY}/1`]],
    ['no text', 302, ["P302 'ab'", `I121 /${IGNORE_PROPERTY}`]],
    ['a list without text', [{}, 'P302'], [`I121 /${IGNORE_PROPERTY}/0`]],
  ])('%s', (_, property, expected) => {
    expect(left(`[${BAD}]`, property)).toEqual(expected);
  });

  test('is about the object too', () => {
    const indicator = {
      type: 'indicator',
      id: 'indicator--1',
      pattern: '[file:size = 1]',
      [IGNORE_PROPERTY]: 'I107: why',
    };
    expect(applyDirectives(validateIndicator(indicator), indicator as never)).toEqual([]);
  });
});
