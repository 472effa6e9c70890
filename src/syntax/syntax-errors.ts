import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import { StixPatternLexer as T } from '../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../generated/StixPatternParser.js';
import { KEYWORDS, writeString } from './literals.js';

/** A token as the diagnostics need it. */
export interface FoundToken {
  readonly type: number;
  readonly text: string;
  readonly span: Span;
}

/** Says what is wrong with a token that the lexer accepts only in order to name it; undefined for any other token. */
export function lexicalError(token: FoundToken): Diagnostic | undefined {
  const { text, span } = token;
  switch (token.type) {
    case T.InvalidString: {
      const at = span.start + invalidEscape(text);
      return diagnostic(
        'P104',
        `Only \\' and \\\\ are escapes in a string; write \\\\ for one backslash, here before ${quote(text.charAt(at - span.start + 1))}.`,
        { start: at, end: Math.min(at + 2, span.end) },
        { span: { start: at, end: at + 1 }, text: '\\\\' },
      );
    }
    case T.UnterminatedString:
      return diagnostic('P103', "The string that begins here has no closing ' before the end of the pattern.", {
        start: span.start,
        end: Math.min(span.start + 1, span.end),
      });
    case T.UnterminatedComment:
      return diagnostic('P103', 'The comment that begins here has no closing */ before the end of the pattern.', span);
    case T.MalformedNumber:
      return diagnostic('P107', `${quote(text)} is no number. ${numberAdvice(text)}`, span);
    case T.UnknownCharacter:
      return diagnostic('P105', unknownCharacter(text), span, unknownCharacterFix(text, span));
    default:
      return undefined;
  }
}

/** Says what is wrong where the parser could not go on: `rule` is the grammar rule that it was in. */
export function parserError(found: FoundToken, rule: number, expected: readonly number[]): Diagnostic {
  const { text, span } = found;
  const wanted = expectation(rule, expected);

  if (found.type === T.EOF) return diagnostic('P102', `The pattern ends where ${wanted} was expected.`, span);

  const upper = text.toUpperCase();
  if (found.type === T.Identifier && KEYWORDS.has(upper) && expected.length > 0 && !inPath(rule)) {
    return diagnostic('P106', `Keywords are upper case: write ${upper} instead of ${quote(text)}.`, span, {
      span,
      text: upper,
    });
  }
  if (
    (text === 'TRUE' || text === 'FALSE' || text === 'True' || text === 'False') &&
    (rule === P.RULE_constant || rule === P.RULE_orderable)
  ) {
    return diagnostic('P106', `Booleans are lower case: write ${text.toLowerCase()} instead of ${text}.`, span, {
      span,
      text: text.toLowerCase(),
    });
  }
  if (inPath(rule)) return pathError(found, wanted);
  if ((found.type === T.TRUE || found.type === T.FALSE) && rule === P.RULE_orderable) {
    return diagnostic('P111', 'Booleans have no order; compare them with = or !=.', span);
  }
  if (rule === P.RULE_comparator && expected.length === 1 && expected[0] === T.StringLiteral) {
    return diagnostic(
      'P111',
      `LIKE, MATCHES, ISSUBSET and ISSUPERSET take a string in single quotes, not ${describe(found)}.`,
      span,
    );
  }
  if (rule === P.RULE_primaryObservation && (found.type === T.Identifier || found.type === T.HyphenatedIdentifier)) {
    return diagnostic('P110', 'A comparison stands in brackets: write [ before it and ] after it.', span);
  }
  return diagnostic('P101', `Found ${describe(found)} where ${wanted} was expected.`, span);
}

function pathError(found: FoundToken, wanted: string): Diagnostic {
  const { text, span } = found;
  if (found.type === T.HyphenatedIdentifier) {
    return diagnostic('P108', `A path step with a hyphen is quoted: write ${writeString(text)}.`, span, {
      span,
      text: writeString(text),
    });
  }
  if (KEYWORDS.has(text)) {
    return diagnostic('P108', `${text} is a keyword; as a path step it is quoted: write ${writeString(text)}.`, span, {
      span,
      text: writeString(text),
    });
  }
  return diagnostic('P108', `Found ${describe(found)} in an object path where ${wanted} was expected.`, span);
}

function inPath(rule: number): boolean {
  return rule === P.RULE_objectPath || rule === P.RULE_pathStep || rule === P.RULE_keyName;
}

function describe(found: FoundToken): string {
  switch (found.type) {
    case T.StringLiteral:
      return `the string ${shorten(found.text)}`;
    case T.Identifier:
    case T.HyphenatedIdentifier:
      return `the name ${quote(shorten(found.text))}`;
    default:
      return quote(shorten(found.text));
  }
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text);
const quote = (text: string): string => `"${text}"`;

/** What could stand here, in the words of the language. */
function expectation(rule: number, expected: readonly number[]): string {
  const only = (type: number): boolean => expected.length === 1 && expected[0] === type;
  if (only(T.EOF)) return 'the end of the pattern, a qualifier, AND, OR or FOLLOWEDBY';
  if (rule === P.RULE_primaryObservation) {
    if (only(T.RBRACK)) return 'AND, OR or the closing ]';
    if (only(T.RPAREN)) return 'a qualifier, AND, OR, FOLLOWEDBY or the closing )';
    return 'an observation expression in brackets';
  }
  if (rule === P.RULE_comparisonTerm) {
    return only(T.RPAREN) ? 'AND, OR or the closing )' : "a comparison such as file:name = 'a.exe'";
  }
  if (rule === P.RULE_comparator) {
    if (only(T.StringLiteral)) return 'a string';
    if (expected.includes(T.COMMA) || only(T.RPAREN)) return 'a comma or the closing )';
    if (only(T.LPAREN)) return 'a list in parentheses';
    return 'a comparison operator';
  }
  if (rule === P.RULE_constant || rule === P.RULE_orderable)
    return 'a constant (a string, number, timestamp, hex or binary value)';
  if (rule === P.RULE_instant) return "a timestamp such as t'2026-01-31T00:00:00Z'";
  if (rule === P.RULE_qualifier) {
    if (only(T.STOP)) return 'STOP and a timestamp';
    if (only(T.SECONDS)) return 'SECONDS';
    if (only(T.TIMES)) return 'TIMES';
    if (only(T.IntegerLiteral)) return 'a whole number';
    return 'a number';
  }
  if (rule === P.RULE_objectPath) return only(T.COLON) ? 'a colon and a property' : 'an object path such as file:name';
  if (rule === P.RULE_pathStep) return only(T.RBRACK) ? 'the closing ]' : 'a list index or *';
  return 'a property name';
}

function invalidEscape(token: string): number {
  for (let at = token.indexOf('\\'); at >= 0; at = token.indexOf('\\', at + 2)) {
    const next = token.charAt(at + 1);
    if (next !== "'" && next !== '\\') return at;
  }
  return 0;
}

function numberAdvice(text: string): string {
  if (/^[+-]?0\d+$/.test(text)) return 'Leading zeros are not allowed.';
  if (/^[+-]?[\d.]+e/i.test(text)) return 'There is no exponent form.';
  if (/^[+-]?\d+\.$/.test(text)) return 'Digits are required after the point.';
  return 'Text stands in single quotes.';
}

function unknownCharacter(text: string): string {
  if (text === '"' || text === '\u2018' || text === '\u2019' || text === '\u201c' || text === '\u201d') {
    return `Strings stand in straight single quotes; found ${text}.`;
  }
  const code = text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `The character U+${code}${/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? ` (${text})` : ''} means nothing outside a string.`;
}

function unknownCharacterFix(text: string, span: Span): { span: Span; text: string } | undefined {
  return text === '\u2018' || text === '\u2019' ? { span, text: "'" } : undefined;
}
