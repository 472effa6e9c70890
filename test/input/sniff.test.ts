import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/input/byte-source.js';
import { isProbablyBinary } from '../../src/input/is-probably-binary.js';
import { openBytes } from '../../src/input/open-bytes.js';
import { peek } from '../../src/input/peek.js';
import { sniff } from '../../src/input/sniff.js';
import { createRandom } from './random.js';
import { collectBytes, cutAt, failing } from './streams.js';

function sourceOf(pieces: readonly Uint8Array[]): ByteSource {
  return openBytes({ path: '-' }, { stdin: Readable.from(pieces.filter((piece) => piece.length > 0)) });
}

describe('peek', () => {
  test('shows the beginning and keeps everything', async () => {
    const bytes = fc.uint8Array({ maxLength: 60 }).filter((one) => one[0] !== 0x1f && one[0] !== 0x28);
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat()), fc.nat(70), async (input, cuts, count) => {
        const { head, rest } = await peek(sourceOf(cutAt(input, cuts)), count);
        expect([...head]).toEqual([...input.subarray(0, count)]);
        expect([...(await collectBytes(rest)).bytes]).toEqual([...input]);
        expect(rest.bytesRead).toBe(input.length);
      }),
      { numRuns: 60 },
    );
  });

  test('a fault among the first bytes is kept for the reader', async () => {
    const error = new Error('fault');
    const source: ByteSource = {
      path: 'x',
      bytesRead: 0,
      size: undefined,
      close: () => Promise.resolve(),
      [Symbol.asyncIterator]: () => failing([Buffer.from('abc'), Buffer.from('def')], error),
    };
    const { head, rest } = await peek(source, 100);
    expect(Buffer.from(head).toString()).toBe('abcdef');
    const read = await collectBytes(rest);
    expect(read.bytes.toString()).toBe('abcdef');
    expect(read.error).toBe(error);
  });

  test('peeking can be repeated, and closing reaches the source', async () => {
    let isClosed = false;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      try {
        await Promise.resolve();
        for (;;) yield Buffer.from('piece ');
      } finally {
        isClosed = true;
      }
    }
    const first = await peek(openBytes({ path: '-' }, { stdin: Readable.from(pieces()) }), 3);
    const second = await peek(first.rest, 9);
    expect(Buffer.from(first.head).toString()).toBe('pie');
    expect(Buffer.from(second.head).toString()).toBe('piece pie');
    await second.rest.close();
    expect(isClosed).toBe(true);
  });
});

describe('sniff', () => {
  const long = 'ż'.repeat(50_000);
  test.each([
    { name: 'plain text', bytes: Buffer.from('{"a":1}\n'), text: '{"a":1}\n', encoding: 'utf-8' },
    { name: 'compressed text', bytes: gzipSync('{"a":1}\n'), text: '{"a":1}\n', encoding: 'utf-8' },
    { name: 'a mark is removed', bytes: Buffer.from('\ufeff<xml/>'), text: '<xml/>', encoding: 'utf-8' },
    { name: 'UTF-16', bytes: Buffer.from('\ufeff<xml/>', 'utf16le'), text: '<xml/>', encoding: 'utf-16le' },
    { name: 'no character is cut', bytes: Buffer.from(`x${long}`), text: `x${'ż'.repeat(32_767)}`, encoding: 'utf-8' },
    { name: 'nothing', bytes: Buffer.alloc(0), text: '', encoding: 'utf-8' },
  ])('$name', async ({ bytes, text, encoding }) => {
    const sniffed = await sniff(sourceOf([bytes]));
    expect(sniffed).toMatchObject({ text, encoding, isBinary: false });
    const { bytes: rest } = await collectBytes(sniffed.rest);
    const { bytes: all } = await collectBytes(sourceOf([bytes]));
    expect(rest.equals(all)).toBe(true);
  });

  test('a file of random bytes', async () => {
    const random = createRandom(4);
    const noise = Buffer.from(Array.from({ length: 3000 }, () => random(256)));
    expect(await sniff(sourceOf([noise]))).toMatchObject({ isBinary: true });
  });
});

describe('isProbablyBinary', () => {
  const random = createRandom(99);
  const bytes = (count: number, next: () => number): Buffer => Buffer.from(Array.from({ length: count }, next));
  const cases: readonly { name: string; head: Uint8Array; isBinary: boolean }[] = [
    { name: 'nothing', head: Buffer.alloc(0), isBinary: false },
    { name: 'text', head: Buffer.from('2018-03-24 GET /\r\n\tżółć\n'), isBinary: false },
    { name: 'text-with-colours', head: Buffer.from('\u001b[31merror\u001b[0m\n'.repeat(9)), isBinary: false },
    {
      name: 'text-with-odd-control-characters',
      head: Buffer.from('login: \u0000\u0001\u0002 root 😀\u0003 failed\n'),
      isBinary: false,
    },
    { name: 'text-cut-inside-a-character', head: Buffer.from('zażółć 😀').subarray(0, -1), isBinary: false },
    {
      name: 'text-in-an-old-encoding',
      head: Buffer.from('caf\u00e9 cr\u00e8me br\u00fbl\u00e9e\n'.repeat(5), 'latin1'),
      isBinary: false,
    },
    {
      name: 'cyrillic-in-an-old-encoding',
      head: bytes(400, () => (random(6) === 0 ? 32 : 0xc0 + random(64))),
      isBinary: false,
    },
    { name: 'utf-16-with-a-mark', head: Buffer.from('\ufefftext', 'utf16le'), isBinary: false },
    { name: 'utf-16-without-a-mark', head: Buffer.from('plain text', 'utf16le'), isBinary: true },
    { name: 'zeros', head: Buffer.alloc(500), isBinary: true },
    {
      name: 'a-picture',
      head: Buffer.from('89504e470d0a1a0a0000000d49484452000001000000010008060000005c72a866', 'hex'),
      isBinary: true,
    },
    {
      name: 'an-archive',
      head: Buffer.from('504b0304140000000800e7966c560000000000000000000000000a0000006c6f67', 'hex'),
      isBinary: true,
    },
    {
      name: 'a-program',
      head: Buffer.from('7f454c4602010100000000000000000003003e0001000000f0fa9a0000000000', 'hex'),
      isBinary: true,
    },
    { name: 'compressed-data', head: gzipSync(bytes(4000, () => random(200))), isBinary: true },
  ];
  test.each(cases)('$name', ({ head, isBinary }) => {
    expect(isProbablyBinary(head)).toBe(isBinary);
  });

  test('random bytes are binary, random text is not', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 256, max: 4096 }), (seed, length) => {
        const next = createRandom(seed);
        const noise = bytes(length, () => next(256));
        // Two bytes in 65,536 happen to be a byte order mark.
        noise[0] = 0x80;
        expect(isProbablyBinary(noise)).toBe(true);
        const text = Array.from({ length }, () => String.fromCodePoint(32 + next(0xd000))).join('');
        expect(isProbablyBinary(Buffer.from(text))).toBe(false);
      }),
    );
  });
});
