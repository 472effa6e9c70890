import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../../generated/StixPatternParser.js';
import { isPlainKey, KEYWORDS, readString, writeKey, writeString } from '../literals.js';
import { describe, expectation, expectsOnly, NAMES, type Situation } from './expectations.js';
import { excerpt, quote, shorten, textBefore, type FoundToken } from './found-token.js';
import { keywordCase } from './words.js';

/** A mistake in an object path (semantics 2.3 and 5). */
export function inPath(situation: Situation): Diagnostic {
  const { rule } = situation;
  const advice =
    rule === P.RULE_objectPath
      ? atType(situation)
      : rule === P.RULE_pathStep
        ? inIndex(situation)
        : atKey(situation.found);
  return (
    advice ??
    diagnostic(
      'P108',
      `Found ${describe(situation.found)} in an object path where ${expectation(situation)} was expected.`,
      situation.found.span,
    )
  );
}

function atType(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, span, pattern } = found;
  if (!expectsOnly(situation, T.COLON)) {
    return diagnostic('P108', `Found ${describe(found)} where an object path such as file:name was expected.`, span);
  }
  const name = /[\w-]+$/.exec(textBefore(found))?.[0] ?? '';
  const nameEnd = pattern.lastIndexOf(name, span.start - 1) + name.length;
  const nameSpan = excerpt(pattern, nameEnd - name.length, nameEnd).span;
  if (NAMES.has(type)) {
    // `exists file:name`, `not file:name`: the lower-case word was read as the object type.
    const misspelt = keywordCase({ text: name, span: nameSpan });
    if (misspelt) return misspelt;
    return diagnostic(
      'P108',
      `Found ${describe(found)} after ${quote(name)}: an object path is an object type, a colon and a property, such as file:name.`,
      span,
    );
  }
  if (type === T.DOT) {
    return diagnostic(
      'P108',
      'The object type is followed by a colon, and only the steps after it are joined by full stops.',
      span,
      {
        span,
        text: ':',
      },
    );
  }
  return diagnostic(
    'P108',
    `An object path begins with an object type and a colon, such as file:name; found ${quote(name)} alone.`,
    nameSpan,
  );
}

function inIndex(situation: Situation): Diagnostic | undefined {
  const { found } = situation;
  const { type, text, span, pattern } = found;
  if (expectsOnly(situation, T.RBRACK)) return diagnostic('P108', 'The index of a list is closed by ].', span);
  if (type === T.RBRACK)
    return diagnostic('P108', 'An index is a whole number, counted from 0, or * for any element; here is none.', span);
  const key = type === T.StringLiteral ? readString(text) : NAMES.has(type) ? text : undefined;
  if (key === undefined)
    return diagnostic(
      'P108',
      `An index is a whole number, counted from 0, or * for any element; found ${describe(found)}.`,
      span,
    );
  const written = `.${writeKey(key)}`;
  const [open, close] = [pattern.lastIndexOf('[', span.start - 1), pattern.indexOf(']', span.end)];
  const isWhole =
    pattern.slice(open + 1, span.start).trim() === '' && close >= 0 && pattern.slice(span.end, close).trim() === '';
  const whole = isWhole ? { start: open, end: close + 1 } : span;
  return diagnostic(
    'P108',
    `Brackets hold the index of a list; a property or key comes after a full stop: write ${shorten(written)}.`,
    whole,
    isWhole ? { span: whole, text: written } : undefined,
  );
}

function atKey(found: FoundToken): Diagnostic | undefined {
  const { type, text, span } = found;
  const after = textBefore(found).endsWith(':') ? 'the colon' : 'the full stop';
  if (type === T.HyphenatedIdentifier || KEYWORDS.has(text)) {
    const why =
      type === T.HyphenatedIdentifier ? 'A path step with a hyphen' : `${text} is a keyword; as a path step it`;
    return diagnostic('P108', `${why} is quoted: write ${shorten(writeString(text))}.`, span, {
      span,
      text: writeString(text),
    });
  }
  switch (type) {
    case T.ASTERISK:
      return diagnostic(
        'P108',
        '[*] stands for any element of a list; for the properties of a dictionary there is no such sign.',
        span,
      );
    case T.LBRACK:
      return diagnostic(
        'P108',
        `A property name comes after ${after}; an index comes after the property, as in x-type:list[0].`,
        span,
      );
    case T.IntegerLiteral:
      return diagnostic(
        'P108',
        `An element of a list is chosen in brackets: write [${shorten(text)}] instead of .${shorten(text)}.`,
        span,
      );
    default:
      return isPlainKey(text)
        ? undefined
        : diagnostic('P108', `A property name is missing after ${after}; found ${describe(found)}.`, span);
  }
}
