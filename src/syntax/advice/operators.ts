import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { writeString } from '../literals.js';
import { unquoted } from './characters.js';
import { describe, expectsOnly, NAMES, type Situation } from './expectations.js';
import { quote, quoteFix, shorten, textAfter, textBefore, wordAround } from './found-token.js';
import { foreignOperator } from './words.js';

/** A mistake between an object path and its constant, or in the list of IN. */
export function atOperator(situation: Situation): Diagnostic | undefined {
  const { found, expected } = situation;
  if (expectsOnly(situation, T.StringLiteral)) return notAString(found);
  if (expectsOnly(situation, T.LPAREN)) return notAList(found);
  if (expected.includes(T.COMMA) || expectsOnly(situation, T.RPAREN)) return inList(found);

  const { type, text, span, pattern } = found;
  const negated = /\bNOT$/.test(textBefore(found));
  switch (type) {
    case T.StringLiteral:
    case T.IntegerLiteral:
    case T.TRUE:
    case T.FALSE:
      return negated
        ? diagnostic('P101', `NOT is followed by an operator: write NOT = ${shorten(text)}.`, span)
        : diagnostic(
            'P101',
            `Between an object path and its constant stands an operator such as = or LIKE; found ${describe(found)}.`,
            span,
          );
    case T.FloatLiteral:
      // `x.0`: the point and the digit are one token.
      return /^\.\d+$/.test(text) && pattern.charAt(span.start - 1) !== ' '
        ? diagnostic('P108', `An element of a list is chosen in brackets: write [${text.slice(1)}].`, span, {
            span,
            text: `[${text.slice(1)}]`,
          })
        : undefined;
    case T.EXISTS:
      return diagnostic('P101', 'EXISTS stands before the path: EXISTS file:name.', span);
    case T.COLON:
      return diagnostic('P101', 'After the first colon the steps of a path are joined by full stops.', span, {
        span,
        text: '.',
      });
    case T.RBRACK:
    case T.AND:
    case T.OR:
      return diagnostic(
        'P101',
        `Found ${quote(text)} where a comparison operator was expected. To ask only whether a property is there, write EXISTS before its path.`,
        span,
      );
    case T.Identifier:
      if (/^null$/i.test(text) && negated)
        return diagnostic('P101', 'There is no null: that a property is there is asked by EXISTS and its path.', span);
      if (/^is$/i.test(text) && /^\s+(NOT\s+)?NULL\b/i.test(textAfter(found))) {
        return diagnostic('P101', 'There is no null: write EXISTS, or NOT EXISTS, before the path.', span);
      }
      return foreignOperator(found);
    default:
      return undefined;
  }
}

function notAString(found: Situation['found']): Diagnostic {
  const operator = /(\w+)$/.exec(textBefore(found))?.[1] ?? 'The operator';
  if (found.type === T.LPAREN) {
    return diagnostic('P111', `${operator} takes one string: write one comparison for each, joined by OR.`, found.span);
  }
  if (found.type === T.RBRACK || found.type === T.RPAREN || found.type === T.AND || found.type === T.OR) {
    return diagnostic('P101', `A string is missing after ${operator}; found ${describe(found)}.`, found.span);
  }
  if (NAMES.has(found.type)) {
    const word = wordAround(found);
    const written = shorten(writeString(word.text));
    return diagnostic(
      'P111',
      `${operator} takes a string in single quotes: write ${written}.`,
      word.span,
      quoteFix(word),
    );
  }
  const more = found.type === T.IntegerLiteral ? ' Numbers are compared by =, !=, <, <=, >, >= and IN.' : '';
  return diagnostic('P111', `${operator} takes a string in single quotes, not ${describe(found)}.${more}`, found.span);
}

function notAList(found: Situation['found']): Diagnostic | undefined {
  const { type, text, span } = found;
  if (type === T.StringLiteral || type === T.IntegerLiteral) {
    return diagnostic('P101', `IN takes a list in parentheses: write (${shorten(text)}).`, span, {
      span,
      text: `(${text})`,
    });
  }
  if (type === T.LBRACK)
    return diagnostic('P101', "The list of IN stands in parentheses, not in brackets: IN ('a.exe', 'b.exe').", span);
  return undefined;
}

const LONGEST_GAP = 100;

function inList(found: Situation['found']): Diagnostic | undefined {
  const { type, text, span, pattern } = found;
  if (type === T.RBRACK)
    return diagnostic('P101', 'The list of IN is closed by ), before the ].', span, {
      span: { start: span.start, end: span.start },
      text: ')',
    });
  if (NAMES.has(type)) return unquoted('P101', wordAround(found));
  if (type === T.StringLiteral || type === T.IntegerLiteral) {
    const gap = /\s*$/.exec(pattern.slice(Math.max(0, span.start - LONGEST_GAP), span.start))?.[0].length ?? 0;
    return diagnostic(
      'P101',
      `Between two members of a list stands a comma; it is missing before ${shorten(text)}.`,
      span,
      { span: { start: span.start - gap, end: span.start }, text: ', ' },
    );
  }
  return undefined;
}
