/** Room beyond the window, so that its content is moved once per so many bytes and not once per block. */
const MIN_SLACK_BYTES = 1024 * 1024;

/**
 * What was decoded last, which matches copy from. The next byte goes to `buffer[at]`; `reach` bytes before it are there to
 * be copied. The buffer grows with what is decoded, up to 1.25 windows: a header that announces a large window costs nothing.
 */
export interface History {
  buffer: Uint8Array;
  at: number;
  reach: number;
  windowBytes: number;
}

/** An empty history. */
export function createHistory(): History {
  return { buffer: new Uint8Array(0), at: 0, reach: 0, windowBytes: 0 };
}

/** Forgets everything: a frame never refers to the one before. */
export function beginFrame(history: History, windowBytes: number): void {
  history.at = 0;
  history.reach = 0;
  history.windowBytes = windowBytes;
}

/** Makes room for `count` more bytes: by moving the window to the front, or by a larger buffer. */
export function reserve(history: History, count: number): void {
  const { buffer, at } = history;
  if (at + count <= buffer.length) return;
  const kept = Math.min(history.reach, history.windowBytes);
  const enough = history.windowBytes + Math.max(history.windowBytes >> 2, MIN_SLACK_BYTES, count);
  // Moving more than half of the buffer would pay for too little room.
  if (kept + count <= buffer.length / 2 || buffer.length >= enough) {
    buffer.copyWithin(0, at - kept, at);
  } else {
    history.buffer = new Uint8Array(Math.min(enough, Math.max(2 * buffer.length, kept + count)));
    history.buffer.set(buffer.subarray(at - kept, at));
  }
  history.at = kept;
}

/** Says that `count` bytes were written at `at`. */
export function advance(history: History, count: number): void {
  history.at += count;
  history.reach = Math.min(history.reach + count, history.windowBytes);
}
