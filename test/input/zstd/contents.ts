import { createRandom, logText } from '../random.js';

function letters(count: number, seed: number, pick: (random: (below: number) => number) => string): string {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => pick(random)).join('');
}

function noise(count: number): Buffer {
  const random = createRandom(11);
  return Buffer.from(Array.from({ length: count }, () => random(256)));
}

const page = letters(1000, 9, (random) => String.fromCharCode(33 + random(90)));

/** What the frames of `frames.json` decode to. */
export const CONTENTS: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  short: Buffer.from('tiny: zażółć\n'),
  one: Buffer.from(logText(12, 3)),
  log: Buffer.from(logText(2600, 7)),
  noise: noise(600),
  repeat: Buffer.alloc(300000, 'A'),
  skew: Buffer.from(letters(1500, 5, (random) => 'aaaaaaabbbcdefgh'.charAt(random(16)))),
  far: Buffer.from(page + logText(3500, 8) + page),
};
