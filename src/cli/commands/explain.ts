import { createInspection, type Inspection } from '../../explain/against/inspection.js';
import { explainAgainst } from '../../explain/against/explain-against.js';
import { PROFILES, type ProfileName } from '../../compile/profile.js';
import { explainPattern } from '../../explain/explain-pattern.js';
import type { Section } from '../../explain/section.js';
import type { Pattern } from '../../syntax/ast.js';
import { isValid, parsePattern } from '../../syntax/parse-pattern.js';
import { typesAskedForIds } from '../../syntax/types-asked-for-ids.js';
import { readLogs, type InputFormat } from '../../pipeline/index.js';
import { checkExpressions } from '../check-expressions.js';
import { readDiagnosticPage } from '../diagnostic-page.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { expandLogInputs } from '../log-inputs.js';
import { filterSection } from '../filter-section.js';
import { allSources, openSources, type SourcesOpened } from '../mappings/open-sources.js';
import { createRejectedRecords } from '../rejected-records.js';
import { inputLines } from '../summary-lines.js';
import type { Terminal } from '../terminal.js';
import { isCode } from '../validation/severities.js';

export interface ExplainCommandOptions {
  readonly against?: string;
  readonly profile: ProfileName;
  readonly inputFormat: InputFormat;
  readonly mapping?: readonly string[];
}

/** `stix-pattern explain`: a pattern, by itself and against a log, or a diagnostic by its code. */
export async function explainCommand(
  subject: string,
  options: ExplainCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (/^[A-Z]\d+$/i.test(subject)) return explainCode(subject.toUpperCase(), options, terminal);
  checkExpressions([subject], terminal, '');
  const parsed = parsePattern(subject);
  if (!isValid(parsed)) throw new UsageError('the pattern is not valid');
  const profile = PROFILES[options.profile];
  const sources = await openSources(options);
  const filter = filterSection(subject, options.profile, allSources(sources));
  await print([...explainPattern(parsed.ast, profile), filter], terminal);
  if (options.against === undefined) return EXIT.done;
  const inspection = createInspection(parsed.ast, profile);
  const isUsable = await inspectLogs(options.against, parsed.ast, inspection, sources, terminal);
  if (!isUsable) return EXIT.usage;
  await terminal.out('\n');
  await print(explainAgainst(parsed.ast, inspection.result(), options.against), terminal);
  return EXIT.done;
}

/** Shows a log to an inspection as `match` would to its indicators; false if nothing of it can be used. */
async function inspectLogs(
  input: string,
  ast: Pattern,
  { take }: Inspection,
  sources: SourcesOpened,
  { note, fail, noteStyle }: Terminal,
): Promise<boolean> {
  const rejected = createRejectedRecords();
  const read = await readLogs(await expandLogInputs([input]), {
    ...sources,
    idTypes: typesAskedForIds(ast),
    onBatch: ({ observations }) => {
      observations.forEach(take);
    },
    onRejectedRecord: rejected.add,
  });
  const { rejectedFiles, rejectedRecords, notes, records } = read;
  const inputs = {
    files: { rejected: rejectedFiles },
    records: { rejected: rejectedRecords.counts() },
    notes: notes.counts(),
  };
  for (const line of inputLines(inputs, rejected.examples(), noteStyle)) note(line);
  const isUsable = records > rejectedRecords.total() || (records === 0 && rejectedFiles.length === 0);
  if (!isUsable) fail('None of the logs could be used.');
  return isUsable;
}

async function explainCode(
  code: string,
  { against }: ExplainCommandOptions,
  { out, style }: Terminal,
): Promise<ExitCode> {
  if (against !== undefined) throw new UsageError('--against is for a pattern, and not for a diagnostic.');
  if (!isCode(code)) throw new UsageError(`there is no diagnostic ${code}; docs/diagnostics/README.md lists them.`);
  await out(readDiagnosticPage(code).replace(/^#+ .*$/gm, (heading) => style.bold(heading)));
  return EXIT.done;
}

async function print(sections: readonly Section[], { out, style }: Terminal): Promise<void> {
  for (const [index, { title, lines }] of sections.entries()) {
    await out(`${index === 0 ? '' : '\n'}${style.bold(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  }
}
