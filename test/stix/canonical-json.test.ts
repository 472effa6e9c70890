import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/stix/canonical-json.js';

const CASES: readonly { readonly name: string; readonly value: unknown; readonly text: string }[] = [
  { name: 'null', value: null, text: 'null' },
  { name: 'an empty list', value: [], text: '[]' },
  { name: 'an empty dictionary', value: {}, text: '{}' },
  { name: 'no white space', value: { a: [1, { b: true }], c: 'd e' }, text: '{"a":[1,{"b":true}],"c":"d e"}' },
  {
    name: 'members by name, numbers as text',
    value: { '10': 1, '9': 2, b: 3, a: 4 },
    text: '{"10":1,"9":2,"a":4,"b":3}',
  },
  // U+1F600 is larger than U+FB33, its first code unit U+D83D is not.
  {
    name: 'members by code unit, not by code point',
    value: { '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, '\u00f6': 4, '\u0080': 5, '1': 6, '\r': 7 },
    text: '{"\\r":7,"1":6,"\u0080":5,"\u00f6":4,"\u20ac":3,"\u{1f600}":2,"\ufb33":1}',
  },
  { name: 'a large number', value: 1e21, text: '1e+21' },
  { name: 'the largest without an exponent', value: 999999999999999900000, text: '999999999999999900000' },
  { name: 'a small number', value: 0.000001, text: '0.000001' },
  { name: 'a smaller one', value: 1e-7, text: '1e-7' },
  { name: 'negative zero', value: -0, text: '0' },
  { name: 'a float that is whole', value: 5.0, text: '5' },
  { name: 'control characters', value: '\b\t\n\f\r\u0007\u001f', text: '"\\b\\t\\n\\f\\r\\u0007\\u001f"' },
  { name: 'quotes and backslashes, no solidus', value: '"\\/', text: '"\\"\\\\/"' },
  { name: 'beyond ASCII as it is', value: '\u007f\u0085é€\u{1f600}', text: '"\u007f\u0085é€\u{1f600}"' },
  { name: 'a lone surrogate as its escape', value: '\ud800', text: '"\\ud800"' },
  { name: 'absent members', value: { a: undefined, b: 1 }, text: '{"b":1}' },
  { name: 'nothing but absent members', value: { a: undefined }, text: '{}' },
];

describe('canonicalJson', () => {
  test.each(CASES)('$name', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('a member named __proto__ is a member', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  test('it is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('the order of members does not show', () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([name]) => name });
    fc.assert(
      fc.property(members, (entries) => {
        const reversed = Object.fromEntries([...entries].reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(Object.fromEntries(entries)));
      }),
    );
  });

  test('nesting is not bounded by the call stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep };
    expect(canonicalJson(deep)).toHaveLength(25_000 * 2 + 25_000 * 6 + 1);
  });
});
