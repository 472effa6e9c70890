import { hashText, isNeedle, lower } from './hash';
import { gramStarts, gramWindows, headWindows, tailWindows } from './layout';

// Literals at the beginning, at the end and anywhere in a text (`indicator-set/windows.ts`).

// The seeds of `indicator-set/key-hash.ts`.
const HEAD_SEED: u32 = 0x165667b1;
const TAIL_SEED: u32 = 0x3c6ef372;
const GRAM_SEED: u32 = 0x7feb352d;

const DOT: u8 = 0x2e;

/** Whether the text begins with something that is looked for. */
export function hasHead(from: usize, to: usize): bool {
  const count = load<u32>(headWindows);
  for (let index: u32 = 1; index <= count; index++) {
    const length = lengthAt(headWindows, index);
    if (to - from >= length && isWindow(HEAD_SEED, from, from + length)) return true;
  }
  return false;
}

/** Whether the text, or the text without the full stop at its end, ends with something that is looked for. */
export function hasTail(from: usize, to: usize): bool {
  return endsWith(from, to) || (to > from && load<u8>(to - 1) == DOT && endsWith(from, to - 1));
}

function endsWith(from: usize, to: usize): bool {
  const count = load<u32>(tailWindows);
  for (let index: u32 = 1; index <= count; index++) {
    const length = lengthAt(tailWindows, index);
    if (to - from >= length && isWindow(TAIL_SEED, to - length, to)) return true;
  }
  return false;
}

/** Whether something that is looked for begins in the text before `last` (`indicator-set/gram-starts.ts`). */
export function hasGram(from: usize, to: usize, last: usize): bool {
  const count = load<u32>(gramWindows);
  if (count == 0) return false;
  const end = min(last, to - min<usize>(3, to - from));
  for (let at = from; at < end; at++) {
    const bit = (lower(load<u32>(at)) * 0x9e3779b1) >> 16;
    if (((load<u32>(gramStarts + ((bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) continue;
    for (let index: u32 = 1; index <= count; index++) {
      const length = lengthAt(gramWindows, index);
      if (to - at >= length && isWindow(GRAM_SEED, at, at + length)) return true;
    }
  }
  return false;
}

// @ts-ignore: decorator
@inline
function lengthAt(windows: usize, index: u32): usize {
  return load<u32>(windows + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
function isWindow(seed: u32, from: usize, to: usize): bool {
  hashText(seed, from, to);
  return isNeedle();
}
