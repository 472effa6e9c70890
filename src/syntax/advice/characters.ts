import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { writeString } from '../literals.js';
import {
  excerpt,
  quote,
  quoteFix,
  shorten,
  textAfter,
  textBefore,
  wordAround,
  type Excerpt,
  type FoundToken,
} from './found-token.js';
import { foreignQuote } from './quotes.js';

/** A character outside of strings that is no part of the language (semantics 2.1 and 2.2). */
export function unknownCharacter(found: FoundToken): Diagnostic {
  return (
    foreignQuote(found) ??
    foreignSign(found) ??
    foreignComment(found) ??
    punctuation(found) ??
    invisible(found) ??
    bareText(found) ??
    anyOther(found)
  );
}

/** Operators of other query languages. */
function foreignSign(found: FoundToken): Diagnostic | undefined {
  const { pattern, span } = found;
  const run = /^(?:&+|\|+|!\s+=|!|~)/.exec(pattern.slice(span.start, span.start + 20))?.[0];
  if (run === undefined) return undefined;
  const { span: whole } = excerpt(pattern, span.start, span.start + run.length);
  const replace = (text: string): Diagnostic =>
    diagnostic('P105', `Operators are words: write ${text} instead of ${quote(run)}.`, whole, { span: whole, text });
  // Elsewhere than after an operand it may be anything.
  if (/^[&|]/.test(run)) {
    const word = run.startsWith('&') ? 'AND' : 'OR';
    const isJoining = /['\])\d]$|\b(true|false)$/.test(textBefore(found));
    return isJoining
      ? replace(word)
      : diagnostic('P105', `The logical operators are the words AND, OR and NOT; found ${quote(run)}.`, whole);
  }
  if (run.startsWith('! '))
    return diagnostic('P105', 'The two characters of != stand together.', whole, { span: whole, text: '!=' });
  if (run === '!')
    return diagnostic(
      'P105',
      "Not equal is written !=; any other operator is negated by NOT before it, as in file:name NOT LIKE '%.exe'.",
      whole,
    );
  const operator =
    pattern.charAt(span.start - 1) === '=' ? excerpt(pattern, span.start - 1, span.end) : { text: run, span: whole };
  return diagnostic(
    'P105',
    `The operator for regular expressions is MATCHES; found ${quote(operator.text)}.`,
    operator.span,
    {
      span: operator.span,
      text: 'MATCHES',
    },
  );
}

/** `# ...` and `-- ...` up to the end of the line. */
function foreignComment({ pattern, span }: FoundToken): Diagnostic | undefined {
  const opening = /^(?:#|--)/.exec(pattern.slice(span.start, span.start + 2))?.[0];
  if (opening === undefined) return undefined;
  const line = /^[^\r\n]*/.exec(pattern.slice(span.start, span.start + LONGEST_COMMENT))?.[0] ?? '';
  return diagnostic(
    'P105',
    `Comments begin with //, or stand between /* and */; ${opening} begins none.`,
    { start: span.start, end: span.start + line.length },
    { span: { start: span.start, end: span.start + opening.length }, text: '//' },
  );
}

const LONGEST_COMMENT = 2000;

function punctuation(found: FoundToken): Diagnostic | undefined {
  const { text, span } = found;
  switch (text) {
    case ';':
      return textAfter(found).trim() === ''
        ? diagnostic('P105', 'Nothing ends a pattern: leave the semicolon out.', span, { span, text: '' })
        : diagnostic(
            'P105',
            'A text holds one pattern: combine two with AND, OR or FOLLOWEDBY, and leave the semicolon out.',
            span,
          );
    case '{':
    case '}':
      return span.start === 0
        ? diagnostic(
            'P105',
            'A pattern begins with [ or (. This looks like JSON: the pattern is the value of its property "pattern".',
            span,
          )
        : diagnostic('P105', `The brackets of the language are [ ] and ( ); found ${text}.`, span);
    case '\\':
      if (!/^['"]/.test(textAfter(found))) return undefined;
      return diagnostic(
        'P105',
        'A backslash means something only inside a string. If the pattern was copied out of JSON, its escapes have to be undone: \\" is ", and \\\\ is one backslash.',
        span,
      );
    case '-':
    case '+':
      return diagnostic(
        'P105',
        `A sign stands directly before the digits of its number; found ${quote(text)} alone.`,
        span,
      );
    default:
      return undefined;
  }
}

const INVISIBLE: ReadonlyMap<number, string> = new Map([
  [0xfeff, 'byte order mark'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x2060, 'word joiner'],
  [0x00ad, 'soft hyphen'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x0000, 'null character'],
]);

function invisible({ pattern, span }: FoundToken): Diagnostic | undefined {
  const code = pattern.codePointAt(span.start) ?? 0;
  const character = String.fromCodePoint(code);
  if (!/[\p{Cc}\p{Cf}]/u.test(character)) return undefined;
  const whole = { start: span.start, end: span.start + character.length };
  const name = INVISIBLE.get(code);
  return diagnostic(
    'P105',
    `An invisible character stands here, ${codePoint(code)}${name === undefined ? '' : ` (${name})`}: remove it.`,
    whole,
    { span: whole, text: '' },
  );
}

/** Text where a constant belongs: `LIKE %.exe`, `MATCHES /a+/`. */
function bareText(found: FoundToken): Diagnostic | undefined {
  const word = wordAround(found);
  const operator = /(LIKE|MATCHES|ISSUBSET|ISSUPERSET|[=<>])$/.exec(
    textBefore({ pattern: found.pattern, span: word.span }),
  )?.[1];
  if (operator === undefined) return undefined;
  const expression = operator === 'MATCHES' ? /^\/(.+)\/$/.exec(word.text)?.[1] : undefined;
  if (expression !== undefined) {
    return diagnostic(
      'P105',
      `A regular expression stands in single quotes, without slashes around it: write ${shorten(writeString(expression))}.`,
      word.span,
      { span: word.span, text: writeString(expression) },
    );
  }
  return unquoted('P105', word);
}

/** Text without quotes, where a constant belongs. */
export function unquoted(code: 'P101' | 'P105', word: Excerpt): Diagnostic {
  return diagnostic(
    code,
    `Text stands in single quotes: write ${shorten(writeString(word.text))}.`,
    word.span,
    quoteFix(word),
  );
}

function anyOther({ pattern, span }: FoundToken): Diagnostic {
  const code = pattern.codePointAt(span.start) ?? 0;
  const character = String.fromCodePoint(code);
  const whole = { start: span.start, end: span.start + character.length };
  const shown = /[\p{L}\p{N}\p{P}\p{S}\p{M}]/u.test(character) ? `${character} (${codePoint(code)})` : codePoint(code);
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) {
    return diagnostic(
      'P105',
      `Names are written in ASCII letters, and ${shown} is none, even if it looks like one.`,
      whole,
    );
  }
  return diagnostic('P105', `${shown} means nothing outside a string; text stands in single quotes.`, whole);
}

function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
