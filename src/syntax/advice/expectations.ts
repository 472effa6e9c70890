import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../../generated/StixPatternParser.js';
import { quote, shorten, type FoundToken } from './found-token.js';

/** Where the parser could not go on. */
export interface Situation {
  readonly found: FoundToken;
  /** The grammar rule that it was in. */
  readonly rule: number;
  /** The types of token that could have come next. */
  readonly expected: readonly number[];
}

/** Whether one type of token, and no other, could have come next. */
export function expectsOnly({ expected }: Pick<Situation, 'expected'>, type: number): boolean {
  return expected.length === 1 && expected[0] === type;
}

/** A token as messages name it. */
export function describe(found: FoundToken): string {
  switch (found.type) {
    case T.EOF:
      return 'the end of the pattern';
    case T.StringLiteral:
      return `the string ${shorten(found.text)}`;
    case T.Identifier:
    case T.HyphenatedIdentifier:
      return `the name ${quote(found.text)}`;
    default:
      return quote(found.text);
  }
}

/** The operators of comparisons, EXISTS and NOT left out. */
export const COMPARISON_SIGNS: ReadonlySet<number> = new Set([
  T.EQ,
  T.NEQ,
  T.LT,
  T.LE,
  T.GT,
  T.GE,
  T.IN,
  T.LIKE,
  T.MATCHES,
  T.ISSUBSET,
  T.ISSUPERSET,
]);

/** Constants of every kind. */
export const CONSTANTS: ReadonlySet<number> = new Set([
  T.StringLiteral,
  T.IntegerLiteral,
  T.FloatLiteral,
  T.TimestampLiteral,
  T.HexLiteral,
  T.BinaryLiteral,
  T.TRUE,
  T.FALSE,
]);

/** What may be an object type, or a word that its author took for one of the language. */
export const NAMES: ReadonlySet<number> = new Set([T.Identifier, T.HyphenatedIdentifier]);

/** The words that qualifiers begin with. */
export const QUALIFIER_WORDS: ReadonlySet<number> = new Set([T.START, T.WITHIN, T.REPEATS]);

/** What could stand here, in the words of the language. */
export function expectation(situation: Situation): string {
  const { rule, expected } = situation;
  const only = (type: number): boolean => expectsOnly(situation, type);
  if (only(T.EOF)) return 'AND, OR, FOLLOWEDBY, a qualifier or the end of the pattern';
  switch (rule) {
    case P.RULE_primaryObservation:
      if (only(T.RBRACK)) return 'AND, OR or the closing ]';
      if (only(T.RPAREN)) return 'AND, OR, FOLLOWEDBY, a qualifier or the closing )';
      return 'an observation expression in brackets';
    case P.RULE_comparisonTerm:
      return only(T.RPAREN) ? 'AND, OR or the closing )' : "a comparison such as file:name = 'a.exe'";
    case P.RULE_comparator:
      if (only(T.StringLiteral)) return 'a string in single quotes';
      if (expected.includes(T.COMMA) || only(T.RPAREN)) return 'a comma or the closing )';
      if (only(T.LPAREN)) return 'a list in parentheses';
      return 'a comparison operator';
    case P.RULE_constant:
    case P.RULE_orderable:
      return 'a constant (a string, number, timestamp, hex or binary value)';
    case P.RULE_instant:
      return "a timestamp such as t'2026-01-31T00:00:00Z'";
    case P.RULE_qualifier:
      if (only(T.STOP)) return 'STOP with a timestamp';
      if (only(T.SECONDS)) return 'SECONDS';
      if (only(T.TIMES)) return 'TIMES';
      return only(T.IntegerLiteral) ? 'a whole number' : 'a number';
    case P.RULE_objectPath:
      return only(T.COLON) ? 'the colon before a property' : 'an object path such as file:name';
    case P.RULE_pathStep:
      return only(T.RBRACK) ? 'the closing ]' : 'a list index or *';
    default:
      return 'a property name';
  }
}
