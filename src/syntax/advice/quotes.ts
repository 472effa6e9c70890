import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { excerpt, quote, shorten, type FoundToken } from './found-token.js';

const TYPOGRAPHIC = '‘’‚‛“”„‟«»‹›´`′″';

/** How far the other quote is looked for. */
const LONGEST_STRING = 2000;

/** A string between quotes that the language does not have: `"..."`, `‘...’`. The whole of it is named, and how it is written. */
export function foreignQuote({ pattern, span, text }: FoundToken): Diagnostic | undefined {
  if (text !== '"' && !TYPOGRAPHIC.includes(text)) return undefined;
  const closing = text === '"' ? /"/u : new RegExp(`[${TYPOGRAPHIC}"']`, 'u');
  const rest = pattern.slice(span.end, span.end + LONGEST_STRING);
  const length = indexOfQuote(rest, closing);
  if (length < 0) return diagnostic('P105', `Strings stand in straight single quotes; found ${text}.`, span);

  // t"...", h"..." and b"...": the letter belongs to the constant.
  const prefix = /(?:^|[^\w-])([thb])$/.exec(pattern.slice(Math.max(0, span.start - 2), span.start))?.[1] ?? '';
  const whole = excerpt(pattern, span.start - prefix.length, span.end + length + 1);
  const body = bodyOf(rest.slice(0, length));
  if (body === undefined) {
    return diagnostic('P105', `Strings stand in straight single quotes; found ${quote(whole.text)}.`, whole.span);
  }
  const written = `${prefix}'${body}'`;
  return diagnostic(
    'P105',
    `Strings stand in straight single quotes: write ${shorten(written)} instead of ${shorten(whole.text)}.`,
    whole.span,
    {
      span: whole.span,
      text: written,
    },
  );
}

function indexOfQuote(text: string, closing: RegExp): number {
  for (let at = 0; at < text.length && text[at] !== '\n'; at += text[at] === '\\' ? 2 : 1) {
    if (closing.test(text.charAt(at))) return at;
  }
  return -1;
}

/** The text between the quotes as it stands between single ones; undefined if its backslashes may mean something else there. */
function bodyOf(text: string): string | undefined {
  const plain = text.replaceAll('\\"', '"');
  if (/\\/.test(plain.replace(/\\\\/g, ''))) return undefined;
  return plain.replaceAll("'", "\\'");
}
