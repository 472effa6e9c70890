/**
 * SHA-1 (FIPS 180-4) of octets, as 20 octets. UUID version 5 is defined over it; browsers offer only an asynchronous one, and the core
 * is synchronous. Not for anything that must resist an attacker.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0);

  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Uint32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(block + 4 * at);
    for (let at = 16; at < 80; at += 1) {
      words[at] = rotate(word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16), 1);
    }
    mix(state, words);
  }

  const digest = new Uint8Array(20);
  const out = new DataView(digest.buffer);
  state.forEach((value, at) => {
    out.setUint32(4 * at, value);
  });
  return digest;
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3), word(state, 4)];
  for (let at = 0; at < 80; at += 1) {
    // Written out: an array or a call per step doubles the time of a match id.
    let scrambled: number;
    if (at < 20) scrambled = ((b & c) | (~b & d)) + 0x5a827999;
    else if (at < 40) scrambled = (b ^ c ^ d) + 0x6ed9eba1;
    else if (at < 60) scrambled = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else scrambled = (b ^ c ^ d) + 0xca62c1d6;
    const next = (rotate(a, 5) + scrambled + e + word(words, at)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  state[0] = word(state, 0) + a;
  state[1] = word(state, 1) + b;
  state[2] = word(state, 2) + c;
  state[3] = word(state, 3) + d;
  state[4] = word(state, 4) + e;
}

const word = (words: Uint32Array, at: number): number => words[at] ?? 0;
const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
