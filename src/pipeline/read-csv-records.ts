import { createAdapter, type Adapter, type CsvForm, type LogSource } from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { parseRows, type RowText } from '../input/csv/csv-rows.js';
import { createRowCutter } from '../input/csv/row-cutter.js';
import { readLines } from '../input/read-lines.js';
import { createTaker, LONGEST_REJECTED, type BlockReaderOptions } from './block-reader.js';
import { createFinish } from './finish-observation.js';
import { emptyBatch, type RecordBatch } from './record-batch.js';

/**
 * Reads a log of separated values. What the fields are called is said by the source or by the first row, which may come again, as in files that were
 * put together. A row with fewer or more fields than there are names is rejected, as is one that is malformed; neither costs another.
 */
export async function* readCsvRecords(
  file: string,
  bytes: Bytes,
  adapter: Adapter,
  { screens: screensOf, clocks, onRecord, ...finishing }: BlockReaderOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const form = adapter.source.csv ?? {};
  const finish = createFinish(finishing, adapter.source.layout);
  const cutter = createRowCutter();
  const header = createHeader(form);
  const take = (rows: readonly RowText[], batch = emptyBatch()): RecordBatch => {
    const takeRecord = createTaker(file, adapter, finish, screensOf?.of(adapter.source).records, { clocks, onRecord });
    const parsed = parseRows(rows, form.delimiter);
    for (const [index, { line, text }] of rows.entries()) {
      const record = header.recordOf(parsed[index]);
      if (record === 'header') continue;
      const before = batch.rejected.length;
      if (typeof record === 'string') batch.rejected.push({ line, reason: record });
      else takeRecord(record, line, batch, text);
      const rejected = batch.rejected[before];
      if (rejected) batch.rejected[before] = { ...rejected, text: text.slice(0, LONGEST_REJECTED) };
    }
    return batch;
  };
  for await (const { lines, firstLine, tooLong } of readLines(bytes)) {
    const batch = emptyBatch();
    for (const { line, bytes: length } of tooLong) {
      batch.rejected.push({ line, reason: `over the limit maxLineBytes (${length} bytes)` });
    }
    yield take(cutter.cut(lines, firstLine), batch);
  }
  yield take(cutter.end());
}

/** Whether a text begins with rows of a source: the first of them has the fields that the source's records are recognised by. */
export function isRowsOf(source: LogSource, text: string): boolean {
  if (!source.csv) return false;
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split(/\r?\n/);
  const cutter = createRowCutter();
  const rows = [...cutter.cut(lines, 1), ...cutter.end()].slice(0, 3);
  const header = createHeader(source.csv);
  const { recognises } = createAdapter(source);
  return parseRows(rows, source.csv.delimiter).some((fields) => {
    const record = header.recordOf(fields);
    return typeof record !== 'string' && recognises(record);
  });
}

type CsvRecord = Readonly<Record<string, string>>;

/** Gives the fields of rows their names. */
function createHeader({ columns }: CsvForm): {
  readonly recordOf: (
    fields: readonly string[] | undefined,
  ) => CsvRecord | 'header' | 'malformed-line' | 'wrong-number-of-columns';
} {
  let names: readonly string[] | undefined = columns;
  let first: readonly string[] | undefined;
  return {
    recordOf: (fields) => {
      if (!fields) return 'malformed-line';
      if (!names) {
        names = fields.map((name) => name.replace(/^\uFEFF/, '').trim());
        first = fields;
        return 'header';
      }
      if (first && fields.length === first.length && fields.every((field, index) => field === first?.[index]))
        return 'header';
      if (fields.length !== names.length) return 'wrong-number-of-columns';
      return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
    },
  };
}
