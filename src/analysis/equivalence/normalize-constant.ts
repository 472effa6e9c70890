import { formatAddressBlock, maskAddressBlock, parseAddressBlock } from '../../values/address.js';
import { decodeBase64, decodeHexadecimal } from '../../values/octets.js';
import { formatTimestamp, parseTimestamp } from '../../values/timestamp.js';
import type { Comparison, Constant, HexConstant } from '../../syntax/ast.js';

/**
 * The one spelling of a constant's value: an integer for `5.0`, hexadecimal for base64, an instant without trailing zeros. A constant that is at
 * fault stays as it is written.
 */
export function normalizeConstant<Kind extends Constant>(constant: Kind): Constant {
  switch (constant.kind) {
    case 'integer':
    case 'float':
      return normalizeNumber(constant);
    case 'hex':
      return hexOf(decodeHexadecimal(constant.digits), constant);
    case 'binary':
      return hexOf(decodeBase64(constant.base64), constant);
    case 'timestamp': {
      const instant = parseTimestamp(constant.text);
      return instant ? { ...constant, text: formatTimestamp(instant) } : constant;
    }
    default:
      return constant;
  }
}

/** By its digits: a window is as long as it is written, which a double may not be able to say. */
function normalizeNumber(constant: Extract<Constant, { readonly kind: 'integer' | 'float' }>): Constant {
  const { text, span } = constant;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = fraction.replace(/0+$/, '');
  const size = `${whole === '' ? '0' : whole}${digits === '' ? '' : `.${digits}`}`;
  // Minus zero equals zero.
  const normal = sign === '-' && size !== '0' ? `-${size}` : size;
  return { kind: digits === '' ? 'integer' : 'float', span, value: Number(normal), text: normal };
}

function hexOf(octets: Uint8Array | undefined, constant: Constant): Constant {
  if (!octets) return constant;
  const digits = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
  return { kind: 'hex', span: constant.span, digits } satisfies HexConstant;
}

/** The same for the operand of an operator: a network has its host bits cleared (semantics 6.8). */
export function normalizeOperand(operator: Comparison['operator'], constant: Constant): Constant {
  if ((operator === 'ISSUBSET' || operator === 'ISSUPERSET') && constant.kind === 'string') {
    const block = parseAddressBlock(constant.value);
    return block ? { ...constant, value: formatAddressBlock(maskAddressBlock(block, block.prefix)) } : constant;
  }
  return normalizeConstant(constant);
}
