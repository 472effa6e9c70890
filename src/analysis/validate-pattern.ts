import { judgeStrictly, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import { parsePattern, type ParseOptions, type ParseResult } from '../syntax/parse-pattern.js';
import { findToleratedSpellings } from '../syntax/tolerated-spelling.js';
import { analyze } from './analyze.js';

export interface ValidateOptions extends ParseOptions {
  /** Reports violations as errors (semantics 9). */
  readonly strict?: boolean;
}

/** Everything that is wrong with a pattern: syntax, constants and meaning, in the order of the text. Never throws. */
export function validatePattern(text: string, options: ValidateOptions = {}): Diagnostic[] {
  return validateParsed(text, parsePattern(text, options), options);
}

/** The same for a pattern that has been parsed, with the same options. */
export function validateParsed(
  text: string,
  { ast, diagnostics }: ParseResult,
  options: ValidateOptions = {},
): Diagnostic[] {
  const found = ast
    ? [
        ...diagnostics,
        ...withoutErrors(analyze(ast, options.stixVersion), diagnostics),
        ...findToleratedSpellings(text),
      ]
    : [...diagnostics];
  const judged = options.strict ? judgeStrictly(found) : found;
  return [...judged].sort((left, right) => (left.span?.start ?? 0) - (right.span?.start ?? 0));
}

/** What rules say of a constant that is invalid leads away from the mistake. */
function withoutErrors(found: readonly Diagnostic[], errors: readonly Diagnostic[]): readonly Diagnostic[] {
  if (errors.length === 0) return found;
  return found.filter(({ span }) => !errors.some((error) => span && error.span && overlap(span, error.span)));
}

const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;
