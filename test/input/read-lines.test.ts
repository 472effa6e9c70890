import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLineBlocks } from '../../src/input/line-blocks.js';
import { openBytes } from '../../src/input/open-bytes.js';
import { readLines, type LineBatch, type TooLongLine } from '../../src/input/read-lines.js';
import { collect, cutAt, cutEvery, failing } from './streams.js';

interface Read {
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  readonly tooLong: readonly TooLongLine[];
  readonly replaced: number;
}

function join(batches: readonly LineBatch[]): Read {
  return {
    lines: batches.flatMap(({ firstLine, lines }) => lines.map((text, index) => ({ line: firstLine + index, text }))),
    tooLong: batches.flatMap((batch) => batch.tooLong),
    replaced: batches.reduce((sum, batch) => sum + batch.replaced, 0),
  };
}

async function read(pieces: readonly Uint8Array[], maxLineBytes?: number): Promise<Read> {
  const { items, error } = await collect(readLines(pieces, maxLineBytes === undefined ? {} : { maxLineBytes }));
  expect(error).toBeUndefined();
  return join(items);
}

interface Case {
  readonly name: string;
  /** The text, or its bytes in hexadecimal. */
  readonly text?: string;
  readonly bytes?: string;
  readonly maxLineBytes?: number;
  readonly lines: readonly string[];
  /** The lines' numbers, where they are not 1, 2, 3 ... */
  readonly numbers?: readonly number[];
  readonly tooLong?: readonly TooLongLine[];
  readonly replaced?: number;
}
const CASES = JSON.parse(readFileSync(new URL('read-lines.json', import.meta.url), 'utf8')) as readonly Case[];

describe('readLines', () => {
  test.each(CASES)('$name', async ({ text, bytes, maxLineBytes, lines, numbers, tooLong, replaced }) => {
    const input = bytes === undefined ? Buffer.from(text ?? '') : Buffer.from(bytes.replaceAll(' ', ''), 'hex');
    for (const length of [1, 2, 3, 5, 1000]) {
      expect(await read(cutEvery(input, length), maxLineBytes)).toEqual({
        lines: lines.map((line, index) => ({ line: numbers?.[index] ?? index + 1, text: line })),
        tooLong: tooLong ?? [],
        replaced: replaced ?? 0,
      });
    }
  });

  const piece = fc.oneof(
    fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\ufeff', 'ż', '漢', '😀', '\u2028', '\0', '\ufffd'),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const places = fc.array(fc.nat(), { maxLength: 12 });

  test('agrees with splitting the whole text, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, places, async (text, cuts) => {
        // Lone surrogates become U+FFFD on the way to bytes.
        const sent = Buffer.from(text)
          .toString()
          .replace(/^\ufeff/, '');
        const expected = sent === '' ? [] : sent.split(/\r?\n/);
        if (sent.endsWith('\n')) expected.pop();
        const { lines, tooLong, replaced } = await read(cutAt(Buffer.from(text), cuts));
        expect(lines).toEqual(expected.map((line, index) => ({ line: index + 1, text: line })));
        expect({ tooLong, replaced }).toEqual({ tooLong: [], replaced: 0 });
      }),
    );
  });

  test('any bytes and any limit give the same, however they are cut', async () => {
    const byte = fc.oneof(fc.constantFrom(10, 13, 0x41, 0xc5, 0xbc, 0xef, 0xbf, 0xbd, 0xff), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 80 }),
        places,
        fc.integer({ min: 1, max: 20 }),
        async (bytes, cuts, limit) => {
          const input = Uint8Array.from(bytes);
          const whole = await read([input], limit);
          expect(await read(cutAt(input, cuts), limit)).toEqual(whole);
          // Every line is there, or is among those too long.
          const numbers = [...whole.lines, ...whole.tooLong].map(({ line }) => line).sort((one, other) => one - other);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        },
      ),
    );
  });

  test('a fault of the input is thrown after the lines before it, and a line that it cut is not given', async () => {
    const error = new Error('fault');
    const { items, error: thrown } = await collect(
      readLines(failing([Buffer.from('one\ntw'), Buffer.from('o\nthr')], error)),
    );
    expect(thrown).toBe(error);
    expect(join(items).lines.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('a line over the limit is not held', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().arrayBuffers;
    let held = 0;
    function* pieces(): Generator<Uint8Array> {
      for (let count = 0; count < 200; count++) yield megabyte;
      held = process.memoryUsage().arrayBuffers - before;
      yield Buffer.from('\nshort');
    }
    const { items } = await collect(readLines(pieces(), { maxLineBytes: 1024 }));
    expect(held).toBeLessThan(50 * 1024 * 1024);
    expect(join(items)).toEqual({
      lines: [{ line: 2, text: 'short' }],
      tooLong: [{ line: 1, bytes: 200 * 1024 * 1024 }],
      replaced: 0,
    });
  });

  test('a batch is a chunk of lines, not a line', async () => {
    const text = Buffer.from('line\n'.repeat(50_000));
    const { items } = await collect(readLines(cutEvery(text, 50_000)));
    expect(items.length).toBe(5);
  });
});

describe('readLineBlocks', () => {
  test('blocks are the text, cut after line feeds', async () => {
    const text = Buffer.from('\ufeffone\r\ntwo\nthree\nfour');
    const { items } = await collect(readLineBlocks(cutEvery(text, 6)));
    const blocks = items.map((block) => (block.kind === 'lines' ? Buffer.from(block.bytes).toString() : block));
    expect(blocks.join('')).toBe('one\r\ntwo\nthree\nfour');
    expect(blocks.slice(0, -1).every((block) => typeof block === 'string' && block.endsWith('\n'))).toBe(true);
  });
});

const log = new URL('../../../shared/data/logs/zeek-json/dns.ndjson.gz', import.meta.url).pathname;
describe.skipIf(!existsSync(log))('a log of a sensor', () => {
  test('every record is there', async () => {
    const { items, error } = await collect(readLines(openBytes({ path: log })));
    expect(error).toBeUndefined();
    const { lines } = join(items);
    expect(lines.length).toBe(53_615);
    expect(lines.every(({ text }) => text.startsWith('{') && text.endsWith('}'))).toBe(true);
  });
});
