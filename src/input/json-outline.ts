import { createBatchBuilder, type ElementLimits, type FoundValue } from './json-batch.js';
import { createCapture } from './json-capture.js';
import type { ElementBatch, JsonFaultReason, JsonPosition } from './json-element.js';
import { createPositionTracker } from './json-position-tracker.js';
import { createValueScanner } from './json-value-scanner.js';
import { decodeUtf8 } from './text-encoding.js';

/** Reads the outline of a JSON text: everything outside of its elements. */
export interface JsonOutline {
  /** The next chunk begins. */
  enterChunk(chunk: Uint8Array): void;
  /** Reads the chunk from an index on, and returns where it stopped: at the chunk's end, or before if a batch is full. */
  read(from: number): number;
  /** The text ends. */
  end(): void;
  /** What was found since the last call. */
  take(): ElementBatch | undefined;
}

/** An array under a longer name is an ordinary member: the name would be part of every element's pointer. */
const MAX_NAME_BYTES = 4096;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * A state machine over bytes; `place` is where the text is:
 *
 *     { "type": "bundle", "objects": [ {...}, {...} ] }   {...}
 *     ╰────────object───────────────╯╰─────array─────╯ ╰top
 *                                      ╰element
 *
 * The `skeleton` is a top-level object's text without the content of its opened arrays. If none was opened it is the whole
 * object, and an element.
 */
export function createJsonOutline(limits: ElementLimits, shouldOpen: (name: string) => boolean): JsonOutline {
  const tracker = createPositionTracker();
  const batch = createBatchBuilder(limits);
  const element = createCapture(limits.maxElementBytes);
  const elementScanner = createValueScanner(limits.maxDepth, tracker);
  const skeleton = createCapture(limits.maxElementBytes);
  const nameBytes = createCapture(MAX_NAME_BYTES);
  const objectScanner = createValueScanner(limits.maxDepth, tracker, nameBytes);

  let chunk: Uint8Array = new Uint8Array(0);
  let place: 'top' | 'junk' | 'object' | 'array' = 'top';
  let document = 0;

  let isInElement = false;
  let elementStart: JsonPosition = tracker.positionAt(0);

  // In an array:
  let isInObject = false;
  let arrayPointer = '';
  let index = 0;
  let awaited: 'first' | 'value' | 'separator' = 'first';

  // In a top-level object:
  let objectStart = elementStart;
  let opened: Set<string> | undefined;
  let isBroken = false;

  const elementPointer = (): string => (place === 'array' ? `${arrayPointer}/${index}` : '');

  const fault = (reason: JsonFaultReason, message: string, pointer: string, position: JsonPosition): void => {
    batch.addFault({ reason, limit: undefined, message, pointer, document, ...position });
  };
  const strayFault = (message: string, at: number): void => {
    fault('malformed', message, place === 'array' ? arrayPointer : '', tracker.positionAt(at));
  };

  const beginElement = (at: number): number => {
    elementStart = tracker.positionAt(at);
    element.start(at);
    elementScanner.begin();
    isInElement = true;
    return at;
  };

  const endElement = (at: number): void => {
    element.pause(chunk, at);
    isInElement = false;
    const depth = elementScanner.deepest();
    const found = { bytes: element.take(), depth, pointer: elementPointer(), document, start: elementStart };
    const isElement = batch.addValue(found);
    if (place === 'array') {
      index++;
      awaited = 'separator';
    } else {
      document++;
      // A word that is no JSON: whatever this is, one fault is enough until something looks like JSON again.
      if (!isElement) place = 'junk';
    }
  };

  const openArray = (pointer: string): void => {
    place = 'array';
    arrayPointer = pointer;
    index = 0;
    awaited = 'first';
  };

  const closeArray = (at: number): void => {
    place = isInObject ? 'object' : 'top';
    if (isInObject) skeleton.start(at);
    else document++;
    isInObject = false;
  };

  const openObject = (at: number): void => {
    place = 'object';
    objectStart = tracker.positionAt(at);
    opened = undefined;
    isBroken = false;
    skeleton.start(at);
    objectScanner.begin();
  };

  const foundObject = (bytes: Uint8Array | undefined): FoundValue => ({
    bytes,
    depth: objectScanner.deepest(),
    pointer: '',
    document,
    start: objectStart,
  });

  const openMemberArray = (name: string, at: number): void => {
    skeleton.pause(chunk, at + 1);
    const bytes = skeleton.look();
    const isFirst = opened === undefined;
    opened ??= new Set();
    // Names are remembered as long as there is something to leave them out of.
    if (bytes !== undefined) opened.add(name);
    // Only once: at every array it would cost the square of their number.
    if (isFirst) batch.addFirstMembers(foundObject(bytes), opened);
    isInObject = true;
    openArray(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };

  const closeObject = (at: number): void => {
    skeleton.pause(chunk, at);
    const found = foundObject(skeleton.take());
    if (opened === undefined) batch.addValue(found);
    else {
      if (!isBroken) batch.addMembers(found, opened);
      batch.endMembers();
    }
    place = 'top';
    document++;
  };

  const readObject = (from: number): number => {
    const at = objectScanner.scan(chunk, from);
    const stop = objectScanner.stop();
    if (stop === 'chunk') return at;
    if (stop === 'value') {
      closeObject(at);
      return at;
    }
    const name = parseName(nameBytes.look());
    if (name !== undefined && shouldOpen(name)) openMemberArray(name, at);
    else objectScanner.enterArray();
    return at + 1;
  };

  const readElement = (from: number): number => {
    const at = elementScanner.scan(chunk, from);
    if (elementScanner.stop() === 'value') endElement(at);
    return at;
  };

  const readTop = (byte: number, at: number): number => {
    if (byte === OPEN_BRACE) {
      openObject(at);
      return at;
    }
    if (byte === OPEN_BRACKET) openArray('');
    else if (place === 'top') {
      if (byte !== COMMA && byte !== COLON && byte !== CLOSE_BRACKET && byte !== CLOSE_BRACE) return beginElement(at);
      strayFault(`${String.fromCharCode(byte)} stands where a value should begin`, at);
      place = 'junk';
    }
    return at + 1;
  };

  const readArray = (byte: number, at: number): number => {
    if (byte === COMMA) {
      if (awaited !== 'separator') strayFault('a value is missing before a comma', at);
      awaited = 'value';
    } else if (byte === CLOSE_BRACKET) {
      if (awaited === 'value') strayFault('a value is missing before ]', at);
      closeArray(at);
    } else if (byte === CLOSE_BRACE && isInObject) {
      strayFault('} stands where ] should close an array', at);
      // The skeleton lacks the bracket, which is known now and needs no second fault.
      isBroken = true;
      closeArray(at);
      return at;
    } else if (byte === CLOSE_BRACE || byte === COLON) {
      strayFault(`${String.fromCharCode(byte)} stands where a value should begin`, at);
    } else {
      if (awaited === 'separator') strayFault('a comma is missing', at);
      return beginElement(at);
    }
    return at + 1;
  };

  const readByte = (at: number): number => {
    const byte = chunk[at] ?? 0;
    if (byte === LINE_FEED) tracker.lineFeed(at);
    if (byte === SPACE || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB) return at + 1;
    return place === 'array' ? readArray(byte, at) : readTop(byte, at);
  };

  return {
    enterChunk(next) {
      for (const capture of [element, skeleton, nameBytes]) capture.carry(chunk);
      chunk = next;
      tracker.enterChunk(next);
    },
    read(from) {
      let at = from;
      while (at < chunk.length && !batch.isFull()) {
        at = isInElement ? readElement(at) : place === 'object' ? readObject(at) : readByte(at);
      }
      return at;
    },
    end() {
      const after = tracker.positionAt(chunk.length);
      if (isInElement && place === 'top' && elementScanner.isOpenEnded()) endElement(chunk.length);
      else if (isInElement) fault('truncated', 'the text ends inside of it', elementPointer(), elementStart);
      else if (place === 'array') fault('truncated', 'the text ends before ]', arrayPointer, after);
      else if (place === 'object') fault('truncated', 'the text ends inside of it', '', objectStart);
    },
    take: () => batch.take(),
  };
}

function parseName(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    const name: unknown = JSON.parse(decodeUtf8(bytes));
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
