import type { Finding } from '../../diagnostics/finding.js';
import { renderExcerpt } from '../../diagnostics/render-excerpt.js';
import { versionOf } from '../../stix/indicator.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { findingOfFault, findingsInPattern } from '../validation/findings.js';
import { formatText } from '../rewriting/format-text.js';
import { createCheckMode, createPrintMode, createWriteMode } from '../rewriting/format-modes.js';
import { readRewritten } from '../rewriting/read-rewritten.js';
import type { Rewriter } from '../rewriting/rewritten-file.js';
import { expandPatternInputs } from '../pattern-inputs.js';
import { countOf, noteNotUsed, noteOtherLanguages } from '../pattern-notes.js';
import type { Terminal } from '../terminal.js';

export interface FormatCommandOptions {
  readonly expression: readonly string[];
  readonly check?: boolean;
  readonly write?: boolean;
}

const FORMATTER: Rewriter = {
  rewrite: (pattern, { indicator, place }) =>
    formatText(pattern, place.pointer === undefined ? '2.1' : versionOf(indicator)),
  trimsLines: true,
};

/** `stix-pattern format`: canonical text, printed, compared (--check) or put in place of the old (--write). */
export async function formatCommand(
  inputs: readonly string[],
  options: FormatCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { expression, check, write } = options;
  if (write && (expression.length > 0 || inputs.includes('-'))) {
    throw new UsageError('--write changes files; -e and standard input are none.');
  }
  const files = await expandPatternInputs(inputs, expression);
  const mode = check ? createCheckMode(terminal) : write ? createWriteMode(terminal) : createPrintMode(terminal);
  const counts = { patterns: 0, changes: 0, problems: 0, otherLanguages: new Map<string, number>() };
  const report = (findings: readonly Finding[]): void => {
    counts.problems += findings.length;
    for (const finding of findings) terminal.fail(renderExcerpt(finding, { style: terminal.noteStyle }));
  };

  for (const pattern of expression) {
    const result = formatText(pattern, '2.1');
    counts.patterns += 1;
    if (result.kind === 'invalid') {
      report(findingsInPattern(pattern, result.diagnostics));
    } else {
      if (result.kind === 'changed') counts.changes += 1;
      await mode.pattern(pattern, result.kind === 'changed' ? result.text : pattern);
    }
  }
  for (const { path } of files) {
    const read = await readRewritten(path, FORMATTER);
    if (read.kind === 'fault') {
      if (read.fault.kind === 'no-feed') noteNotUsed(read.fault, terminal);
      else report([findingOfFault(read.fault)]);
      continue;
    }
    const { file, bytes } = read;
    counts.patterns += file.patterns;
    for (const [language, count] of file.otherLanguages) {
      counts.otherLanguages.set(language, (counts.otherLanguages.get(language) ?? 0) + count);
    }
    report(file.findings);
    const problems = await mode.file(path, file, bytes);
    if (problems.length === 0) counts.changes += file.changes.length;
    report(problems);
  }

  if (counts.patterns + counts.problems + counts.otherLanguages.size === 0) {
    throw new UsageError(`There is no pattern in ${inputs.join(', ')}.`);
  }
  noteOtherLanguages(counts.otherLanguages, terminal);
  if (check || write) terminal.note(summaryLine(counts, write === true, terminal.noteStyle.bold));
  return counts.problems > 0 || (check && counts.changes > 0) ? EXIT.findings : EXIT.done;
}

function summaryLine(
  { patterns, changes, problems }: { readonly patterns: number; readonly changes: number; readonly problems: number },
  isWritten: boolean,
  bold: (text: string) => string,
): string {
  const found = `${countOf(changes, 'pattern')} ${isWritten ? 'formatted' : 'not canonical'}`;
  return `${bold(problems === 0 ? found : `${found}, ${countOf(problems, 'problem')}`)}  of ${countOf(patterns, 'pattern')}`;
}
