import { diagnostic, hasErrors, objectDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { CODES, type DiagnosticCode } from '../../diagnostics/codes.js';
import { createSourceText, type SourceText } from '../../source/source-text.js';
import type { Span } from '../../source/span.js';
import type { Indicator } from '../../stix/indicator.js';
import { commentsOf } from '../../syntax/comments.js';
import { isCode } from './severities.js';

/** The property of an indicator that says which findings about it are known: a text like that of the comment, or several. */
export const IGNORE_PROPERTY = 'x_stix_pattern_ignore';
const COMMENT_WORD = 'stix-pattern-ignore';

/** A wish that findings of a code be left out, and which findings those are. */
interface Directive {
  readonly code: DiagnosticCode;
  readonly covers: (diagnostic: Diagnostic) => boolean;
  /** Reports something about the directive, at its place. */
  readonly report: (code: DiagnosticCode, message: string) => Diagnostic;
}

/**
 * Leaves out the findings that the author of an indicator says are known, by a comment in the pattern or by a property of the indicator. A
 * directive that leaves nothing out is reported (I120), and so is one that cannot be read (I121). Errors are never left out.
 */
export function applyDirectives(
  diagnostics: readonly Diagnostic[],
  indicator: Partial<Indicator>,
): readonly Diagnostic[] {
  const { directives, comments, malformed } = readDirectives(indicator);
  if (directives.length + malformed.length === 0) return diagnostics;
  const used = new Set<Directive>();
  const kept = diagnostics.filter((one) => {
    // A comment that says what to ignore is meant to be one: that comments are not in the standard needs no saying.
    if (one.code === 'P112' && comments.some(({ start }) => start === one.span?.start)) return false;
    const matching = directives.filter(({ code, covers }) => code === one.code && covers(one));
    if (one.severity === 'error' || matching.length === 0) return true;
    for (const directive of matching) used.add(directive);
    return false;
  });
  // A pattern with an error is not looked at any further: what a directive is about may come back when that is corrected.
  const unused = (hasErrors(diagnostics) ? [] : directives)
    .filter((directive) => !used.has(directive))
    .map(({ code, report }) => report('I120', `There is no ${code} (${CODES[code].name}) here to be ignored.`));
  return [...kept, ...malformed, ...unused];
}

interface DirectivesRead {
  readonly directives: readonly Directive[];
  /** The comments that are directives. */
  readonly comments: readonly Span[];
  readonly malformed: readonly Diagnostic[];
}

function readDirectives(indicator: Partial<Indicator>): DirectivesRead {
  const directives: Directive[] = [];
  const comments: Span[] = [];
  const malformed: Diagnostic[] = [];
  const read = (text: string, { covers, report }: Omit<Directive, 'code'>): void => {
    for (const code of codesOf(text)) {
      if (!isCode(code)) {
        const wanted = code === '' ? 'Here a code is missing' : `${JSON.stringify(code)} is no diagnostic`;
        malformed.push(report('I121', `${wanted}: write a code and the reason, such as "P302: a truncated hash".`));
      } else if (CODES[code].severity === 'error') {
        malformed.push(report('I121', `${code} (${CODES[code].name}) is an error, and errors cannot be ignored.`));
      } else directives.push({ code, covers, report });
    }
  };

  const { pattern } = indicator;
  if (typeof pattern === 'string' && pattern.includes(COMMENT_WORD)) {
    const source = createSourceText(pattern);
    for (const span of commentsOf(pattern)) {
      const text = directiveIn(pattern.slice(span.start, span.end));
      if (text === undefined) continue;
      comments.push(span);
      const lines = linesCovered(source, span);
      read(text, {
        covers: ({ span: found }) => found !== undefined && source.positionAt(found.start).line === lines,
        report: (code, message) => diagnostic(code, message, span),
      });
    }
  }
  const property: unknown = Object.hasOwn(indicator, IGNORE_PROPERTY) ? indicator[IGNORE_PROPERTY] : [];
  (Array.isArray(property) ? (property as readonly unknown[]) : [property]).forEach((text, index) => {
    const pointer = `/${IGNORE_PROPERTY}${Array.isArray(property) ? `/${index}` : ''}`;
    read(typeof text === 'string' ? text : '', {
      covers: () => true,
      report: (code, message) => objectDiagnostic(code, message, pointer),
    });
  });
  return { directives, comments, malformed };
}

/** What follows the word in a comment; undefined for any other comment. */
function directiveIn(comment: string): string | undefined {
  const text = comment.startsWith('//') ? comment.slice(2) : comment.slice(2, -2);
  const words = text.trim();
  return words.startsWith(COMMENT_WORD) ? words.slice(COMMENT_WORD.length) : undefined;
}

/** The line that a comment is about: its own, or the next one if nothing else stands on it. */
function linesCovered(source: SourceText, { start, end }: Span): number {
  const [first, last] = [source.positionAt(start), source.positionAt(end)];
  const before = source.line(first.line).slice(0, first.column - 1);
  const after = source.line(last.line).slice(last.column - 1);
  return before.trim() === '' && after.trim() === '' ? last.line + 1 : last.line;
}

/** The codes before the colon; an empty one where there is none. */
function codesOf(text: string): readonly string[] {
  const colon = text.indexOf(':');
  return (colon < 0 ? text : text.slice(0, colon)).split(',').map((code) => code.trim());
}
