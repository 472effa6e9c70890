import { parseEventXml, type Adapter } from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { decodeUtf8, utf8Bytes } from '../input/text-encoding.js';
import { createTaker, type BlockReaderOptions } from './block-reader.js';
import { createFinish } from './finish-observation.js';
import { emptyBatch, type RecordBatch } from './record-batch.js';

/** The longest event that is read. One holds 64 KB at most (Windows, `EventWrite`), and XML and UTF-8 make a few times as much of it. */
export const MAX_EVENT_BYTES = 1024 * 1024;

const OPENING = '<Event';
const CLOSING = '</Event>';
const LINE_FEED = 10;

/** An event as it stands in the text, or what is known of one that is not read. */
interface FoundEvent {
  readonly line: number;
  /** Undefined at the beginning of the line. */
  readonly column: number | undefined;
  readonly text: string | undefined;
  readonly reason: string;
}

/**
 * Reads Windows events from XML, be it one event a line, a document with all of them in one line, or one with a line for each element. What
 * stands between events is passed over; an event that is not well-formed, too long or cut off is rejected, and costs no other.
 */
export async function* readEventXml(
  file: string,
  bytes: Bytes,
  adapter: Adapter,
  { screens: screensOf, clocks, onRecord, ...finishing }: BlockReaderOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const finish = createFinish(finishing, adapter.source.layout);
  const cutter = createCutter();
  const take = (events: readonly FoundEvent[]): RecordBatch => {
    const batch = emptyBatch();
    const takeRecord = createTaker(file, adapter, finish, screensOf?.of(adapter.source).records, { clocks, onRecord });
    for (const { line, column, text, reason } of events) {
      const record = text === undefined ? undefined : parseEventXml(text);
      if (record === undefined) batch.rejected.push({ line, reason });
      else takeRecord(record, line, batch, text, column);
    }
    return batch;
  };
  for await (const chunk of utf8Bytes(bytes)) {
    const events = cutter.cut(chunk);
    if (events.length > 0) yield take(events);
  }
  yield take(cutter.end());
}

/** Cuts a text into events. Their tags are looked for in its bytes, each of which is looked at a bounded number of times. */
function createCutter(): { cut: (chunk: Uint8Array) => FoundEvent[]; end: () => FoundEvent[] } {
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  let isInside = false;
  let isTooLong = false;
  let startLine = 1;
  let startColumn: number | undefined;
  /** How many bytes of the line lie before what is held. */
  let bytesBefore = 0;
  /** Where in what is held to go on looking. */
  let next = 0;

  /** Lets go of what lies before `at`. */
  const release = (at: number): void => {
    const released = held.subarray(0, at);
    line += countLines(released);
    const lastBreak = released.lastIndexOf(LINE_FEED);
    bytesBefore = lastBreak < 0 ? bytesBefore + at : at - lastBreak - 1;
    held = held.subarray(at);
    next = 0;
  };

  const findOpening = (): boolean => {
    const at = held.indexOf(OPENING, next);
    if (at < 0) {
      release(Math.max(0, held.length - OPENING.length + 1));
      return false;
    }
    const after = held[at + OPENING.length];
    release(at);
    if (after === undefined) return false;
    isInside = isTagEnd(after);
    if (isInside) {
      startLine = line;
      startColumn = bytesBefore === 0 ? undefined : bytesBefore + 1;
    }
    next = OPENING.length;
    return true;
  };

  const findClosing = (found: FoundEvent[]): boolean => {
    const at = held.indexOf(CLOSING, next);
    if (at < 0) {
      next = Math.max(0, held.length - CLOSING.length + 1);
      if (held.length <= MAX_EVENT_BYTES) return false;
      isTooLong = true;
      release(next);
      return false;
    }
    const end = at + CLOSING.length;
    const isWhole = !isTooLong && end <= MAX_EVENT_BYTES;
    const reason = isWhole ? 'not-xml' : `over the limit maxEventBytes (${MAX_EVENT_BYTES} bytes)`;
    found.push({
      line: startLine,
      column: startColumn,
      text: isWhole ? decodeUtf8(held.subarray(0, end)) : undefined,
      reason,
    });
    release(end);
    isInside = false;
    isTooLong = false;
    return true;
  };

  return {
    cut: (chunk) => {
      const found: FoundEvent[] = [];
      held = Buffer.concat([held, chunk]);
      while (isInside ? findClosing(found) : findOpening());
      return found;
    },
    end: () => (isInside ? [{ line: startLine, column: startColumn, text: undefined, reason: 'cut-off' }] : []),
  };
}

/** `<Events>`, `<EventData>` and `<EventID>` begin alike. */
function isTagEnd(byte: number): boolean {
  return byte === 0x3e || byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === LINE_FEED;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
