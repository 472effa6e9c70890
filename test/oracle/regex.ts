import { OracleConstantError } from './errors.js';
import { octetsOfText } from './octets.js';
import { octetAlphabet, rewriteRegex, textAlphabet } from './regex-rewrite.js';

/** A MATCHES constant, ready for both kinds of value. */
export type OracleRegex = {
  /** Searches a text (semantics 6.7). */
  readonly findsInText: (text: string) => boolean;
  /** Searches octets; false if the expression has a code point above U+00FF. */
  readonly findsInOctets: (octets: readonly number[]) => boolean;
};

/** Stands in for an expression whose error has been noted elsewhere. */
export const NEVER_MATCHES: OracleRegex = { findsInText: () => false, findsInOctets: () => false };

/**
 * Compiles a PCRE expression by rewriting it for V8's RegExp: test-only, on expressions that we wrote ourselves.
 * Throws OracleConstantError if it is invalid, OracleUnsupported if the rewriting does not understand it.
 */
export function compileRegex(expression: string): OracleRegex {
  const normalized = expression.normalize('NFC');
  const ignoreCase = normalized.startsWith('(?i)');
  const body = ignoreCase ? normalized.slice('(?i)'.length) : normalized;
  const flags = ignoreCase ? 'sui' : 'su';
  const forText = build(rewriteRegex(body, textAlphabet), flags);
  const forOctets = octetsOfText(body) === undefined ? undefined : build(rewriteRegex(body, octetAlphabet), flags);
  return {
    findsInText: (text) => forText.test(text.normalize('NFC')),
    findsInOctets: (octets) =>
      forOctets?.test(String.fromCodePoint(...octets.map((octet) => octetAlphabet.codePoint(octet)))) ?? false,
  };
}

function build(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new OracleConstantError(`invalid regular expression: ${source}`);
  }
}
