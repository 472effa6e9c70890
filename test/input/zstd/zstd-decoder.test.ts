import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createZstdDecoder } from '../../../src/input/zstd/zstd-decoder.js';
import { ZstdFault } from '../../../src/input/zstd/zstd-fault.js';
import { createRandom } from '../random.js';
import { CONTENTS } from './contents.js';
import { block, frame, frameWithHeader, rawLiterals, skippableFrame, uniformSequences } from './frame-builder.js';

const MEGABYTE = 1024 * 1024;

interface Case {
  readonly name: string;
  readonly content: string;
  readonly zstd: string;
}
const CASES = JSON.parse(readFileSync(new URL('frames.json', import.meta.url), 'utf8')) as readonly Case[];

interface Outcome {
  readonly bytes: Buffer;
  readonly fault: ZstdFault | undefined;
  readonly isComplete: boolean;
}

/** Decodes what is there, step by step, as a stream would. */
function decode(input: Uint8Array, maxWindowBytes = 8 * MEGABYTE): Outcome {
  const decoder = createZstdDecoder(maxWindowBytes);
  const pieces: Uint8Array[] = [];
  let fault: ZstdFault | undefined;
  let at = 0;
  try {
    for (;;) {
      const step = decoder.step(input.subarray(at));
      if (step.decoded !== undefined) pieces.push(step.decoded);
      at += step.consumed;
      if (step.consumed === 0) break;
    }
  } catch (error) {
    if (!(error instanceof ZstdFault)) throw error;
    fault = error;
  }
  const isComplete = fault === undefined && at === input.length && decoder.isBetweenFrames();
  return { bytes: Buffer.concat(pieces), fault, isComplete };
}

describe('frames of the usual encoder', () => {
  test.each(CASES)('$name', ({ content, zstd }) => {
    const { bytes, isComplete, fault } = decode(Buffer.from(zstd, 'base64'));
    expect(fault).toBeUndefined();
    expect(isComplete).toBe(true);
    expect(bytes.equals(CONTENTS[content] ?? Buffer.alloc(0))).toBe(true);
  });

  test('frames follow each other, with others to skip between them', () => {
    const frames = CASES.map(({ zstd }) => Buffer.from(zstd, 'base64'));
    const input = Buffer.concat(frames.flatMap((one) => [one, skippableFrame(Buffer.from('not for us'))]));
    const expected = Buffer.concat(CASES.map(({ content }) => CONTENTS[content] ?? Buffer.alloc(0)));
    const { bytes, isComplete } = decode(input);
    expect(isComplete).toBe(true);
    expect(bytes.equals(expected)).toBe(true);
  });
});

describe('frames by hand', () => {
  const many = 0x7f00 + 200;
  const letters = Buffer.from(Array.from({ length: many }, (_, index) => 97 + (index % 26)));
  const cases: readonly { name: string; input: Buffer; content: string }[] = [
    { name: 'raw-block', input: frame(block(0, [...Buffer.from('plain')])), content: 'plain' },
    { name: 'repeated-byte', input: frame(block(1, [0x41], { size: 7 })), content: 'AAAAAAA' },
    {
      name: 'empty-block-before-the-last',
      input: frame([...block(0, [], { last: false }), ...block(0, [0x42])]),
      content: 'B',
    },
    { name: 'repeated-literal', input: frame(block(2, [1 | (5 << 3), 0x43, 0])), content: 'CCCCC' },
    {
      // Symbols 0 and 1 with one bit each; eight codes and the end mark.
      name: 'huffman-weights-written-directly',
      input: frame(block(2, [0x82, 0x00, 0x01, 128, 0x10, 0b0110_0101, 1, 0])),
      content: '\0\u0001\u0001\0\0\u0001\0\u0001',
    },
    {
      name: 'more-sequences-than-two-bytes-count',
      input: frame(
        block(2, [...rawLiterals(letters), ...uniformSequences(many, { literals: 1, offset: 0, match: 0 })]),
      ),
      content: [...letters.toString()].map((letter) => letter.repeat(4)).join(''),
    },
    {
      name: 'older-offset-when-there-are-no-literals',
      input: frame([
        ...block(0, [...Buffer.from('abcdefgh')], { last: false }),
        ...block(2, [...rawLiterals(Buffer.alloc(0)), ...uniformSequences(3, { literals: 0, offset: 0, match: 0 })]),
      ]),
      // Offsets 4, 1, 4, three bytes each.
      content: 'abcdefghefggggggg',
    },
  ];

  test('the whole window is still there after megabytes', () => {
    const filler = Array.from({ length: 24 }, (_, index) =>
      block(1, [65 + index], { last: false, size: 131072 }),
    ).flat();
    const edge = [...block(1, [0x79], { last: false, size: 3 }), ...block(1, [0x7a], { last: false, size: 131069 })];
    // One match of three bytes at offset 131,072: code 17, whose 17 extra bits are 3.
    const match = block(2, [
      ...rawLiterals(Buffer.alloc(0)),
      ...uniformSequences(1, { literals: 0, offset: 17, match: 0 }, [3, 0, 2]),
    ]);
    const { bytes, fault } = decode(frame([...filler, ...edge, ...match]));
    expect(fault).toBeUndefined();
    expect(bytes.length).toBe(25 * 131072 + 3);
    expect(bytes.subarray(-4).toString()).toBe('zyyy');
  });

  test.each(cases)('$name', ({ input, content }) => {
    const outcome = decode(input);
    expect(outcome.fault).toBeUndefined();
    expect(outcome.isComplete).toBe(true);
    expect(outcome.bytes.toString()).toBe(content);
  });
});

describe('faults', () => {
  const good = Buffer.from(CASES.find(({ name }) => name === 'raw-block')?.zstd ?? '', 'base64');
  const wrongChecksum = Buffer.from(good);
  wrongChecksum.writeUInt8(wrongChecksum.readUInt8(good.length - 1) ^ 1, good.length - 1);
  const wrongSize = Buffer.from(good);
  wrongSize.writeUInt8(wrongSize.readUInt8(5) + 1, 5);
  const sequences = (codes: { literals: number; offset: number; match: number }, bits: readonly number[]): Buffer =>
    frame([
      ...block(0, [...Buffer.from('abcdefgh')], { last: false }),
      ...block(2, [...rawLiterals(Buffer.from('xy')), ...uniformSequences(2, codes, bits)]),
    ]);

  const cases: readonly { name: string; input: Buffer; reason: string; message: RegExp; before?: string }[] = [
    { name: 'no-frame', input: Buffer.from('no zstd at all'), reason: 'corrupt', message: /frame/ },
    {
      name: 'rubbish-after-a-frame',
      input: Buffer.concat([good, Buffer.from('rubbish')]),
      reason: 'corrupt',
      message: /frame/,
      before: 'tiny: zażółć\n',
    },
    { name: 'wrong-checksum', input: wrongChecksum, reason: 'corrupt', message: /checksum/, before: 'tiny: zażółć\n' },
    { name: 'wrong-content-size', input: wrongSize, reason: 'corrupt', message: /length/, before: 'tiny: zażółć\n' },
    { name: 'reserved-bit-in-the-header', input: frameWithHeader(8, [56]), reason: 'corrupt', message: /reserved/ },
    { name: 'reserved-block-type', input: frame(block(3, [1, 2, 3])), reason: 'corrupt', message: /type/ },
    {
      name: 'block-of-more-than-128-kb',
      input: frame(block(1, [65], { size: 131073 })),
      reason: 'corrupt',
      message: /size/,
    },
    { name: 'needs-a-dictionary', input: frameWithHeader(1, [56, 9]), reason: 'unsupported', message: /dictionary/ },
    {
      name: 'window-over-the-limit',
      input: frame(block(0, [1]), 14 << 3),
      reason: 'too-large',
      message: /zstdWindowBytes = 8388608/,
    },
    {
      name: 'window-of-four-gigabytes',
      input: frame(block(0, [1]), 22 << 3),
      reason: 'too-large',
      message: /4294967296/,
    },
    {
      name: 'treeless-literals-without-a-tree',
      input: frame(block(2, [3, 0, 0, 0, 0])),
      reason: 'corrupt',
      message: /Huffman table/,
    },
    { name: 'literals-past-the-block', input: frame(block(2, [9 << 3, 1, 2])), reason: 'corrupt', message: /past/ },
    {
      name: 'block-without-sequences-section',
      input: frame(block(2, [1 << 3, 1])),
      reason: 'corrupt',
      message: /sequences/,
    },
    { name: 'byte-after-no-sequences', input: frame(block(2, [0, 0, 0])), reason: 'corrupt', message: /after/ },
    {
      name: 'table-to-repeat-where-there-is-none',
      input: frame(block(2, [0, 1, 0xfc, 1])),
      reason: 'corrupt',
      message: /repeat/,
    },
    {
      name: 'match-before-the-beginning',
      input: sequences({ literals: 0, offset: 4, match: 0 }, [0xff, 1]),
      reason: 'corrupt',
      message: /too far/,
      before: 'abcdefgh',
    },
    {
      name: 'more-literals-than-there-are',
      input: sequences({ literals: 3, offset: 0, match: 0 }, [1]),
      reason: 'corrupt',
      message: /literals/,
      before: 'abcdefgh',
    },
    {
      name: 'bits-left-over',
      input: sequences({ literals: 0, offset: 0, match: 0 }, [3]),
      reason: 'corrupt',
      message: /after the last/,
      before: 'abcdefgh',
    },
    {
      name: 'bits-missing',
      input: sequences({ literals: 0, offset: 4, match: 0 }, [1]),
      reason: 'corrupt',
      message: /early/,
      before: 'abcdefgh',
    },
    {
      name: 'no-end-mark',
      input: sequences({ literals: 0, offset: 0, match: 0 }, [0]),
      reason: 'corrupt',
      message: /end mark/,
      before: 'abcdefgh',
    },
  ];

  test.each(cases)('$name', ({ input, reason, message, before }) => {
    const outcome = decode(input);
    expect(outcome.fault?.reason).toBe(reason);
    expect(outcome.fault?.message).toMatch(message);
    expect(outcome.bytes.toString()).toBe(before ?? '');
  });

  test('lengths beyond the block are refused before they are copied', () => {
    // 98,047 sequences of 131,075 bytes each: followed blindly, these 29 bytes keep a decoder busy for minutes.
    const input = frame(block(2, [0, 255, 255, 255, 0x54, 35, 0, 52, 0, 0, 0, 0, 0x80]));
    expect(decode(input).fault?.reason).toBe('corrupt');
  });

  test('Huffman weights that cost no bits end', () => {
    // A distribution that gives all 32 states to weight 1: no change of state ever uses up a bit.
    const weights = [0b0001_0000, 0b1111_1000, 0b0000_0001, 0, 0x80];
    const size = 1 + weights.length + 1;
    const literals = [2 | (4 << 4), (size << 6) & 255, size >> 2, weights.length, ...weights, 1];
    expect(decode(frame(block(2, [...literals, 0]))).fault?.message).toMatch(/too many Huffman weights/);
  });
});

describe('truncated and damaged input', () => {
  const whole = Buffer.concat(CASES.map(({ zstd }) => Buffer.from(zstd, 'base64')));
  const content = Buffer.concat(CASES.map((one) => CONTENTS[one.content] ?? Buffer.alloc(0)));
  const ends = new Set<number>([0]);
  for (const { zstd } of CASES) ends.add(Math.max(...ends) + Buffer.from(zstd, 'base64').length);

  test('what is decoded of a beginning is a beginning of the content', () => {
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const { bytes, fault, isComplete } = decode(whole.subarray(0, length));
        expect(fault).toBeUndefined();
        expect(isComplete).toBe(ends.has(length));
        expect(bytes.equals(content.subarray(0, bytes.length))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('damage is a fault or harmless, and never anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES),
        fc.integer({ min: 1 }),
        fc.integer({ min: 1, max: 8 }),
        (one, seed, count) => {
          const random = createRandom(seed);
          const damaged = Buffer.from(one.zstd, 'base64');
          for (let flip = 0; flip < count; flip++) {
            const at = random(damaged.length);
            damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << random(8)), at);
          }
          // With a checksum nothing but the true content may pass for complete.
          const { bytes, isComplete } = decode(damaged);
          const hasChecksum = (damaged.readUInt8(4) & 4) !== 0 && damaged.readUInt32LE(0) === 0xfd2fb528;
          if (isComplete && hasChecksum) expect(bytes.equals(CONTENTS[one.content] ?? Buffer.alloc(0))).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
