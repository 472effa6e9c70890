import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../../generated/StixPatternParser.js';
import { expectation, expectsOnly, type Situation } from './expectations.js';
import { textBefore } from './found-token.js';

/** A pattern that ends in the middle of something: what is open, or missing. */
export function unexpectedEnd(situation: Situation): Diagnostic {
  const { found, rule } = situation;
  return diagnostic('P102', message(situation, rule, textBefore(found)), found.span);
}

function message(situation: Situation, rule: number, before: string): string {
  if (/[a-z]:\/\/[^\s']*$/i.test(before)) {
    return 'The pattern ends here, for // begins a comment outside of strings. A URL stands in single quotes.';
  }
  if (/\/\/[^\n']*$/.test(before)) {
    return `The pattern ends where ${expectation(situation)} was expected: what follows // is a comment, up to the end of its line.`;
  }
  if (expectsOnly(situation, T.RBRACK) && rule === P.RULE_primaryObservation) {
    return 'The pattern ends inside of brackets: ] is missing, or AND or OR and another comparison.';
  }
  if (expectsOnly(situation, T.RPAREN) && rule !== P.RULE_comparator) {
    return 'The pattern ends inside of parentheses: ) is missing.';
  }
  const connective = /(?:^|[^\w'])(AND|OR|FOLLOWEDBY)$/.exec(before)?.[1];
  if (connective !== undefined)
    return `The pattern ends after ${connective}, where ${expectation(situation)} is missing.`;
  return `The pattern ends where ${expectation(situation)} was expected.`;
}
