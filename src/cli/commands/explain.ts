import { PROFILES, type ProfileName } from '../../compile/profile.js';
import { explainPattern, type Section } from '../../explain/explain-pattern.js';
import { isValid, parsePattern } from '../../syntax/parse-pattern.js';
import type { InputFormat } from '../../pipeline/index.js';
import { checkExpressions } from '../check-expressions.js';
import { readDiagnosticPage } from '../diagnostic-page.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { isCode } from '../validation/severities.js';

export interface ExplainCommandOptions {
  readonly against?: string;
  readonly profile: ProfileName;
  readonly inputFormat: InputFormat;
}

/** `stix-pattern explain`: a pattern, or a diagnostic by its code. */
export async function explainCommand(
  subject: string,
  options: ExplainCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (/^[A-Z]\d+$/i.test(subject)) return explainCode(subject.toUpperCase(), options, terminal);
  checkExpressions([subject], terminal, '');
  const parsed = parsePattern(subject);
  if (!isValid(parsed)) throw new UsageError('the pattern is not valid');
  await print(explainPattern(parsed.ast, PROFILES[options.profile]), terminal);
  return EXIT.done;
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
