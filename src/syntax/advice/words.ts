import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { KEYWORDS } from '../literals.js';
import { excerpt, quote, textAfter, type FoundToken } from './found-token.js';

/** Words that other query languages have where this one has an operator, and what is written here. */
const FOREIGN_OPERATORS: ReadonlyMap<string, string> = new Map([
  ...['CONTAINS', 'CONTAIN', 'INCLUDES', 'HAS'].map((word) => [word, "LIKE '%part%'"] as const),
  ...['STARTSWITH', 'BEGINSWITH', 'STARTS', 'BEGINS'].map((word) => [word, "LIKE 'beginning%'"] as const),
  ...['ENDSWITH', 'ENDS'].map((word) => [word, "LIKE '%end'"] as const),
  ...['REGEX', 'REGEXP', 'RLIKE', 'MATCH'].map((word) => [word, "MATCHES 'expression'"] as const),
  ...['IS', 'EQ', 'EQUALS', 'EQUAL'].map((word) => [word, '='] as const),
  ...['NE', 'NEQ'].map((word) => [word, '!='] as const),
  ['GT', '>'],
  ['GE', '>='],
  ['GTE', '>='],
  ['LT', '<'],
  ['LE', '<='],
  ['LTE', '<='],
  ['ILIKE', "MATCHES '(?i)expression'"],
  ['BETWEEN', 'two comparisons, with >= and <=, joined by AND'],
]);

/** A word where an operator of a comparison is expected. */
export function foreignOperator({ text, span }: FoundToken): Diagnostic | undefined {
  const written = FOREIGN_OPERATORS.get(text.toUpperCase());
  if (written !== undefined) return diagnostic('P101', `There is no operator ${text}; write ${written}.`, span);
  const near = nearestKeyword(text, COMPARISON_OPERATORS);
  if (near === undefined) return undefined;
  return diagnostic('P101', `There is no operator ${quote(text)}; did you mean ${near}?`, span);
}

const COMPARISON_OPERATORS = ['LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET', 'EXISTS'] as const;
const CONNECTIVES = ['FOLLOWEDBY', 'WITHIN', 'REPEATS', 'START', 'STOP', 'SECONDS', 'TIMES'] as const;

/** A word where an expression has ended: something like a connective or a qualifier. */
export function foreignConnective(found: FoundToken): Diagnostic | undefined {
  const { text, span, pattern } = found;
  const by = /^\s+BY\b/i.exec(textAfter(found))?.[0] ?? '';
  if (/^(FOLLOWED|FOLLOWS|FOLLOW)$/i.test(text)) {
    const whole = excerpt(pattern, span.start, span.end + by.length);
    return diagnostic(
      'P101',
      `The operator is one word: write FOLLOWEDBY instead of ${quote(whole.text)}.`,
      whole.span,
      {
        span: whole.span,
        text: 'FOLLOWEDBY',
      },
    );
  }
  if (/^(THEN|BEFORE)$/i.test(text))
    return diagnostic('P101', `For one after the other write FOLLOWEDBY; there is no operator ${text}.`, span);
  if (/^(AFTER|UNTIL|SINCE|BETWEEN|DURING)$/i.test(text)) {
    return diagnostic(
      'P101',
      `There is no qualifier ${text}; a period is written START t'...' STOP t'...', with both its ends.`,
      span,
    );
  }
  if (/^(XOR|BUT|UNLESS|MINUS|EXCEPT)$/i.test(text)) {
    return diagnostic(
      'P101',
      `There is no operator ${text}: there are AND and OR, between observation expressions also FOLLOWEDBY, and none of them negates.`,
      span,
    );
  }
  const near = nearestKeyword(text, CONNECTIVES);
  return near === undefined
    ? undefined
    : diagnostic('P101', `There is no operator or qualifier ${quote(text)}; did you mean ${near}?`, span);
}

/** A keyword in the wrong case; undefined if the word is no keyword in any case. */
export function keywordCase({ text, span }: Pick<FoundToken, 'text' | 'span'>): Diagnostic | undefined {
  const upper = text.toUpperCase();
  if (upper === text || !KEYWORDS.has(upper)) return undefined;
  return diagnostic('P106', `Keywords are upper case: write ${upper} instead of ${quote(text)}.`, span, {
    span,
    text: upper,
  });
}

/** The keyword that a word is a misspelling of: at most two letters away, and closer than any other. */
export function nearestKeyword<Keyword extends string>(
  word: string,
  keywords: readonly Keyword[],
): Keyword | undefined {
  const upper = word.toUpperCase();
  if (upper.length < 4 || upper.length > LONGEST_MISSPELLING) return undefined;
  let [best, bestDistance]: [Keyword | undefined, number] = [undefined, 3];
  for (const keyword of keywords) {
    const distance = editDistance(upper, keyword);
    if (distance < bestDistance) [best, bestDistance] = [keyword, distance];
  }
  return best;
}

const LONGEST_MISSPELLING = 16;

/** How many letters have to be put in, left out or replaced to make one word of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (one[line - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
