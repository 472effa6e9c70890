import {
  createZeekTsvReader,
  type Adapter,
  type CompiledMapping,
  type RecordNote,
  type Rejection,
} from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { readLineBlocks } from '../input/line-blocks.js';
import { decodeLines } from '../input/read-lines.js';
import type { Observation } from '../stix/observation.js';
import { emptyBatch, type BatchDraft, type RecordBatch } from './record-batch.js';
import type { LineScreen } from './screen/line-screen.js';
import type { RecordScreen } from './screen/record-screen.js';
import type { SourceScreens } from './screen/screens.js';

export interface LineRecordOptions {
  /** What is done to each observation before it is given out. */
  readonly finish?: (observation: Observation) => Observation;
  /** Tells which records become observations; asked for before each batch, since a set can change while a log is read. */
  readonly screens?: () => Pick<SourceScreens, 'records' | 'lines'>;
}

/** What one line gives: a record, nothing (a header, an empty line), or a reason why not. */
type ReadLine = (text: string) => { readonly record: unknown } | { readonly reason: string } | undefined;

/** Takes one record of a line. */
type TakeRecord = (record: unknown, line: number, batch: BatchDraft) => void;

/** Reads a log of one record a line: JSON, or Zeek's tables. */
export async function* readLineRecords(
  file: string,
  bytes: Bytes,
  format: 'json' | 'tsv',
  adapter: Adapter,
  options: LineRecordOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const readLine = format === 'json' ? readJsonLine : zeekTsvLines();
  let nextLine = 1;
  for await (const block of readLineBlocks(bytes)) {
    const batch = emptyBatch();
    const screens = options.screens?.();
    const take = createTaker(file, adapter, options.finish, screens?.records);
    const firstLine = nextLine;
    const takeLine = (text: string, line: number): void => {
      const read = readLine(text);
      if (!read) return;
      if ('reason' in read) batch.rejected.push({ line, reason: read.reason });
      else take(read.record, line, batch);
    };
    if (block.kind === 'too-long') {
      batch.rejected.push({ line: firstLine, reason: `over the limit maxLineBytes (${block.byteLength} bytes)` });
      nextLine += 1;
    } else if (format === 'json' && screens?.lines) {
      nextLine += takeCandidates(block.bytes, firstLine, screens.lines, takeLine, batch);
    } else {
      const lines = decodeLines(block.bytes);
      lines.forEach((text, index) => {
        takeLine(text, firstLine + index);
      });
      nextLine += lines.length;
    }
    yield batch;
  }
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

function createTaker(
  file: string,
  adapter: Adapter,
  finish: LineRecordOptions['finish'],
  screen: RecordScreen | undefined,
): TakeRecord {
  return (record, line, batch) => {
    const chosen = adapter.choose(record);
    if (screen && !screen.isCandidate(record, chosen.mapping)) passOver(chosen, record, line, batch);
    else adaptRecord(chosen, record, { file, line }, finish, batch);
  };
}

function adaptRecord(
  { adapt }: CompiledMapping,
  record: unknown,
  source: { readonly file: string; readonly line: number },
  finish: LineRecordOptions['finish'],
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
function passOver({ examine }: CompiledMapping, record: unknown, line: number, batch: BatchDraft): void {
  const examined: Rejection | readonly RecordNote[] = examine(record);
  if (typeof examined === 'string') {
    batch.rejected.push({ line, reason: examined });
    return;
  }
  batch.passedOver += 1;
  for (const note of examined) batch.notes.push(note);
}

const readJsonLine: ReadLine = (text) => {
  if (text === '' || text.trim() === '') return undefined;
  try {
    return { record: JSON.parse(text) as unknown };
  } catch {
    return { reason: 'not-json' };
  }
};

function zeekTsvLines(): ReadLine {
  const reader = createZeekTsvReader();
  return (text) => {
    const read = reader.line(text);
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
