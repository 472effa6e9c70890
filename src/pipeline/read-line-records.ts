import type { Adapter } from '../adapters/index.js';
import type { Bytes } from '../input/byte-source.js';
import { giveBack } from '../input/chunk-memory.js';
import { readLineBlocks } from '../input/line-blocks.js';
import { createBlockReader, type BlockReaderOptions, type LineFormat } from './block-reader.js';
import { emptyBatch, type RecordBatch } from './record-batch.js';

/** Reads a log of one record a line: JSON, or a table. A batch is what one block of bytes holds. */
export async function* readLineRecords(
  file: string,
  bytes: Bytes,
  format: LineFormat,
  adapter: Adapter,
  options: BlockReaderOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const read = createBlockReader(format, adapter, options);
  let nextLine = 1;
  for await (const block of readLineBlocks(bytes)) {
    const batch = emptyBatch();
    nextLine += read(file, block, nextLine, batch);
    if (block.kind === 'lines') giveBack(block.bytes);
    yield batch;
  }
}
