import type { StixVersion } from '../../syntax/parse-pattern.js';
import { createShapeCache } from '../../syntax/shape-cache.js';
import { loadConfig } from '../config/read-config.js';
import { createPathIgnores } from '../config/path-ignores.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { createFindingOutput, type FindingFormat } from '../finding-output/index.js';
import { expandPatternInputs, readFeeds } from '../pattern-inputs.js';
import { countOf, noteNotUsed, noteOtherLanguages } from '../pattern-notes.js';
import type { Terminal } from '../terminal.js';
import { readBaseline, writeBaseline, type KnownFinding } from '../validation/baseline.js';
import { createUntranslatedAccount } from '../untranslated-account.js';
import { createDuplicateFinder } from '../validation/duplicates.js';
import type { Policy } from '../validation/policy.js';
import { fixFiles } from '../validation/fix-files.js';
import { readSeverities } from '../validation/severities.js';
import { createValidation, type ValidationCounts } from '../validation/validation.js';

export interface ValidateCommandOptions {
  readonly expression: readonly string[];
  readonly format: FindingFormat;
  readonly stixVersion: StixVersion | 'auto';
  readonly severity: readonly string[];
  readonly maxWarnings?: number;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly fix?: boolean;
  readonly duplicates?: boolean;
  readonly stdinFilename?: string;
}

/** `stix-pattern validate`: what is wrong with the patterns of files, and of the command line. */
export async function validateCommand(
  inputs: readonly string[],
  options: ValidateCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { expression, format, stixVersion, severity, fix, stdinFilename } = options;
  if (fix && (expression.length > 0 || inputs.includes('-'))) {
    throw new UsageError('--fix changes files; -e and standard input are none.');
  }
  const config = await loadConfig(options.config);
  const baselinePath = options.baseline ?? config.baseline;
  if (options.writeBaseline && baselinePath === undefined) {
    throw new UsageError('--write-baseline needs to know where: name a file with --baseline.');
  }
  const severities = new Map([...config.severities, ...readSeverities(severity)]);
  const files = await expandPatternInputs(inputs, expression);
  const recorded: KnownFinding[] = [];
  const policy: Policy = {
    severities,
    ignoredIn: createPathIgnores(config),
    ...(options.writeBaseline
      ? { record: (finding: KnownFinding) => recorded.push(finding) }
      : baselinePath !== undefined && { baseline: await readBaseline(baselinePath) }),
  };
  const unfixed = fix ? await fixFiles(files, { stixVersion, ...policy }, terminal) : 0;

  const output = createFindingOutput(format, terminal);
  const validation = createValidation(
    {
      stixVersion,
      ...policy,
      shapes: createShapeCache(),
      ...(options.duplicates && { duplicateOf: createDuplicateFinder() }),
    },
    {
      checked: output.add,
      notUsed: (fault) => {
        noteNotUsed(fault, terminal);
      },
    },
  );
  for (const pattern of expression) await validation.pattern(pattern);
  const untranslated = createUntranslatedAccount();
  for await (const batch of readFeeds(files, stdinFilename)) {
    untranslated.add(batch.untranslated);
    await validation.batch(batch);
  }

  const counts = validation.counts();
  if (counts.patterns + counts.error + counts.otherLanguages.size === 0) {
    throw new UsageError(`There is no pattern in ${inputs.join(', ')}.`);
  }
  const tooMany = tooManyWarnings(counts, options.maxWarnings ?? config.maxWarnings);
  await output.finish(tooMany);
  noteOtherLanguages(counts.otherLanguages, terminal);
  for (const line of untranslated.lines(terminal.noteStyle)) terminal.note(line);
  if (options.writeBaseline && baselinePath !== undefined) {
    await writeBaseline(baselinePath, recorded);
    terminal.note(`${countOf(recorded.length, 'finding')} written to ${baselinePath}`);
  }
  const gone = policy.baseline?.gone() ?? 0;
  if (gone > 0) {
    const known = `${countOf(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone`;
    terminal.note(`${known}; --write-baseline leaves them out`);
  }
  terminal.note(summaryLine(counts, files.length, terminal.noteStyle.bold));
  if (tooMany !== undefined) terminal.fail(tooMany);
  return counts.error > 0 || tooMany !== undefined || unfixed > 0 ? EXIT.findings : EXIT.done;
}

function tooManyWarnings({ warning }: ValidationCounts, limit: number | undefined): string | undefined {
  if (limit === undefined || warning <= limit) return undefined;
  return `There are ${countOf(warning, 'warning')}; --max-warnings allows ${limit}.`;
}

function summaryLine(counts: ValidationCounts, files: number, bold: (text: string) => string): string {
  const notes = counts.note === 0 ? '' : `, ${countOf(counts.note, 'note')}`;
  const found = `${countOf(counts.error, 'error')}, ${countOf(counts.warning, 'warning')}${notes}`;
  const read = files === 0 ? '' : ` of ${countOf(files - counts.notUsed, 'file')}`;
  return `${bold(found)}  in ${countOf(counts.patterns, 'pattern')}${read}`;
}
