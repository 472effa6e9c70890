import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/input/input-error.js';
import { openBytes, type OpenBytesOptions } from '../../src/input/open-bytes.js';
import { readLines } from '../../src/input/read-lines.js';
import { createRandom, logText } from './random.js';
import { collect, collectBytes, cutEvery } from './streams.js';
import { temporaryDirectory } from './temporary-directory.js';

const directory = temporaryDirectory();
let files = 0;
function write(bytes: Uint8Array): string {
  const path = join(directory, `${files++}.log`);
  writeFileSync(path, bytes);
  return path;
}

/** Reads the bytes as a file and as standard input in pieces of several lengths: the outcome is the same. */
async function readBothWays(stored: Uint8Array, options: OpenBytesOptions = {}) {
  const fromFile = await collectBytes(openBytes({ path: write(stored) }, options));
  for (const length of stored.length < 5000 ? [1, 7, 100_000] : [1000, 100_000]) {
    const stdin = Readable.from(cutEvery(stored, length), { objectMode: false });
    const fromPipe = await collectBytes(openBytes({ path: '-' }, { ...options, stdin }));
    expect(fromPipe.bytes.equals(fromFile.bytes)).toBe(true);
    expect(reasonOf(fromPipe.error)).toBe(reasonOf(fromFile.error));
  }
  return fromFile;
}

function reasonOf(error: unknown): string | undefined {
  return error instanceof InputError ? error.reason : undefined;
}

interface ZstdCase {
  readonly name: string;
  readonly zstd: string;
}
const zstdCases = JSON.parse(readFileSync(new URL('zstd/frames.json', import.meta.url), 'utf8')) as readonly ZstdCase[];
function zstdFrame(name: string): Buffer {
  return Buffer.from(zstdCases.find((one) => one.name === name)?.zstd ?? '', 'base64');
}

const text = Buffer.from(logText(4000, 1));
// Noise, so that compression leaves something to cut and to damage.
const random = createRandom(2);
const dense = Buffer.from(Array.from({ length: 200_000 }, () => 32 + random(64)));

describe('what comes out', () => {
  const cases: readonly { name: string; stored: Uint8Array; content: Uint8Array }[] = [
    { name: 'plain text', stored: text, content: text },
    { name: 'an empty file', stored: Buffer.alloc(0), content: Buffer.alloc(0) },
    { name: 'one byte', stored: Buffer.from([0x1f]), content: Buffer.from([0x1f]) },
    { name: 'gzip', stored: gzipSync(text), content: text },
    { name: 'gzip of nothing', stored: gzipSync(''), content: Buffer.alloc(0) },
    {
      name: 'gzip members',
      stored: Buffer.concat([gzipSync('one\n'), gzipSync(''), gzipSync(dense)]),
      content: Buffer.concat([Buffer.from('one\n'), dense]),
    },
    { name: 'gzip with padding', stored: Buffer.concat([gzipSync(text), Buffer.alloc(700)]), content: text },
    { name: 'zstd', stored: zstdFrame('raw-block'), content: Buffer.from('tiny: zażółć\n') },
    {
      name: 'zstd frames',
      stored: Buffer.concat([zstdFrame('raw-block'), zstdFrame('nothing'), zstdFrame('raw-block')]),
      content: Buffer.from('tiny: zażółć\n'.repeat(2)),
    },
    {
      name: 'only one layer is unpacked',
      stored: gzipSync(gzipSync('inner', { level: 1 })),
      content: gzipSync('inner', { level: 1 }),
    },
  ];

  test.each(cases)('$name', async ({ stored, content }) => {
    const { bytes, error } = await readBothWays(stored);
    expect(error).toBeUndefined();
    expect(bytes.equals(content)).toBe(true);
  });
});

describe('a fault comes after everything before it', () => {
  const packed = gzipSync(dense);

  test.each([0.001, 0.2, 0.7, 0.999])('gzip that ends after %f of its length', async (share) => {
    const { bytes, error } = await readBothWays(packed.subarray(0, Math.ceil(packed.length * share)));
    expect(error).toMatchObject({ name: 'InputError', reason: 'truncated' });
    expect(bytes.equals(dense.subarray(0, bytes.length))).toBe(true);
    // Content is even noise: a share of the stored bytes is about that share of it.
    expect(bytes.length).toBeGreaterThan(dense.length * share - 50_000);
    if (share > 0.99) expect(bytes.length).toBeGreaterThan(dense.length - 2000);
  });

  test('a second gzip member that ends early', async () => {
    const { bytes, error } = await readBothWays(Buffer.concat([gzipSync('one\n'), gzipSync('two\n').subarray(0, -3)]));
    expect(reasonOf(error)).toBe('truncated');
    expect(bytes.toString()).toBe('one\ntwo\n');
  });

  test('gzip with a wrong checksum gives all of its content, from a file', async () => {
    const stored = Buffer.from(packed);
    stored.writeUInt32LE(1, stored.length - 8);
    const path = write(stored);
    const { bytes, error } = await collectBytes(openBytes({ path }));
    expect(error).toMatchObject({ reason: 'corrupt', path });
    expect(String(error)).toContain(path);
    expect(bytes.equals(dense)).toBe(true);
  });

  test('gzip damaged in the middle gives what zlib can make of the bytes before', async () => {
    const stored = Buffer.from(packed);
    // Most of a byte or two could pass for codes; so many ones in a row cannot.
    stored.fill(0xff, 100_000, 100_400);
    const { bytes, error } = await collectBytes(openBytes({ path: write(stored) }));
    expect(reasonOf(error)).toBe('corrupt');
    const cut = await collectBytes(openBytes({ path: write(packed.subarray(0, 100_000)) }));
    expect(bytes.length).toBeGreaterThanOrEqual(cut.bytes.length);
    expect(bytes.subarray(0, cut.bytes.length).equals(cut.bytes)).toBe(true);
  });

  test('from a pipe, damage costs what was decoded together with it, and no more', async () => {
    const stored = Buffer.from(packed);
    stored.writeUInt32LE(1, stored.length - 8);
    const { bytes, error } = await collectBytes(openBytes({ path: '-' }, { stdin: Readable.from([stored]) }));
    expect(error).toMatchObject({ reason: 'corrupt', message: expect.stringMatching(/^standard input: /) as string });
    expect(bytes.length).toBeGreaterThan(dense.length - 64 * 1024);
    expect(bytes.equals(dense.subarray(0, bytes.length))).toBe(true);
  });

  test('something else after gzip', async () => {
    for (const rest of [Buffer.from('plain text'), Buffer.concat([Buffer.alloc(9), Buffer.from('plain text')])]) {
      const { bytes, error } = await collectBytes(openBytes({ path: write(Buffer.concat([gzipSync(text), rest])) }));
      expect(reasonOf(error)).toBe('corrupt');
      expect(bytes.equals(text)).toBe(true);
    }
  });

  test('zstd that ends early gives its whole blocks', async () => {
    const stored = zstdFrame('two-blocks-from-a-pipe');
    const whole = await collectBytes(openBytes({ path: write(stored) }));
    const { bytes, error } = await readBothWays(stored.subarray(0, -20));
    expect(reasonOf(error)).toBe('truncated');
    expect(bytes.length).toBe(128 * 1024);
    expect(bytes.equals(whole.bytes.subarray(0, bytes.length))).toBe(true);
  });

  test('zstd with something else after it', async () => {
    const { bytes, error } = await readBothWays(Buffer.concat([zstdFrame('raw-block'), Buffer.from('plain text')]));
    expect(reasonOf(error)).toBe('corrupt');
    expect(bytes.toString()).toBe('tiny: zażółć\n');
  });
});

describe('limits', () => {
  const limits = { expansionRatio: 50, expansionFloorBytes: 1_000_000 };

  test.each([
    { name: 'gzip', stored: gzipSync(Buffer.alloc(20_000_000)) },
    { name: 'zstd', stored: Buffer.concat(Array.from({ length: 60 }, () => zstdFrame('repeated-byte'))) },
  ])('$name that unpacks out of proportion', async ({ stored }) => {
    const { bytes, error } = await readBothWays(stored, { limits });
    expect(error).toMatchObject({ reason: 'too-large', limit: 'expansionRatio' });
    expect(String(error)).toContain('expansionRatio = 50');
    expect(bytes.length).toBeLessThan(1_500_000);
  });

  test('out of proportion, but small', async () => {
    const { bytes, error } = await readBothWays(gzipSync(Buffer.alloc(900_000)), { limits });
    expect(error).toBeUndefined();
    expect(bytes.length).toBe(900_000);
  });

  test('a zstd window over the limit', async () => {
    const stored = zstdFrame('repeated-byte');
    const { error } = await readBothWays(stored, { limits: { zstdWindowBytes: 1024 } });
    expect(error).toMatchObject({ reason: 'too-large', limit: 'zstdWindowBytes' });
  });
});

describe('opening and closing', () => {
  test.each([
    { name: 'a missing file', path: () => join(directory, 'nothing'), message: /no such file or directory/ },
    {
      name: 'a directory',
      path: () => (mkdirSync(join(directory, 'folder'), { recursive: true }), join(directory, 'folder')),
      message: /is a directory/,
    },
  ])('$name', async ({ path, message }) => {
    const { error } = await collectBytes(openBytes({ path: path() }));
    expect(error).toMatchObject({
      name: 'InputError',
      reason: 'unreadable',
      message: expect.stringMatching(message) as string,
    });
  });

  test('a pipe that breaks', async () => {
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from('first\n');
        await Promise.resolve();
        throw new Error('broken pipe');
      })(),
    );
    const { bytes, error } = await collectBytes(openBytes({ path: '-' }, { stdin }));
    expect(error).toMatchObject({ reason: 'unreadable', message: 'standard input: broken pipe' });
    expect(bytes.toString()).toBe('first\n');
  });

  test('progress counts stored bytes', async () => {
    const stored = gzipSync(dense);
    const source = openBytes({ path: write(stored) });
    expect([source.bytesRead, source.size]).toEqual([0, undefined]);
    await collectBytes(source);
    expect([source.bytesRead, source.size]).toEqual([stored.length, stored.length]);
  });

  test('leaving early and closing are harmless, reading twice is not', async () => {
    const source = openBytes({ path: write(gzipSync(dense)) });
    for await (const chunk of source) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await source.close();
    await source.close();
    expect(() => source[Symbol.asyncIterator]()).toThrow(/only once/);
    const unread = openBytes({ path: join(directory, 'nothing') });
    await unread.close();
    expect((await collectBytes(unread)).error).toBeUndefined();
  });
});

const corrupt = new URL('../../../shared/data/logs/zeek-tsv/http-corrupt.log.gz', import.meta.url).pathname;
describe.skipIf(!existsSync(corrupt))('a truncated log from a sensor', () => {
  test('its whole lines come out', async () => {
    const { items, error } = await collect(readLines(openBytes({ path: corrupt })));
    const lines = items.flatMap((batch) => batch.lines);
    expect(reasonOf(error)).toBe('truncated');
    expect(lines.length).toBe(158);
    expect(lines[0]).toBe('#separator \\x09');
  });
});
