import {
  createZeekTsvReader,
  type Adapter,
  type CompiledMapping,
  type RecordNote,
  type Rejection,
} from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { readLines } from '../input/read-lines.js';
import type { Observation } from '../stix/observation.js';
import { emptyBatch, type BatchDraft, type RecordBatch } from './record-batch.js';
import type { RecordScreen } from './screen/record-screen.js';

export interface LineRecordOptions {
  /** What is done to each observation before it is given out. */
  readonly finish?: (observation: Observation) => Observation;
  /** Tells which records become observations; asked for before each batch, since a set can change while a log is read. */
  readonly screen?: () => RecordScreen;
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
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const batch = emptyBatch();
    const take = createTaker(file, adapter, options.finish, options.screen?.());
    for (const { line, bytes: length } of tooLong) {
      batch.rejected.push({ line, reason: `over the limit maxLineBytes (${length} bytes)` });
    }
    lines.forEach((text, index) => {
      const read = readLine(text);
      if (!read) return;
      if ('reason' in read) batch.rejected.push({ line: firstLine + index, reason: read.reason });
      else take(read.record, firstLine + index, batch);
    });
    yield batch;
  }
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
