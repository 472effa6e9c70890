import { describe, expect, test } from 'vitest';
import { createChunkMemory, giveBack, handOver, joinBefore } from '../../src/input/chunk-memory.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('memory that is given back', () => {
  test('is taken again, and only once', () => {
    const memory = createChunkMemory(16);
    const first = memory.take();
    giveBack(first.subarray(3, 5));
    giveBack(first);
    expect(memory.take().buffer).toBe(first.buffer);
    expect(memory.take().buffer).not.toBe(first.buffer);
  });

  test('is left alone if nobody lent it', () => {
    const stranger = Buffer.alloc(16);
    giveBack(stranger);
    expect(handOver(stranger)).toBeUndefined();
    expect(createChunkMemory(16).take().buffer).not.toBe(stranger.buffer);
  });

  test('comes back from another thread as memory of its own', () => {
    const memory = createChunkMemory(16);
    const lent = handOver(memory.take());
    const returned = structuredClone(lent?.memory, { transfer: lent ? [lent.memory] : [] });
    if (returned) lent?.takeBack(returned);
    expect(memory.take().buffer).toBe(returned);
  });
});

describe('joining what came before', () => {
  test.each([
    ['nothing before', []],
    ['one piece', ['abc']],
    ['two pieces', ['abc', 'de']],
    ['more than there is room for', ['x'.repeat(70_000)]],
  ])('%s', (_name, pieces) => {
    const chunk = createChunkMemory(16).take();
    chunk.write('0123456789abcdef', 'latin1');
    const joined = joinBefore(pieces.map(bytes), chunk.subarray(0, 10));
    expect(Buffer.from(joined).toString()).toBe(`${pieces.join('')}0123456789`);
    expect(joined.buffer === chunk.buffer).toBe(pieces.join('').length < 65_536);
  });

  test('memory that nobody lent is copied', () => {
    const chunk = bytes('0123');
    const joined = joinBefore([bytes('a')], chunk);
    expect(joined.buffer).not.toBe(chunk.buffer);
    expect(Buffer.from(joined).toString()).toBe('a0123');
  });
});
