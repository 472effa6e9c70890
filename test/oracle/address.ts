/** All addresses of a family whose first `prefix` bits are those of `bits`. A bare address has all of them. */
export type AddressRange = { readonly family: 4 | 6; readonly bits: bigint; readonly prefix: number };

/** Reads an IPv4 or IPv6 address or CIDR block (semantics 6.8, D19); undefined if it is neither. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const bits = family === 6 ? parseIpv6(address) : parseIpv4(address);
  const width = family === 6 ? 128 : 32;
  if (bits === undefined) return undefined;
  if (length === undefined) return { family, bits, prefix: width };
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length) || Number(length) > width) return undefined;
  return { family, bits, prefix: Number(length) };
}

/** True if every address of `inner` is one of `outer`; host bits on either side do not count. */
export function rangeContains(outer: AddressRange, inner: AddressRange): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const hostBits = BigInt((outer.family === 6 ? 128 : 32) - outer.prefix);
  return outer.bits >> hostBits === inner.bits >> hostBits;
}

/** Strict dotted quad: four decimal numbers without leading zeros. */
function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    bits = bits * 256n + BigInt(part);
  }
  return bits;
}

/** RFC 4291 section 2.2: eight groups, `::` once for at least one group, a dotted quad for the last two. */
function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const compressed = halves.length === 2;
  const head = ipv6Groups(halves[0] ?? '', !compressed);
  const tail = ipv6Groups(halves[1] ?? '', true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (compressed ? missing < 1 : missing !== 0) return undefined;
  const zeros = Array.from({ length: missing }, () => 0n);
  return [...head, ...zeros, ...tail].reduce((bits, group) => bits * 65_536n + group, 0n);
}

function ipv6Groups(text: string, mayEndInIpv4: boolean): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
    } else {
      const quad = mayEndInIpv4 && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (quad === undefined) return undefined;
      groups.push(quad >> 16n, quad & 0xffffn);
    }
  }
  return groups;
}
