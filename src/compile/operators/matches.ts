import type { StringConstant } from '../../syntax/ast.js';
import { textFromOctets } from '../../values/octets.js';
import { compileRegularExpression } from '../../values/regular-expression/index.js';
import type { ValueTest } from './operator.js';

/**
 * `MATCHES`: a PCRE search, run by a linear-time engine (semantics 6.7, D13). Octets are searched as one character each, by an
 * expression compiled for octets the first time that it is needed: hardly any pattern ever meets octets.
 */
export function matches(constant: StringConstant): ValueTest {
  const onText = searcher(constant.value, 'text');
  let onOctets: ((subject: string) => boolean) | undefined;
  return (value) => {
    if (typeof value === 'string') return onText(value);
    if (!(value instanceof Uint8Array)) return false;
    // The constant is normalized first, and mapped to octets then (semantics 6.7).
    onOctets ??= searcher(constant.value.normalize('NFC'), 'octets');
    return onOctets(textFromOctets(value));
  };
}

function searcher(expression: string, mode: 'text' | 'octets'): (subject: string) => boolean {
  const compiled = compileRegularExpression(expression, mode);
  // What cannot be mapped to octets is false on them; on text, `checkConstants` has refused it before.
  return compiled.kind === 'compiled' ? compiled.search : () => false;
}
