import { readLogs } from '../../pipeline/index.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { expandLogInputs } from '../log-inputs.js';
import type { SourcesOpened } from '../mappings/open-sources.js';
import { createProgress } from '../progress.js';
import { createRejectedRecords } from '../rejected-records.js';
import { inputLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';
import { createCoverage } from './coverage.js';
import { coverageLines } from './coverage-lines.js';

/** `formats --coverage`: the fields of a log that nothing looks at. */
export async function showCoverage(
  log: string,
  sources: SourcesOpened,
  { format }: { readonly format: 'pretty' | 'json' },
  terminal: Terminal,
): Promise<ExitCode> {
  const files = await expandLogInputs([log]);
  const coverage = createCoverage();
  const rejected = createRejectedRecords();
  const progress = createProgress(files, terminal);
  const { rejectedFiles, rejectedRecords, notes } = await readLogs(files, {
    ...sources,
    now: () => Date.now(),
    onBatch: () => undefined,
    onRecord: coverage.add,
    onRejectedRecord: rejected.add,
    onProgress: ({ file, bytesRead, records }) => {
      progress.update(file, bytesRead, records);
    },
  });
  progress.stop();
  const mappings = coverage.result();
  if (format === 'json') await terminal.out(`${JSON.stringify(mappings, null, 2)}\n`);
  else for (const line of coverageLines(mappings, terminal.style)) await terminal.out(`${line}\n`);

  const inputs = {
    files: { rejected: rejectedFiles },
    records: { rejected: rejectedRecords.counts() },
    notes: notes.counts(),
  };
  for (const line of inputLines(inputs, rejected.examples(), terminal.noteStyle)) terminal.note(line);
  if (mappings.length > 0) return EXIT.done;
  terminal.fail('There is no record of a log source in it.');
  return EXIT.usage;
}
