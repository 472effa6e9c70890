import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFERED = 1 << 20;

/** Writes a file piece by piece, so that its size takes no memory; `close` returns how many bytes it has. */
export function createTextFile(path) {
  const file = openSync(path, 'w');
  let pending = [];
  let length = 0;
  let bytes = 0;
  const flush = () => {
    const buffer = Buffer.from(pending.join(''));
    for (let at = 0; at < buffer.length;) at += writeSync(file, buffer, at);
    bytes += buffer.length;
    pending = [];
    length = 0;
  };
  return {
    write: (text) => {
      pending.push(text);
      length += text.length;
      if (length >= BUFFERED) flush();
    },
    close: () => {
      flush();
      closeSync(file);
      return bytes;
    },
  };
}
