// Addresses of which the second octet says who uses them, so that no network of an indicator holds an address of the traffic around it, and a
// look-up in a trie still has to go beyond the first octet to find out. All others are private: clients are of 10.0.0.0/8.

/** The remainder by four of the second octet (v4) or of the third group (v6). */
const OWNER = { indicator: 0, background: 1, term: 2, network: 3 };
const RESERVED = new Set([0, 10, 100, 127, 169, 172, 192, 198, 203]);
const FIRST_OCTETS = Array.from({ length: 224 }, (_, octet) => octet).filter((octet) => !RESERVED.has(octet));
const PER_FIRST = 64 * 65_536;
const ADDRESSES = FIRST_OCTETS.length * PER_FIRST;
/** A prime that is no factor of the number of addresses. */
const SCATTER = 611_953;

/** The n-th address of an owner; up to 900 million of them, no two the same. */
export function address(owner, number) {
  const at = (number * SCATTER + 12_345) % ADDRESSES;
  const first = FIRST_OCTETS[Math.floor(at / PER_FIRST)];
  const rest = at % PER_FIRST;
  return `${first}.${4 * (rest >>> 16) + OWNER[owner]}.${(rest >>> 8) & 255}.${rest & 255}`;
}

/** The n-th IPv6 address of an owner. */
export function address6(owner, number, interfaceId = 0) {
  const scattered = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const site = (4 * (number & 0x3fff) + OWNER[owner]).toString(16);
  return `2a0${(number >>> 14) & 7}:${group(scattered >>> 16)}:${site}:1::${group(scattered & 0xffff)}:${group(1 + interfaceId)}`;
}

const group = (number) => Math.max(1, number & 0xffff).toString(16);

/**
 * The n-th network, which overlaps no other: each lies in a /16 of its own.
 *
 * @returns {{ prefix: number, text: string, member: (number: number) => string }} `member` gives addresses inside
 */
export function network(number, prefix) {
  const first = FIRST_OCTETS[number % FIRST_OCTETS.length];
  const second = 4 * (Math.floor(number / FIRST_OCTETS.length) % 64) + OWNER.network;
  const hosts = 2 ** (32 - prefix);
  const base = (Math.imul(number + 1, 0x9e3779b1) >>> 16) & ~(hosts - 1);
  const at = (offset) => `${first}.${second}.${((base + offset) >>> 8) & 255}.${(base + offset) & 255}`;
  return { prefix, text: `${at(0)}/${prefix}`, member: (one) => at(one % hosts) };
}

/** The n-th IPv6 network, a /48 of its own. */
export function network6(number) {
  const text = `2a0e:${group(Math.imul(number + 1, 0x9e3779b1) >>> 16)}:${(4 * (number & 0x3fff) + OWNER.network).toString(16)}`;
  return { prefix: 48, text: `${text}::/48`, member: (one) => `${text}:${group(one)}::${group(one + 7)}` };
}
