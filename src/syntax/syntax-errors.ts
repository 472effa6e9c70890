import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../generated/StixPatternParser.js';
import { unknownCharacter } from './advice/characters.js';
import { afterComparison, atComparison } from './advice/comparisons.js';
import { unexpectedEnd } from './advice/endings.js';
import { describe, expectation, expectsOnly, type Situation } from './advice/expectations.js';
import type { FoundToken } from './advice/found-token.js';
import { malformedNumber } from './advice/numbers.js';
import { afterObservation, atObservation } from './advice/observations.js';
import { atConstant } from './advice/operands.js';
import { atOperator } from './advice/operators.js';
import { inPath } from './advice/paths.js';
import { inQualifier } from './advice/qualifiers.js';
import { invalidEscape, unterminatedComment, unterminatedString } from './advice/strings.js';
import { keywordCase } from './advice/words.js';

export type { FoundToken } from './advice/found-token.js';

/** Says what is wrong with a token that the lexer accepts only in order to name it; undefined for any other token. */
export function lexicalError(token: FoundToken): Diagnostic | undefined {
  switch (token.type) {
    case T.InvalidString:
      return invalidEscape(token);
    case T.UnterminatedString:
      return unterminatedString(token);
    case T.UnterminatedComment:
      return unterminatedComment(token);
    case T.MalformedNumber:
      return malformedNumber(token);
    case T.UnknownCharacter:
      return unknownCharacter(token);
    default:
      return undefined;
  }
}

/** Says what is wrong where the parser could not go on: `rule` is the grammar rule that it was in. */
export function parserError(found: FoundToken, rule: number, expected: readonly number[]): Diagnostic {
  const situation: Situation = { found, rule, expected };
  if (found.type === T.EOF) return unexpectedEnd(situation);
  const isPath = rule === P.RULE_objectPath || rule === P.RULE_pathStep || rule === P.RULE_keyName;
  if (isPath) return inPath(situation);
  return (
    (found.type === T.Identifier && !isConstant(rule) ? keywordCase(found) : undefined) ??
    advice(situation) ??
    diagnostic('P101', `Found ${describe(found)} where ${expectation(situation)} was expected.`, found.span)
  );
}

/** What can be said about the mistakes that people make at this place of the grammar. */
function advice(situation: Situation): Diagnostic | undefined {
  switch (situation.rule) {
    case P.RULE_pattern:
      return afterObservation(situation);
    case P.RULE_primaryObservation:
      if (expectsOnly(situation, T.RBRACK)) return afterComparison(situation);
      return expectsOnly(situation, T.RPAREN) ? afterObservation(situation) : atObservation(situation);
    case P.RULE_comparisonTerm:
      return expectsOnly(situation, T.RPAREN) ? afterComparison(situation) : atComparison(situation);
    case P.RULE_comparator:
      return atOperator(situation);
    case P.RULE_constant:
    case P.RULE_orderable:
      return atConstant(situation);
    case P.RULE_qualifier:
      return inQualifier(situation);
    default:
      return undefined;
  }
}

function isConstant(rule: number): boolean {
  return rule === P.RULE_constant || rule === P.RULE_orderable;
}
