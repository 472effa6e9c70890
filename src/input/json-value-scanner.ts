import type { Capture } from './json-capture.js';
import type { PositionTracker } from './json-position-tracker.js';

/** Finds the end of one JSON value, in a text that passes by in chunks. It does not check the value; `JSON.parse` does. */
export interface ValueScanner {
  /** The next byte scanned is the first one of a value. */
  begin(): void;
  /** Scans from `from` on. Returns the index where it stopped, and `stop()` says why. */
  scan(chunk: Uint8Array, from: number): number;
  /**
   * Why the last scan stopped: at the chunk's end, after the value's last byte, or at the [ of an array that is directly in
   * the object. Scanning on after that array's [ or ] leaves the array out; `enterArray` takes it in.
   */
  stop(): 'chunk' | 'value' | 'array';
  enterArray(): void;
  /** How many arrays and objects of the value were open at once. */
  deepest(): number;
  /** Whether the value is a number or a word, whose end only shows in what follows. */
  isOpenEnded(): boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;
/** From a closing bracket or brace back to the opening one. */
const CLOSE_TO_OPEN = 2;

const [START, STRUCTURE, STRING, ESCAPE, WORD] = [0, 1, 2, 3, 4];

/** The bytes at which something happens, in a structure, in a string and in a word; one look-up per byte that does not. */
const STOPS_STRUCTURE: Readonly<Uint8Array> = bytesOf('"[]{}\n');
const STOPS_STRING: Readonly<Uint8Array> = bytesOf('"\\\n');
const STOPS_WORD: Readonly<Uint8Array> = bytesOf(' \t\r\n,:"[]{}');

function bytesOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) table[byte] = 1;
  return table;
}

/**
 * Brackets that do not match: a closing one closes the nearest opening one of its kind, with all that is open inside of
 * it, and nothing if there is none. A string ends at a line feed, which JSON forbids in one, so that a lost quote costs its
 * line and not the rest of the text. Which brackets are open is remembered to `maxDepth`; below, they are only counted.
 *
 * With `names` the scanner stops at the arrays directly in an object; `names` then holds the last string directly in it,
 * which is the array's key.
 */
export function createValueScanner(maxDepth: number, tracker: PositionTracker, names?: Capture): ValueScanner {
  let state = START;
  let stop: 'chunk' | 'value' | 'array' = 'chunk';
  let depth = 0;
  let deepest = 0;
  let open: number[] = [];

  const push = (bracket: number): void => {
    depth++;
    if (depth > deepest) deepest = depth;
    if (depth <= maxDepth) open.push(bracket);
    state = STRUCTURE;
  };

  const close = (bracket: number): void => {
    if (depth > open.length) depth--;
    else {
      const match = open.lastIndexOf(bracket - CLOSE_TO_OPEN);
      if (match < 0) return;
      open.length = match;
      depth = match;
    }
  };

  const beginString = (at: number): void => {
    state = STRING;
    if (names === undefined || depth !== 1) return;
    names.clear();
    names.start(at);
  };

  const endString = (chunk: Uint8Array, at: number): void => {
    state = STRUCTURE;
    if (names !== undefined && depth === 1) names.pause(chunk, at);
  };

  const beginValue = (byte: number, at: number): void => {
    if (byte === QUOTE) beginString(at);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) push(byte);
    else state = WORD;
  };

  const scan = (chunk: Uint8Array, from: number): number => {
    const end = chunk.length;
    let at = from;
    stop = 'value';
    while (at < end) {
      if (state === STRUCTURE) {
        while (at < end && STOPS_STRUCTURE[chunk[at] ?? 0] === 0) at++;
        if (at === end) break;
        const byte = chunk[at] ?? 0;
        if (byte === QUOTE) {
          beginString(at);
          at++;
          while (at < end && STOPS_STRING[chunk[at] ?? 0] === 0) at++;
          // Most strings end in their chunk and have no escapes. Not going round the loop for them saves a quarter of the time.
          if (at < end && chunk[at] === QUOTE) endString(chunk, at + 1);
          else continue;
        } else if (byte === LINE_FEED) tracker.lineFeed(at);
        else if (byte === OPEN_BRACKET && depth === 1 && names !== undefined) {
          stop = 'array';
          return at;
        } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) push(byte);
        else close(byte);
        at++;
        if (depth === 0) return at;
      } else if (state === STRING) {
        while (at < end && STOPS_STRING[chunk[at] ?? 0] === 0) at++;
        if (at === end) break;
        const byte = chunk[at] ?? 0;
        at++;
        if (byte === BACKSLASH) state = ESCAPE;
        else {
          if (byte === LINE_FEED) tracker.lineFeed(at - 1);
          endString(chunk, at);
          if (depth === 0) return at;
        }
      } else if (state === ESCAPE) {
        state = STRING;
        // A line feed ends the string all the same.
        if (chunk[at] !== LINE_FEED) at++;
      } else if (state === WORD) {
        while (at < end && STOPS_WORD[chunk[at] ?? 0] === 0) at++;
        if (at < end) return at;
      } else {
        beginValue(chunk[at] ?? 0, at);
        at++;
      }
    }
    stop = 'chunk';
    return end;
  };

  return {
    begin() {
      state = START;
      depth = 0;
      deepest = 0;
      open = [];
    },
    scan,
    stop: () => stop,
    enterArray() {
      push(OPEN_BRACKET);
    },
    deepest: () => deepest,
    isOpenEnded: () => state === WORD,
  };
}
