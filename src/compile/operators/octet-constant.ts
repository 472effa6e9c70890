import type { BinaryConstant, HexConstant } from '../../syntax/ast.js';
import { decodeBase64, decodeHexadecimal } from '../../values/octets.js';

/** The octets of a hex or binary constant; both are one kind (semantics 3). The constant has passed `checkConstants`. */
export function octetsOf(constant: HexConstant | BinaryConstant): Uint8Array {
  const octets = constant.kind === 'hex' ? decodeHexadecimal(constant.digits) : decodeBase64(constant.base64);
  if (!octets) throw new Error('An invalid constant reached the compiler.');
  return octets;
}
