import { addressFamily, parseAddressBlock } from '../../values/address.js';
import { shorten } from './found-token.js';

/** What is wrong with a text that should be an address or a CIDR block, and the block that it surely means, if there is one. */
export interface AddressAdvice {
  readonly message: string;
  readonly meant?: string;
}

/** Explains why a text is neither an address nor a CIDR block (semantics 6.8). It must be neither. */
export function addressAdvice(text: string): AddressAdvice {
  if (text.length > LONGEST_ADDRESS) return { message: neither(shorten(text)) };
  return meantBlock(text) ?? { message: problemOf(text) };
}

/** Longer texts are no address in another notation either. */
const LONGEST_ADDRESS = 100;

function neither(text: string): string {
  return `'${text}' is neither an IPv4 or IPv6 address nor a CIDR block such as 192.0.2.0/24.`;
}

/** Other notations of one address or block. */
function meantBlock(text: string): AddressAdvice | undefined {
  const refanged = text
    .trim()
    .replace(/\[\.\]|\(\.\)/g, '.')
    .replace(/\[:\]/g, ':');
  if (refanged !== text && parseAddressBlock(refanged))
    return { message: `An address is written plainly: ${refanged}.`, meant: refanged };
  const octets = /^(\d{1,3}(?:\.\d{1,3}){0,2})(?:\.\*){1,3}$/.exec(text)?.[1]?.split('.') ?? [];
  const block = `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${8 * octets.length}`;
  if (octets.length > 0 && parseAddressBlock(block)) {
    // 192.168.* may mean one octet more or two.
    const isWhole = text.split('.').length === 4;
    return {
      message: `A block of addresses is written with the length of its prefix, such as ${block}; found ${text}.`,
      ...(isWhole && { meant: block }),
    };
  }
  return undefined;
}

function problemOf(text: string): string {
  const slash = text.indexOf('/');
  const [address, prefix] = slash < 0 ? [text, undefined] : [text.slice(0, slash), text.slice(slash + 1)];
  const family = addressFamily(address);
  if (family !== undefined && prefix !== undefined) {
    return prefix.includes('.') || prefix.includes(':')
      ? `The size of a block is the number of bits of its prefix, such as /24, and not the mask ${prefix}.`
      : `The prefix of an IPv${family} block is /0 to /${family === 4 ? 32 : 128}; found /${prefix}.`;
  }
  if (/^[\d.]+ *- *[\d.]+$/.test(text))
    return `A range of addresses is written as CIDR blocks, such as 192.0.2.0/24; found ${text}.`;
  if (/^[\d.]+:\d+$/.test(text)) return `An address stands here without a port; found ${text}.`;
  if (/^[\d.]+$/.test(address)) {
    const octets = address.split('.');
    const wrong = octets.find((octet) => /^0\d/.test(octet) || Number(octet) > 255);
    if (octets.length !== 4) return `An IPv4 address has four numbers; found ${text}.`;
    if (wrong !== undefined)
      return `The numbers of an IPv4 address are 0 to 255, without leading zeros; found ${wrong}.`;
  }
  if (text.includes('%')) return `An address stands here without a zone; found ${text}.`;
  if (/^[\w-]+(\.[\w-]+)*\.[a-z][\w-]*$/i.test(text))
    return `'${text}' is a name; ISSUBSET and ISSUPERSET compare addresses. For names use =, IN or LIKE.`;
  return neither(text);
}
