import {
  LINE_FORMATS,
  type Adapter,
  type CompiledMapping,
  type DecodeLine,
  type LineFormatName,
  type LogMapping,
  type LogSource,
  type RecordNote,
  type Rejection,
} from '../adapters/index.js';
import type { LineBlock } from '../input/line-blocks.js';
import { repeatsKey } from '../input/repeated-keys.js';
import { decodeLines } from '../input/read-lines.js';
import { createFinish, type Finish, type FinishOptions } from './finish-observation.js';
import type { Observation } from '../stix/observation.js';
import type { BatchDraft } from './record-batch.js';
import type { LineScreen } from './screen/line-screen.js';
import type { RecordScreen } from './screen/record-screen.js';
import type { Screens } from './screen/screens.js';

export interface BlockReaderOptions extends FinishOptions {
  /** If given, they tell which records become observations; asked before each block, since a set can change while a log is read. */
  readonly screens?: Screens | undefined;
  /** Whether batches say when the records were that were passed over. What a line screen passes over says nothing: there must be none. */
  readonly clocks?: boolean | undefined;
  /** When the log was written to last, in milliseconds since the epoch, for times without a year. */
  readonly now?: (() => number) | undefined;
  /** Told of every record that is looked at, in the form that its mapping reads. */
  readonly onRecord?: OnRecord | undefined;
}

export type OnRecord = (record: unknown, source: LogSource, mapping: LogMapping) => void;

/** As much of a rejected line is kept, in UTF-16 units: as long as its batch is looked at. */
export const LONGEST_REJECTED = 64 * 1024;

/** Puts into a batch what the lines of a block hold, the first of which has this number in its file; gives how many lines there were. */
export type BlockReader = (file: string, block: LineBlock, firstLine: number, batch: BatchDraft) => number;

/** What one line gives: a record, nothing (a header, an empty line), or a reason why not. */
type ReadLine = (
  text: string,
) => { readonly record: unknown; readonly repeatsKey?: boolean } | { readonly reason: string } | undefined;

/** Takes one record; `text` is what it was read from, `column` where it begins in its line, if not at the beginning. */
type TakeRecord = (record: unknown, line: number, batch: BatchDraft, text?: string, column?: number) => void;

/** What a line is written in: JSON, or one of the forms of text. */
export type LineFormat = 'json' | LineFormatName;

/** A reader of one log. Blocks of JSON can be read in any order; those of Zeek's tables follow their header. */
export function createBlockReader(
  format: LineFormat,
  adapter: Adapter,
  { screens: screensOf, clocks, now, onRecord, ...finishing }: BlockReaderOptions = {},
): BlockReader {
  const readLine = lineReader(format, now);
  const finish = createFinish(finishing, adapter.source.layout);
  return (file, block, firstLine, batch) => {
    if (block.kind === 'too-long') {
      batch.rejected.push({ line: firstLine, reason: `over the limit maxLineBytes (${block.byteLength} bytes)` });
      return 1;
    }
    const screens = screensOf?.of(adapter.source);
    const take = createTaker(file, adapter, finish, screens?.records, { clocks, onRecord });
    const takeLine = (text: string, line: number): void => {
      const read = readLine(text);
      if (!read) return;
      const before = batch.rejected.length;
      if ('reason' in read) batch.rejected.push({ line, reason: read.reason });
      else {
        take(read.record, line, batch, text);
        if (read.repeatsKey) batch.notes.push('repeated-key');
      }
      const rejected = batch.rejected[before];
      if (rejected) batch.rejected[before] = { ...rejected, text: text.slice(0, LONGEST_REJECTED) };
    };
    if (format === 'json' && screens?.lines) {
      return takeCandidates(block.bytes, firstLine, screens.lines, takeLine, batch);
    }
    const lines = decodeLines(block.bytes);
    lines.forEach((text, index) => {
      takeLine(text, firstLine + index);
    });
    return lines.length;
  };
}

/** Takes the lines that may matter, and counts the others; gives the number of lines. */
function takeCandidates(
  block: Uint8Array,
  firstLine: number,
  screen: LineScreen,
  takeLine: (text: string, line: number) => void,
  batch: BatchDraft,
): number {
  const { lines, passedOver } = screen.screen(block, (begin, end, line) => {
    const [text = ''] = decodeLines(block.subarray(begin, end));
    takeLine(text, firstLine + line);
  });
  batch.passedOver += passedOver;
  return lines;
}

/** Takes the records of a file one by one; those that a screen passes over are counted. */
export function createTaker(
  file: string,
  adapter: Adapter,
  finish: Finish | undefined,
  screen: RecordScreen | undefined,
  { clocks = false, onRecord }: Pick<BlockReaderOptions, 'clocks' | 'onRecord'>,
): TakeRecord {
  return (parsed, line, batch, text, column) => {
    const record = adapter.shape(parsed);
    const chosen = adapter.choose(record);
    onRecord?.(record, adapter.source, chosen.mapping);
    if (screen && !screen.isCandidate(record, chosen.mapping)) passOver(chosen, record, line, batch, clocks);
    else {
      const source = column === undefined ? { file, line } : { file, line, column };
      adaptRecord(chosen, record, source, finish && ((observation) => finish(observation, record, text)), batch);
    }
  };
}

function adaptRecord(
  { adapt }: CompiledMapping,
  record: unknown,
  source: { readonly file: string; readonly line: number; readonly column?: number },
  finish: ((observation: Observation) => Observation) | undefined,
  batch: BatchDraft,
): void {
  const result = adapt(record, source);
  if (result.kind === 'rejected') {
    batch.rejected.push({ line: source.line, reason: result.reason });
    return;
  }
  batch.observations.push(finish ? finish(result.observation) : result.observation);
  for (const note of result.notes) batch.notes.push(note);
}

/** Counts a record that cannot match as it would have been counted otherwise. */
function passOver(
  { examine, lastObserved }: CompiledMapping,
  record: unknown,
  line: number,
  batch: BatchDraft,
  clocks: boolean,
): void {
  const examined: Rejection | readonly RecordNote[] = examine(record);
  if (typeof examined === 'string') {
    batch.rejected.push({ line, reason: examined });
    return;
  }
  batch.passedOver += 1;
  const time = clocks ? lastObserved(record) : undefined;
  if (time !== undefined) batch.clocks.push({ time, line, after: batch.observations.length });
  for (const note of examined) batch.notes.push(note);
}

const readJsonLine: ReadLine = (text) => {
  if (text === '' || text.trim() === '') return undefined;
  try {
    const record = JSON.parse(text) as unknown;
    return { record, repeatsKey: repeatsKey(text, record) };
  } catch {
    return { reason: 'not-json' };
  }
};

function lineReader(format: LineFormat, now: (() => number) | undefined): ReadLine {
  return format === 'json' ? readJsonLine : textLines(LINE_FORMATS[format].createDecoder({ now }));
}

function textLines(decode: DecodeLine): ReadLine {
  return (text) => {
    const read = decode(text);
    switch (read.kind) {
      case 'record':
        return { record: read.record };
      case 'header':
        return undefined;
      case 'rejected':
        return { reason: read.reason };
    }
  };
}
