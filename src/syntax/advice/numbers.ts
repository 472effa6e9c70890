import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { parseTimestamp } from '../../values/timestamp.js';
import { writeString } from '../literals.js';
import { quote, quoteFix, shorten, textBefore, wordAround, type Excerpt, type FoundToken } from './found-token.js';
import { secondsOf } from './durations.js';

/** Something that begins like a number and is none (semantics 3). */
export function malformedNumber(found: FoundToken): Diagnostic {
  const word = wordAround(found);
  return (
    bareTimestamp(word) ??
    duration(found) ??
    groupedDigits(found) ??
    misspeltNumber(found, word) ??
    diagnostic(
      'P107',
      `${quote(word.text)} is no number; text stands in single quotes: write ${shorten(writeString(word.text))}.`,
      word.span,
      quoteFix(word),
    )
  );
}

function bareTimestamp({ text, span }: Excerpt): Diagnostic | undefined {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const written = `t'${text}'`;
  if (parseTimestamp(text)) {
    return diagnostic('P107', `A timestamp stands in quotes with t before them: write ${written}.`, span, {
      span,
      text: written,
    });
  }
  return diagnostic(
    'P107',
    `${quote(text)} is no constant. A timestamp is written t'2026-01-31T00:00:00Z', text '${text}'.`,
    span,
  );
}

function duration(found: FoundToken): Diagnostic | undefined {
  const qualifier = /\b(WITHIN|REPEATS)$/.exec(textBefore(found))?.[1];
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/i.exec(found.text) ?? [];
  if (digits === undefined) return undefined;
  if (qualifier === 'WITHIN') {
    const seconds = secondsOf(digits, unit);
    if (seconds === undefined) return undefined;
    return diagnostic(
      'P107',
      `A window counts seconds, in a word of its own: write WITHIN ${seconds} SECONDS.`,
      found.span,
      {
        span: found.span,
        text: /^\s*SECONDS\b/.test(found.pattern.slice(found.span.end, found.span.end + 40))
          ? seconds
          : `${seconds} SECONDS`,
      },
    );
  }
  if (qualifier === 'REPEATS' && /^(x|times?)$/i.test(unit)) {
    return diagnostic('P107', `Number and unit are two words: write REPEATS ${digits} TIMES.`, found.span);
  }
  return undefined;
}

function groupedDigits({ pattern, span, text }: FoundToken): Diagnostic | undefined {
  const head = /\d+,$/.exec(pattern.slice(Math.max(0, span.start - 20), span.start))?.[0];
  if (head === undefined || !/^\d{3}$/.test(text)) return undefined;
  const whole = { start: span.start - head.length, end: span.end };
  return diagnostic(
    'P107',
    `Digits are not grouped: write ${head.slice(0, -1)}${text} for ${quote(head + text)}.`,
    whole,
  );
}

function misspeltNumber(found: FoundToken, word: Excerpt): Diagnostic | undefined {
  const { text, span } = found;
  // 010.1.2.3 and the like is no number with a leading zero, but text.
  if (word.text !== text) return undefined;
  if (/^[+-]?0\d+$/.test(text)) {
    const digits = text.replace(/^([+-]?)0+(?=\d)/, '$1');
    return diagnostic(
      'P107',
      `${quote(text)} has leading zeros: write ${shorten(digits)}. There is no octal form.`,
      span,
    );
  }
  if (/^[+-]?0x[0-9a-f]+$/i.test(text)) {
    return diagnostic('P107', `There are no hexadecimal numbers: write ${decimal(text)}, or h'...' for octets.`, span);
  }
  if (/^[+-]?[\d.]+e\d+$/i.test(text)) {
    return diagnostic(
      'P107',
      `${quote(text)} is no number, for there is no exponent form: write ${decimal(text)}.`,
      span,
    );
  }
  if (/^[+-]?\d+\.$/.test(text)) {
    const digits = text.slice(0, -1);
    return diagnostic(
      'P107',
      `Digits are required after the point: write ${shorten(digits)} or ${shorten(`${text}0`)}.`,
      span,
      {
        span,
        text: digits,
      },
    );
  }
  if (/^\d+(\.\d+)?([kmgt]i?b?|bytes?|ms|s|sec|min|h|d)$/i.test(text)) {
    return diagnostic(
      'P107',
      `Numbers have no unit: write ${quote(text)} as a number alone, in the unit of the property (a size is in bytes).`,
      span,
    );
  }
  return undefined;
}

/** The digits of a number in another notation, or a hint where they would be too many. */
function decimal(text: string): string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : 'all its digits';
}
