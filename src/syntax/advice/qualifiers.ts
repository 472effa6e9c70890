import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { readString } from '../literals.js';
import { secondsOf } from './durations.js';
import { expectsOnly, type Situation } from './expectations.js';
import { excerpt, shorten, textBefore } from './found-token.js';

/** A mistake inside of START/STOP, WITHIN or REPEATS. */
export function inQualifier(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, text, span, pattern } = found;
  if (expectsOnly(situation, T.SECONDS)) {
    const digits = /(?:^|[^\w.])(\d+(?:\.\d+)?)$/.exec(textBefore(found))?.[1] ?? '';
    const seconds = secondsOf(digits, text);
    if (seconds === undefined)
      return diagnostic('P101', 'WITHIN counts seconds: the word SECONDS comes after its number.', span);
    const start = pattern.lastIndexOf(digits, span.start);
    const { span: whole } = excerpt(pattern, start, span.end);
    return diagnostic('P101', `WITHIN counts in SECONDS only: write ${seconds} SECONDS.`, whole, {
      span: whole,
      text: `${seconds} SECONDS`,
    });
  }
  if (expectsOnly(situation, T.TIMES)) {
    return diagnostic('P101', 'The word TIMES comes after the number of REPEATS, as in REPEATS 5 TIMES.', span);
  }
  if (expectsOnly(situation, T.STOP)) {
    return diagnostic('P101', "A period has both its ends: STOP and a timestamp come after START t'...'.", span);
  }
  const digits = type === T.StringLiteral ? readString(text) : '';
  if (/^\d+$/.test(digits)) {
    return diagnostic('P101', `A number stands without quotes: write ${shorten(digits)}.`, span, {
      span,
      text: digits,
    });
  }
  if (type === T.FloatLiteral)
    return diagnostic('P101', `REPEATS counts whole observations: ${shorten(text)} is no whole number.`, span);
  return undefined;
}
