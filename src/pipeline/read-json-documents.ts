import type { Adapter } from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { repeatsKey } from '../input/repeated-keys.js';
import { readJsonElements } from '../input/read-json-elements.js';
import { createTaker, type BlockReaderOptions } from './block-reader.js';
import { createFinish } from './finish-observation.js';
import { emptyBatch, type RecordBatch } from './record-batch.js';

/**
 * Reads a log that is not one record a line: an array of records, objects over several lines, or documents whose `lists` hold the records, as
 * many of them as there are. What is wrong in one record costs no other, and none is held longer than it takes to read it.
 */
export async function* readJsonDocuments(
  file: string,
  bytes: Bytes,
  adapter: Adapter,
  { screens: screensOf, clocks, onRecord, ...finishing }: BlockReaderOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const finish = createFinish(finishing, adapter.source.layout);
  for await (const { elements, faults } of readJsonElements(bytes, { arrays: adapter.source.lists ?? [] })) {
    const batch = emptyBatch();
    const take = createTaker(file, adapter, finish, screensOf?.of(adapter.source).records, { clocks, onRecord });
    for (const { line, reason } of faults) batch.rejected.push({ line, reason: `json-${reason}` });
    for (const { value, text, line, column } of elements) {
      take(value, line, batch, text, column > 1 ? column : undefined);
      if (repeatsKey(text, value)) batch.notes.push('repeated-key');
    }
    yield batch;
  }
}

/** Whether the first value of a log, as far as a glance shows it, holds records instead of being one. */
export function holdsRecords(value: unknown, lists: readonly string[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || lists.some((name) => Object.hasOwn(value, name));
}
