import type { StixVersion } from '../../syntax/parse-pattern.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { createFindingOutput, type FindingFormat } from '../finding-output.js';
import { expandPatternInputs, readFeeds } from '../pattern-inputs.js';
import { readSeverities } from '../severities.js';
import type { Terminal } from '../terminal.js';
import { createValidation, type ValidationCounts } from '../validation.js';
import { countOf, noteNotUsed, noteOtherLanguages } from '../pattern-notes.js';

export interface ValidateCommandOptions {
  readonly expression: readonly string[];
  readonly format: FindingFormat;
  readonly stixVersion: StixVersion | 'auto';
  readonly severity: readonly string[];
  readonly maxWarnings?: number;
}

/** `stix-pattern validate`: what is wrong with the patterns of files, and of the command line. */
export async function validateCommand(
  inputs: readonly string[],
  options: ValidateCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { expression, format, stixVersion, severity, maxWarnings } = options;
  const severities = readSeverities(severity);
  const files = await expandPatternInputs(inputs, expression);
  const output = createFindingOutput(format, terminal);
  const validation = createValidation(
    { stixVersion, severities },
    {
      finding: output.add,
      notUsed: (fault) => {
        noteNotUsed(fault, terminal);
      },
    },
  );
  for (const pattern of expression) await validation.pattern(pattern);
  for await (const batch of readFeeds(files)) await validation.batch(batch);

  const counts = validation.counts();
  if (counts.patterns + counts.error + counts.otherLanguages.size === 0) {
    throw new UsageError(`There is no pattern in ${inputs.join(', ')}.`);
  }
  await output.finish();
  noteOtherLanguages(counts.otherLanguages, terminal);
  terminal.note(summaryLine(counts, files.length, terminal.noteStyle.bold));
  const isOverLimit = maxWarnings !== undefined && counts.warning > maxWarnings;
  if (isOverLimit)
    terminal.fail(`There are ${countOf(counts.warning, 'warning')}; --max-warnings allows ${maxWarnings}.`);
  return counts.error > 0 || isOverLimit ? EXIT.findings : EXIT.done;
}

function summaryLine(counts: ValidationCounts, files: number, bold: (text: string) => string): string {
  const found = `${countOf(counts.error, 'error')}, ${countOf(counts.warning, 'warning')}`;
  const read = files === 0 ? '' : ` of ${countOf(files - counts.notUsed, 'file')}`;
  return `${bold(found)}  in ${countOf(counts.patterns, 'pattern')}${read}`;
}
