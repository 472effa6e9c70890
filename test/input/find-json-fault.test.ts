import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../src/input/find-json-fault.js';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonFault', () => {
  test.each([
    { text: '', offset: 0, message: /ends early/ },
    { text: '{"a":1', offset: 6, message: /ends early/ },
    { text: '[1,2', offset: 4, message: /ends early/ },
    { text: '[1,]', offset: 3, message: /value is missing/ },
    { text: '[1 2]', offset: 3, message: /comma or \]/ },
    { text: '{"a":1]', offset: 6, message: /comma or }/ },
    { text: '{"a" 1}', offset: 5, message: /colon/ },
    { text: '{a:1}', offset: 1, message: /key in double quotes/ },
    { text: '{"a":1,}', offset: 7, message: /key in double quotes/ },
    { text: '{"a":tru}', offset: 5, message: /value is missing/ },
    { text: "['a']", offset: 1, message: /value is missing/ },
    { text: '"abc', offset: 0, message: /no end/ },
    { text: '"a\nb"', offset: 2, message: /control character/ },
    { text: '"a\\x"', offset: 2, message: /escape/ },
    { text: '"\\u12g4"', offset: 1, message: /escape/ },
    { text: '[012]', offset: 1, message: /zero/ },
    { text: '-', offset: 1, message: /value is missing/ },
    { text: '1.', offset: 1, message: /point/ },
    { text: '1e+', offset: 1, message: /exponent/ },
    { text: '1 2', offset: 2, message: /follows/ },
    { text: '\u00a01', offset: 0, message: /value is missing/ },
  ])('$text', ({ text, offset, message }) => {
    const fault = findJsonFault(text);
    expect(fault?.offset).toBe(offset);
    expect(fault?.message).toMatch(message);
  });

  test('agrees with JSON.parse', () => {
    const token = fc.constantFrom(
      ...'[]{},:"\\ \n0123-+.eEtrufalsn',
      'true',
      'null',
      '"a"',
      '"k":',
      '\\u00e9',
      '1.5',
      '\u0001',
      'ż',
    );
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.oneof(fc.constant(''), token)).map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + (at % 2));
    });
    const anyText = fc.oneof(
      fc.json(),
      damaged,
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('depth costs no stack', () => {
    expect(findJsonFault('['.repeat(200_000) + ']'.repeat(200_000))).toBeUndefined();
    expect(findJsonFault('['.repeat(200_000))?.offset).toBe(200_000);
  });
});
