import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateIndicator, type ValidateIndicatorOptions } from '../../src/analysis/validate-indicator.js';

/** What is said about an indicator; `about` is the pointer of what is about the object, or the text of the pattern that is named. */
interface Case {
  readonly name: string;
  readonly indicator: Readonly<Record<string, unknown>>;
  readonly options?: ValidateIndicatorOptions;
  readonly found: readonly { readonly code: string; readonly about: string; readonly severity?: string }[];
}

const CASES = JSON.parse(readFileSync(new URL('cases/indicators.json', import.meta.url), 'utf8')) as readonly Case[];

describe('what is said about an indicator object', () => {
  test.each(CASES)('$name', ({ indicator, options, found }) => {
    const said = validateIndicator(indicator, options).map(({ code, severity, pointer, span }, at) => ({
      code,
      about: pointer ?? String(indicator['pattern']).slice(span?.start, span?.end),
      ...(found[at]?.severity !== undefined && { severity }),
    }));
    expect(said).toEqual(found);
  });

  test('inherited properties are none', () => {
    const inherited = Object.create({ valid_from: '2026-01-01T00:00:00Z', id: 'x', pattern: "[a:b = 'c']" }) as object;
    expect(validateIndicator({ ...inherited }).map(({ code }) => code)).toEqual(['I103', 'I107', 'I103']);
    expect(validateIndicator(inherited as Readonly<Record<string, unknown>>).map(({ code }) => code)).toEqual([
      'I103',
      'I107',
      'I103',
    ]);
  });

  test('no object makes it throw', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'id',
            'pattern',
            'pattern_type',
            'pattern_version',
            'spec_version',
            'valid_from',
            'valid_until',
          ),
          fc.jsonValue(),
        ),
        (object) => {
          for (const { pointer, span } of validateIndicator(object))
            expect(pointer === undefined).toBe(span !== undefined);
        },
      ),
    );
  });
});
