import { effectiveLimits, type ExpressionLimits } from './limits.js';
import type { Mode } from './mode.js';
import { createOffsetMap } from './normalized-offsets.js';
import { parseExpression } from './parse-expression.js';
import { programSize } from './program-size.js';
import { Refusal, type RefusalKind } from './refusal.js';
import { releaseAtomic } from './release-atomic.js';
import { requiredLiterals, type RequiredLiteral } from './required-literals.js';
import { createSearch, type Search } from './search.js';
import { assertionsIn, type Node } from './syntax-tree.js';

/** An expression that can be searched for. */
export interface CompiledExpression {
  readonly kind: 'compiled';
  /**
   * Whether some part of the subject matches. In text mode the subject is any string; it is NFC-normalized here. In octet mode it has one
   * character U+0000..U+00FF for each octet (`textFromOctets` makes it), and nothing is normalized. Never throws; the time is linear in the
   * length of the subject.
   */
  readonly search: Search;
  /** Characters, assertions and branches once every repeat is written out, at least 1. A character of a subject costs time in proportion at most. */
  readonly size: number;
  /** Of a text subject of ASCII that matches, what it must hold; see `requiredLiterals`. Worked out anew at each call. */
  readonly literals: () => readonly RequiredLiteral[] | undefined;
}

/** Why an expression is refused. */
export interface RefusedExpression {
  readonly kind: RefusalKind;
  /** What is wrong and, where there is a way, what to write instead. */
  readonly message: string;
  /** UTF-16 offsets into the expression; end exclusive. */
  readonly start: number;
  readonly end: number;
}

const HIGHEST_OCTET = 0xff;

/**
 * Compiles the operand of MATCHES: PCRE as of PCRE2 10.42, DOTALL on, for text Unicode-aware, for octets byte by byte (semantics 6.7, D13).
 * Refused are `invalid` expressions, which PCRE2 does not compile either; `unsupported` ones, which no automaton matches in linear time; and
 * those `too-large` for a limit. docs/decisions/0003-regular-expressions.md has the reasons.
 *
 * Programs are built when a search first needs them, so that compiling costs little more than parsing.
 *
 * @param source the expression. For text it is NFC-normalized. For octets each character is one octet; an expression with a character above
 *   U+00FF maps to none, compiles, and matches nothing
 */
export function compileRegularExpression(
  source: string,
  mode: Mode,
  limits: Partial<ExpressionLimits> = {},
): CompiledExpression | RefusedExpression {
  const all = effectiveLimits(limits);
  if (source.length > all.maxExpressionLength) {
    const message = `The expression has ${source.length} characters; the limit is ${all.maxExpressionLength}.`;
    return { kind: 'too-large', message, start: 0, end: source.length };
  }
  const text = mode === 'text' ? source.normalize('NFC') : source;
  try {
    const { node, size } = translate(text, mode, all);
    const search = mode === 'octets' && !mapsToOctets(source) ? () => false : createSearch(node, mode);
    return { kind: 'compiled', search, size, literals: () => requiredLiterals(node) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const toSource = createOffsetMap(source, text);
    return { kind: error.kind, message: error.message, start: toSource(error.start), end: toSource(error.end) };
  }
}

/** The expression as a tree that an automaton can match: within the limits, without atomic groups. */
function translate(text: string, mode: Mode, limits: ExpressionLimits): { readonly node: Node; readonly size: number } {
  const parsed = parseExpression(text, mode, limits);
  const size = programSize(parsed);
  if (size > limits.maxProgramSize) {
    const message = `With its repeats written out the expression is larger than ${limits.maxProgramSize} characters. Use smaller counts.`;
    throw new Refusal('too-large', message, 0, text.length);
  }
  const node = releaseAtomic(parsed, mode);
  const assertions = assertionsIn(node);
  if (assertions.has('end') && assertions.has('line-end')) {
    const message =
      'A multi-line `$` next to `\\Z` or a `$` that is not multi-line is not matched. Write `\\z` for the very end.';
    throw new Refusal('unsupported', message, 0, text.length);
  }
  return { node, size: Math.max(1, size) };
}

function mapsToOctets(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > HIGHEST_OCTET) return false;
  }
  return true;
}
