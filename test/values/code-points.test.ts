import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../src/values/code-points.js';

/** The order by definition: the sequences of code points, a lone surrogate being one. */
function compareByDefinition(a: string, b: string): number {
  const left = [...a].map((character) => character.codePointAt(0) ?? 0);
  const right = [...b].map((character) => character.codePointAt(0) ?? 0);
  const differs = left.findIndex((codePoint, index) => codePoint !== right[index]);
  if (differs < 0) return left.length === right.length ? 0 : -1;
  if (differs >= right.length) return 1;
  return (left[differs] ?? 0) < (right[differs] ?? 0) ? -1 : 1;
}

// Few units of each sort, so that pairs come together and fall apart.
const units = fc
  .array(
    fc.constantFrom('a', 'b', '\ud7ff', '\ud800', '\ud801', '\udbff', '\udc00', '\udc01', '\udfff', '\ue000', '\uffff'),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

describe('compareCodePoints', () => {
  it.each([
    ['', '', 0],
    ['a', 'b', -1],
    ['a', 'ab', -1],
    ['B', 'a', -1],
    ['\uff5e', '\u{10000}', -1],
    ['\u{10000}', '\u{10001}', -1],
    ['x\ud800', 'x\ud800\udc00', -1],
    ['\ud800\uffff', '\ud800\udc00', -1],
    ['\ud800\ud800', '\ud800\udc00', -1],
  ])('%j against %j is %i', (a, b, expected) => {
    expect(compareCodePoints(a, b)).toBe(expected);
    expect(compareCodePoints(b, a)).toBe(0 - expected);
  });

  it('is the order of the code point sequences', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        expect(compareCodePoints(a, b)).toBe(compareByDefinition(a, b));
      }),
      { numRuns: 5000 },
    );
  });
});
