import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import {
  COMPARISON_SIGNS,
  CONSTANTS,
  describe,
  expectsOnly,
  NAMES,
  QUALIFIER_WORDS,
  type Situation,
} from './expectations.js';
import { textAfter, textBefore } from './found-token.js';
import { foreignConnective } from './words.js';

/** A mistake where a comparison begins. */
export function atComparison(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, text, span } = found;
  const before = textBefore(found);
  if (expectsOnly(situation, T.EXISTS)) {
    return type === T.LPAREN
      ? diagnostic(
          'P101',
          "NOT cannot stand before a group: negate each comparison in it, as in file:name NOT = 'a.exe', and exchange AND and OR.",
          span,
        )
      : diagnostic(
          'P101',
          "NOT stands between path and operator, as in file:name NOT = 'a.exe'; only EXISTS comes right after it.",
          span,
        );
  }
  if (type === T.RBRACK || type === T.RPAREN) {
    const connective = /\b(AND|OR)$/.exec(before)?.[1];
    if (connective !== undefined) return diagnostic('P101', `After ${connective} a comparison is missing.`, span);
    if (/[[(]$/.test(before))
      return diagnostic(
        'P101',
        `Nothing stands in the brackets: write a comparison such as file:name = 'a.exe'.`,
        span,
      );
    return undefined;
  }
  if (type === T.AND || type === T.OR) return diagnostic('P101', `A comparison is missing before ${text}.`, span);
  if (type === T.LBRACK) {
    return diagnostic(
      'P101',
      'Brackets do not nest: inside of them comparisons are grouped by parentheses, ( ).',
      span,
    );
  }
  if (COMPARISON_SIGNS.has(type))
    return diagnostic('P101', `The object path before ${text} is missing, such as file:name.`, span);
  if (type === T.COLON)
    return diagnostic('P101', 'The object type before the colon is missing, such as file in file:name.', span);
  if (type === T.StringLiteral && /^\s*:/.test(textAfter(found))) {
    return diagnostic('P101', 'The object type of a path has no quotes: file:name.', span);
  }
  if (CONSTANTS.has(type)) {
    return diagnostic(
      'P101',
      `A comparison has its object path first and its constant last: file:name = 'a.exe'. Found ${describe(found)}.`,
      span,
    );
  }
  return undefined;
}

/** A mistake after a complete comparison: in brackets, or in parentheses within them. */
export function afterComparison(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, text, span, pattern } = found;
  const [closing, opening] = expectsOnly(situation, T.RPAREN) ? [')', '('] : [']', '['];
  if (type === T.COMMA) return diagnostic('P101', 'Comparisons are joined by AND or OR, not by a comma.', span);
  if (type === T.FOLLOWEDBY || QUALIFIER_WORDS.has(type)) {
    const what =
      type === T.FOLLOWEDBY ? 'FOLLOWEDBY joins observation expressions' : `${text} qualifies observation expressions`;
    return diagnostic('P101', `${what}, and stands outside of the brackets: [...] ${text} ...`, span);
  }
  if (COMPARISON_SIGNS.has(type) || type === T.NOT) {
    return diagnostic(
      'P101',
      `A comparison is over here, and ${text} cannot go on with it: write the object path again after AND or OR.`,
      span,
    );
  }
  if (type === T.RPAREN || type === T.RBRACK) {
    return diagnostic('P101', `Found ${text} where ${closing} has to close the ${opening} before it.`, span);
  }
  if (type === T.LBRACK)
    return diagnostic(
      'P101',
      'A bracket opens inside of brackets: close the first one before it, or join the comparisons by AND or OR.',
      span,
    );
  if (NAMES.has(type)) {
    if (/^\s*[:.]/.test(textAfter(found))) return diagnostic('P101', 'Between two comparisons stands AND or OR.', span);
    if (/['\w]/.test(pattern.charAt(span.start - 1))) {
      return diagnostic(
        'P101',
        `The string ended before ${describe(found)}. A ' inside of a string is written \\'.`,
        span,
      );
    }
    return foreignConnective(found);
  }
  if (type === T.EXISTS || type === T.LPAREN)
    return diagnostic('P101', 'Between two comparisons stands AND or OR.', span);
  return undefined;
}
