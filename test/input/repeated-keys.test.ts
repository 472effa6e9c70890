import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatsKey } from '../../src/input/repeated-keys.js';

const repeats = (text: string): boolean => repeatsKey(text, JSON.parse(text));

test.each([
  ['{"a":1,"b":2}', false],
  ['{"a":1,"a":2}', true],
  ['{"a" :1,"a"\t: 2}', true],
  ['{"a":{"b":1},"c":{"b":2}}', false],
  ['{"a":[{"b":1},{"b":1,"b":2}]}', true],
  ['{"a":"\\":","b":"x\\\\"}', false],
  ['{"a":"\\":\\":","a":1}', true],
  ['{"\\u0061":1,"a":2}', true],
  ['{"__proto__":1,"__proto__":2}', true],
  ['{"__proto__":{"a":1},"a":2}', false],
  ['[]', false],
  ['"a\\":b"', false],
  ['null', false],
])('%s: %s', (text, expected) => {
  expect(repeats(text)).toBe(expected);
});

test('a text as deep as it is long', () => {
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  expect(repeats(deep)).toBe(false);
  expect(repeats(`{"b":1,"b":${deep}}`)).toBe(true);
});

test('is never said of what JSON.stringify writes, and always of a member that is added again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(repeats(text)).toBe(false);
      const [key = ''] = Object.keys(value);
      expect(repeats(`${text.trimEnd().slice(0, -1)},${JSON.stringify(key)}:0}`)).toBe(true);
    }),
  );
});
