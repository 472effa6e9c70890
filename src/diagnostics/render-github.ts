import { CODES } from './codes.js';
import type { Severity } from './diagnostic.js';
import type { Finding } from './finding.js';
import { visibleText } from './visible-text.js';

/**
 * A finding as a workflow command of GitHub Actions, which shows it beside the line of the change that it is about. What comes from the
 * input cannot end the command and begin another.
 */
export function renderGithubCommand(finding: Finding): string {
  const { severity, code, message, file } = finding;
  const properties = {
    ...(file !== undefined && { file }),
    ...placeOf(finding),
    ...(code !== undefined && { title: `${code} ${CODES[code].name}` }),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${[COMMANDS[severity], written.join(',')].join(' ').trim()}::${escapeMessage(visibleText(textOf(message, finding)))}`;
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Of a range over several lines only the lines can be given. Without a file a place means nothing. */
function placeOf({ file, start, end }: Finding): Readonly<Record<string, number>> {
  if (file === undefined || !start) return {};
  if (end && end.line !== start.line) return { line: start.line, endLine: end.line };
  return {
    line: start.line,
    ...(end && { endLine: end.line }),
    col: start.column,
    ...(end && { endColumn: end.column }),
  };
}

/** A pattern of the command line is in no file that could be shown beside the message. */
function textOf(message: string, { file, pattern }: Finding): string {
  return file === undefined && pattern ? `${message} (${pattern.source.text})` : message;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(visibleText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
