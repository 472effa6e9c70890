import type { Position, SourceText } from '../source/source-text.js';
import type { Span } from '../source/span.js';
import { showLine } from './excerpt-line.js';
import type { Finding } from './finding.js';
import { visibleText } from './visible-text.js';

/** Colours, or functions that change nothing where there is no terminal. */
export interface ExcerptStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
}

export interface ExcerptOptions {
  readonly style?: ExcerptStyle;
  /** Columns that a line of the pattern may take; 100 by default. */
  readonly width?: number;
}

const PLAIN: ExcerptStyle = { bold: asIs, dim: asIs, red: asIs, yellow: asIs };
const DEFAULT_WIDTH = 100;
/** Of a longer range the first and the last line are shown. */
const MOST_LINES = 3;

/**
 * Shows a finding to a person: `file:line:column severity CODE message`, and the pattern with carets under what it is about.
 *
 *     feed.json:12:31 error P106 Keywords are upper case: write AND instead of "and".
 *       in /objects/3/pattern, at 1:18 of the pattern
 *       | [file:name = 'a' and file:size = 3]
 *       |                  ^^^
 *
 * The text has no line break at its end. Nothing in it that comes from the input can steer a terminal.
 */
export function renderExcerpt(finding: Finding, options: ExcerptOptions = {}): string {
  const { style = PLAIN, width = DEFAULT_WIDTH } = options;
  const { severity, code, message, file, start, pointer, pattern } = finding;
  const place = [visibleText(file ?? 'pattern'), ...(start ? [start.line, start.column] : [])].join(':');
  const kind =
    severity === 'error' ? style.red(severity) : severity === 'warning' ? style.yellow(severity) : style.dim(severity);
  const title = [style.bold(place), kind, ...(code === undefined ? [] : [style.dim(code)]), visibleText(message)];
  const lines = [title.join(' ')];

  const span = pattern?.span;
  const from = pattern && span && pattern.source.positionAt(span.start);
  if (pointer !== undefined) {
    const within = from ? `, at ${from.line}:${from.column} of the pattern` : '';
    lines.push(style.dim(`  in ${visibleText(pointer)}${within}`));
  }
  if (pattern && span && from) lines.push(...excerptLines(pattern.source, span, from, style, width));
  return lines.join('\n');
}

function excerptLines(
  source: SourceText,
  span: Span,
  from: Position,
  style: ExcerptStyle,
  width: number,
): readonly string[] {
  const to = source.positionAt(span.end);
  // A number is of use only where there are several lines.
  const isNumbered = source.positionAt(source.text.length).line > 1;
  const numberWidth = String(to.line).length;
  const gutter = (number: number | '' = ''): string =>
    style.dim(isNumbered ? `  ${String(number).padStart(numberWidth)} | ` : '  | ');

  return linesToShow(from.line, to.line).flatMap((number) => {
    if (number === undefined) return [`${gutter()}${style.dim('⋮')}`];
    const text = source.line(number);
    const first = number === from.line ? from.column - 1 : 0;
    const end = number === to.line ? to.column - 1 : text.length;
    const { text: shown, carets } = showLine(text, first, end, width);
    // A range that goes on over a line break marks nothing on a line without text.
    const isMarked = end > first || from.line === to.line;
    return [gutter(number) + shown, ...(isMarked ? [gutter() + style.red(carets)] : [])];
  });
}

/** The numbers of the lines to show; undefined stands for those left out. */
function linesToShow(first: number, last: number): readonly (number | undefined)[] {
  const count = last - first + 1;
  return count <= MOST_LINES ? Array.from({ length: count }, (_, index) => first + index) : [first, undefined, last];
}

function asIs(text: string): string {
  return text;
}
