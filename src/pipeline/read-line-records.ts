import { createZeekTsvReader, type Adapter } from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { readLines } from '../input/read-lines.js';
import { emptyBatch, type BatchDraft, type RecordBatch } from './record-batch.js';

/** What one line gives: a record, nothing (a header, an empty line), or a reason why not. */
type ReadLine = (text: string) => { readonly record: unknown } | { readonly reason: string } | undefined;

/** Reads a log of one record a line: JSON, or Zeek's tables. */
export async function* readLineRecords(
  file: string,
  bytes: Bytes,
  format: 'json' | 'tsv',
  adapter: Adapter,
): AsyncGenerator<RecordBatch, void, undefined> {
  const readLine = format === 'json' ? readJsonLine : zeekTsvLines();
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const batch = emptyBatch();
    for (const { line, bytes: length } of tooLong) {
      batch.rejected.push({ line, reason: `over the limit maxLineBytes (${length} bytes)` });
    }
    lines.forEach((text, index) => {
      adaptLine(text, firstLine + index, file, readLine, adapter, batch);
    });
    yield batch;
  }
}

function adaptLine(
  text: string,
  line: number,
  file: string,
  readLine: ReadLine,
  adapter: Adapter,
  batch: BatchDraft,
): void {
  const read = readLine(text);
  if (!read) return;
  if ('reason' in read) {
    batch.rejected.push({ line, reason: read.reason });
    return;
  }
  const result = adapter.adapt(read.record, { file, line });
  if (result.kind === 'rejected') {
    batch.rejected.push({ line, reason: result.reason });
    return;
  }
  batch.observations.push(result.observation);
  for (const note of result.notes) batch.notes.push(note);
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
