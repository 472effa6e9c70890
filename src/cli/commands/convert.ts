import type { BySource } from '../../adapters/index.js';
import { readLogs, type InputFormat } from '../../pipeline/index.js';
import { createBundleOutput, createLinesOutput } from '../convert-output.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { expandLogInputs } from '../log-inputs.js';
import { openSources } from '../mappings/open-sources.js';
import { createProgress } from '../progress.js';
import { createRejectedRecords } from '../rejected-records.js';
import { openRejectsFile } from '../rejects-file.js';
import { inputLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';

export const CONVERT_OUTPUTS = ['ndjson', 'stix'] as const;

export interface ConvertCommandOptions {
  readonly output: (typeof CONVERT_OUTPUTS)[number];
  readonly inputFormat: InputFormat;
  readonly mapping?: readonly string[];
  readonly zone?: BySource<number>;
  readonly skew?: BySource<number>;
  readonly rejects?: string;
}

/** `stix-pattern convert`: what the records of logs are as observed-data. */
export async function convertCommand(
  logs: readonly string[],
  options: ConvertCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const sources = await openSources(options);
  const files = await expandLogInputs(logs);
  const rejects = openRejectsFile(options.rejects);
  const rejected = createRejectedRecords(rejects);
  const progress = createProgress(files, terminal);
  const output = (options.output === 'stix' ? createBundleOutput : createLinesOutput)(terminal.out);
  const read = await readLogs(files, {
    ...sources,
    now: () => Date.now(),
    onBatch: ({ observations }) => output.add(observations),
    onRejectedRecord: rejected.add,
    onProgress: ({ file, bytesRead, records }) => {
      progress.update(file, bytesRead, records);
    },
  });
  progress.stop();
  await output.finish();
  rejects.close();

  const { records, rejectedRecords, rejectedFiles, filesRead, notes } = read;
  const inputs = {
    files: { rejected: rejectedFiles },
    records: { rejected: rejectedRecords.counts() },
    notes: notes.counts(),
  };
  for (const line of inputLines(inputs, rejected.examples(), terminal.noteStyle)) terminal.note(line);
  const made = records - rejectedRecords.total();
  terminal.note(
    `${made.toLocaleString('en')} observations from ${records.toLocaleString('en')} records of ${filesRead} files`,
  );
  if (made === 0 && (records > 0 || rejectedFiles.length > 0)) {
    terminal.fail('None of the logs could be used.');
    return EXIT.usage;
  }
  return EXIT.done;
}
