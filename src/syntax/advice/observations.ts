import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { COMPARISON_SIGNS, CONSTANTS, describe, expectsOnly, NAMES, type Situation } from './expectations.js';
import { textAfter, textBefore } from './found-token.js';
import { foreignConnective } from './words.js';

/** A mistake where an observation expression begins; undefined where nothing more than the expectation can be said. */
export function atObservation({ found }: Situation): Diagnostic | undefined {
  const { type, text, span } = found;
  const before = /(?:^|\s|[\])])(AND|OR|FOLLOWEDBY)$/.exec(textBefore(found))?.[1];
  if (type === T.NOT) return negatedObservation(found);
  if (NAMES.has(type) || type === T.EXISTS) {
    return /^\s*:/.test(textAfter(found)) || type === T.EXISTS
      ? diagnostic('P110', 'A comparison stands in brackets: write [ before it and ] after it.', span)
      : diagnostic('P110', "A pattern is made of comparisons in brackets, such as [file:name = 'a.exe'].", span);
  }
  if (type === T.RPAREN && textBefore(found).endsWith('(')) {
    return diagnostic(
      'P101',
      "The parentheses are empty: they group observation expressions, such as [file:name = 'a.exe'].",
      span,
    );
  }
  if (before !== undefined && (type === T.RPAREN || type === T.RBRACK || CONNECTIVES.has(type))) {
    return diagnostic(
      'P101',
      `After ${before} an observation expression in brackets is missing; found ${describe(found)}.`,
      span,
    );
  }
  if (CONNECTIVES.has(type))
    return diagnostic('P101', `${text} joins two observation expressions, and here is none before it.`, span);
  if (CONSTANTS.has(type)) {
    return diagnostic(
      'P101',
      "A value alone is no pattern: say which property has it, as in [domain-name:value = 'c2.example'].",
      span,
    );
  }
  return undefined;
}

const CONNECTIVES: ReadonlySet<number> = new Set([T.AND, T.OR, T.FOLLOWEDBY]);

function negatedObservation({ span }: Situation['found']): Diagnostic {
  return diagnostic(
    'P101',
    "NOT cannot stand before an observation expression: no pattern says that something was not seen. Inside brackets it negates one comparison, as in [file:name NOT = 'a.exe'].",
    span,
  );
}

/** A mistake after a complete observation expression. */
export function afterObservation(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, text, span } = found;
  if (type === T.RBRACK || (type === T.RPAREN && expectsOnly(situation, T.EOF))) {
    const open = type === T.RBRACK ? '[' : '(';
    return diagnostic('P101', `This ${text} closes nothing: no ${open} is open here.`, span);
  }
  if (type === T.LBRACK || type === T.LPAREN) {
    return diagnostic('P101', 'Between two observation expressions stands AND, OR or FOLLOWEDBY.', span);
  }
  if (type === T.COMMA)
    return diagnostic('P101', 'Observation expressions are joined by AND, OR or FOLLOWEDBY, not by a comma.', span);
  if (type === T.NOT) return negatedObservation(found);
  if (type === T.STOP)
    return diagnostic('P101', "STOP comes after START: a period has both its ends, START t'...' STOP t'...'.", span);
  if (type === T.SECONDS || type === T.TIMES) {
    const qualifier = type === T.SECONDS ? 'WITHIN 300 SECONDS' : 'REPEATS 5 TIMES';
    return diagnostic('P101', `${text} is the end of a qualifier: write, for example, ${qualifier}.`, span);
  }
  if (COMPARISON_SIGNS.has(type))
    return diagnostic('P101', `Comparisons stand inside of the brackets; ${text} comes after them.`, span);
  if (!NAMES.has(type)) return undefined;
  if (/^\s*:/.test(textAfter(found))) {
    return diagnostic(
      'P110',
      'A comparison stands in brackets: write AND, OR or FOLLOWEDBY, and [ ] around what follows.',
      span,
    );
  }
  return foreignConnective(found);
}
