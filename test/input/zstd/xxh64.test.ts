import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createXxh64 } from '../../../src/input/zstd/xxh64.js';

function hash(...pieces: Uint8Array[]): string {
  const state = createXxh64();
  for (const piece of pieces) state.update(piece);
  return state.digest().toString(16).padStart(16, '0');
}

describe('xxh64', () => {
  // Values of the reference implementation, seed 0.
  test.each([
    { text: '', expected: 'ef46db3751d8e999' },
    { text: 'a', expected: 'd24ec4f1a98c6e5b' },
    { text: 'abc', expected: '44bc2cf5ad770999' },
    { text: 'Nobody inspects the spammish repetition', expected: 'fbcea83c8a378bf1' },
  ])('$text', ({ text, expected }) => {
    expect(hash(Buffer.from(text))).toBe(expected);
  });

  test('pieces do not matter', () => {
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251));
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(hash(bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to))).toBe(hash(bytes));
      }),
      { numRuns: 50 },
    );
  });
});
