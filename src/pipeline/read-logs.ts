import type { ByteSource } from '../input/byte-source.js';
import { InputError } from '../input/input-error.js';
import { openBytes } from '../input/open-bytes.js';
import { openLog, type OpenLogOptions } from './open-log.js';
import { recordsOf, type RecordBatch, type RejectedRecord } from './record-batch.js';
import type { RejectedFile } from './run-summary.js';
import { joinUses, type FilterUse } from './screen/screens.js';
import { createTally, type Tally } from './tally.js';

export interface ReadLogsOptions extends OpenLogOptions {
  /** Called for each batch of records, in their order. A promise is waited for, so that a slow consumer slows the reading. */
  readonly onBatch: (batch: RecordBatch) => void | Promise<void>;
  /** Called for a file that cannot be used, or not to its end; its records before that count. */
  readonly onRejectedFile?: (file: RejectedFile) => void;
  readonly onRejectedRecord?: (file: string, record: RejectedRecord) => void;
  /** Called after each batch, with the bytes read of the file as it is stored. */
  readonly onProgress?: (progress: {
    readonly file: string;
    readonly bytesRead: number;
    readonly records: number;
  }) => void;
}

/** What was read. */
export interface LogsRead {
  readonly filesRead: number;
  readonly rejectedFiles: readonly RejectedFile[];
  readonly records: number;
  readonly rejectedRecords: Tally;
  readonly notes: Tally;
  readonly filter: FilterUse;
}

/** A log to read: a file, or bytes that are already at hand. */
export type LogInput = { readonly path: string } | ByteSource;

/** Reads logs, one after the other. A bad file or record is counted and reported, and never ends the run. */
export async function readLogs(inputs: readonly LogInput[], options: ReadLogsOptions): Promise<LogsRead> {
  const filters: FilterUse[] = [];
  const rejectedFiles: RejectedFile[] = [];
  const rejectedRecords = createTally();
  const notes = createTally();
  let filesRead = 0;
  let records = 0;

  const rejectFile = (file: RejectedFile): void => {
    rejectedFiles.push(file);
    options.onRejectedFile?.(file);
  };

  for (const input of inputs) {
    const { path } = input;
    const bytes = 'close' in input ? input : openBytes(input);
    let recordsOfFile = 0;
    try {
      const log = await openLog(bytes, options);
      if (log.kind === 'unusable') {
        rejectFile({ file: path, reason: log.reason, considered: log.considered });
        continue;
      }
      if (log.filter) filters.push(log.filter);
      for await (const batch of log.batches) {
        recordsOfFile += recordsOf(batch);
        await options.onBatch(batch);
        for (const note of batch.notes) notes.add(note);
        for (const record of batch.rejected) {
          rejectedRecords.add(record.reason);
          options.onRejectedRecord?.(path, record);
        }
        options.onProgress?.({ file: path, bytesRead: bytes.bytesRead, records: records + recordsOfFile });
      }
      if (log.source === 'stix' && recordsOfFile === 0) rejectFile({ file: path, reason: 'it holds no observed-data' });
      else filesRead += 1;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const usable = recordsOfFile > 0 ? `; the ${recordsOfFile} records before that count` : '';
      rejectFile({ file: path, reason: `${error.detail}${usable}` });
    } finally {
      records += recordsOfFile;
      await bytes.close();
    }
  }
  return { filesRead, rejectedFiles, records, rejectedRecords, notes, filter: joinUses(filters) };
}
