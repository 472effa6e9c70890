import type { StringConstant } from '../../syntax/ast.js';
import { textFromOctets } from '../../values/octets.js';
import { compileRegularExpression } from '../../values/regular-expression/index.js';
import { UndecidedComparison } from '../undecided.js';
import type { ValueTest } from './operator.js';

/**
 * `MATCHES`: a PCRE search, run by a linear-time engine (semantics 6.7, D13). Octets are searched as one character each, by an
 * expression compiled for octets the first time that it is needed: hardly any pattern ever meets octets.
 *
 * A value of more than `maxSubjectLength` code units or octets throws `UndecidedComparison`; see `Limits`.
 */
export function matches(constant: StringConstant, maxSubjectLength: number): ValueTest {
  const onText = searcher(constant.value, 'text', maxSubjectLength);
  let onOctets: ((subject: string) => boolean) | undefined;
  return (value) => {
    if (typeof value === 'string') return onText(value);
    if (!(value instanceof Uint8Array)) return false;
    // The constant is normalized first, and mapped to octets then (semantics 6.7).
    onOctets ??= searcher(constant.value.normalize('NFC'), 'octets', maxSubjectLength);
    return onOctets(textFromOctets(value));
  };
}

/** The size of a program up to which a text may have the full length: that of hardly any published expression is larger. */
const SMALL_PROGRAM = 100;

function searcher(expression: string, mode: 'text' | 'octets', maxLength: number): (subject: string) => boolean {
  const compiled = compileRegularExpression(expression, mode);
  // What cannot be mapped to octets is false on them; on text, `checkConstants` has refused it before.
  if (compiled.kind !== 'compiled') return () => false;
  // At the worst a character costs 25 to 50 ns for each instruction: a program of 10,000 would take minutes for a million of them.
  const most = Math.floor(maxLength * Math.min(1, SMALL_PROGRAM / compiled.size));
  return (subject) => {
    if (subject.length > most) throw new UndecidedComparison('maxSubjectLength');
    return compiled.search(subject);
  };
}
