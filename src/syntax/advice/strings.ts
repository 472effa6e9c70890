import { diagnostic, type Diagnostic, type Fix } from '../../diagnostics/diagnostic.js';
import { quote, textBefore, type FoundToken } from './found-token.js';

/** A string with a backslash before anything but a quote or a backslash (semantics 3). */
export function invalidEscape(found: FoundToken): Diagnostic {
  const { text, span } = found;
  const at = firstInvalidEscape(text);
  const escaped = text.slice(at, at + 2);
  return diagnostic(
    'P104',
    `${quote(escaped)} is no escape: a string has only \\' and \\\\. ${escapeAdvice(escaped, found)}`,
    { start: span.start + at, end: span.start + at + escaped.length },
    escapeFix(found),
  );
}

function escapeAdvice(escaped: string, found: FoundToken): string {
  if (escaped === '\\"') return 'A double quote needs no backslash; if the backslash is meant, write \\\\".';
  if (/\bMATCHES$/.test(textBefore(found)))
    return `In a regular expression too each backslash is doubled: write \\${escaped}.`;
  if (/[nrt]$/.test(escaped))
    return `For a backslash write \\${escaped}; a line break or a tab stands in a string as it is.`;
  return `For a backslash write two: \\${escaped}.`;
}

/**
 * Doubles the backslashes that are no escapes. Not where something else may be meant: `\"`, and a string that begins with `\\`, which is
 * one backslash, where a network path has two.
 */
function escapeFix({ text, span }: FoundToken): Fix | undefined {
  if (text.includes('\\"') || text.startsWith("'\\\\")) return undefined;
  return {
    span,
    text: text.replace(/\\([^])/g, (pair, next: string) => (next === "'" || next === '\\' ? pair : `\\${pair}`)),
  };
}

function firstInvalidEscape(token: string): number {
  for (let at = token.indexOf('\\'); at >= 0; at = token.indexOf('\\', at + 2)) {
    const next = token.charAt(at + 1);
    if (next !== "'" && next !== '\\') return at;
  }
  return 0;
}

/** A string that runs to the end of the pattern; the place is where it begins. */
export function unterminatedString(found: FoundToken): Diagnostic {
  const { text, span } = found;
  const opening = { start: span.start, end: span.start + (text.startsWith("'") ? 1 : 2) };
  const escaped = text.lastIndexOf("\\'");
  if (escaped >= 0 && /^\s*([\]),]|$)/.test(text.slice(escaped + 2))) {
    return diagnostic(
      'P103',
      "The string that begins here has no closing ': the last one has a backslash before it, which makes it part of the string. A string that ends with a backslash ends in \\\\'.",
      opening,
    );
  }
  const typographic = /[‘’“”´`"](?=\s*[\]),])/u.exec(text);
  if (typographic) {
    const at = span.start + typographic.index;
    return diagnostic(
      'P103',
      `The string that begins here is closed by ${typographic[0]}; write the straight quote '.`,
      opening,
      { span: { start: at, end: at + typographic[0].length }, text: "'" },
    );
  }
  if (/[\p{L}\p{N}]/u.test(found.pattern.charAt(span.start - 1))) {
    return diagnostic(
      'P103',
      "The quotes before this one do not pair up, so that it opens a string that never ends. Look for a missing ', or for one inside of a text, which is written \\'.",
      opening,
    );
  }
  return diagnostic(
    'P103',
    "The string that begins here has no closing '. Write ' where it ends; a ' inside of it is written \\'.",
    opening,
  );
}

/** A block comment that runs to the end of the pattern. */
export function unterminatedComment({ span }: FoundToken): Diagnostic {
  return diagnostic('P103', 'The comment that begins here has no closing */.', {
    start: span.start,
    end: span.start + 2,
  });
}
