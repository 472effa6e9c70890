import { blockContains, parseAddressBlock, type AddressBlock } from './address.js';

/**
 * Who can be reached at an address: anyone (`public`), or only what is on this machine (`loopback`), on the same link (`link-local`), or
 * in the same network (`private`). `reserved` is everything else that no server on the Internet has.
 */
export type AddressScope = 'public' | 'loopback' | 'link-local' | 'private' | 'reserved';

/** The special-purpose registries of IANA (RFC 6890 and its successors), as far as their blocks are not reachable from everywhere. */
const SPECIAL_BLOCKS: readonly (readonly [AddressScope, ...string[]])[] = [
  ['loopback', '127.0.0.0/8', '::1'],
  ['link-local', '169.254.0.0/16', 'fe80::/10'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7', 'fec0::/10'],
  [
    'reserved',
    '0.0.0.0/8',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
    '::',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    'ff00::/8',
  ],
];

/** Blocks of IPv6 whose addresses stand for an IPv4 address, and in which word it is: mapped, translated (RFC 6052), 6to4. */
const EMBEDDED: readonly (readonly [block: string, shift: 0 | 16, word: number])[] = [
  ['::ffff:0:0/96', 0, 3],
  ['::/96', 0, 3],
  ['64:ff9b::/96', 0, 3],
  ['64:ff9b:1::/48', 0, 3],
  ['2002::/16', 16, 0],
];

const BLOCKS: readonly (readonly [AddressScope, AddressBlock])[] = SPECIAL_BLOCKS.flatMap(([scope, ...texts]) =>
  texts.map((text) => [scope, blockOf(text)] as const),
);
const EMBEDDED_BLOCKS: readonly (readonly [AddressBlock, shift: 0 | 16, word: number])[] = EMBEDDED.map(
  ([text, shift, word]) => [blockOf(text), shift, word],
);

/**
 * The scope of an address in any form that `parseAddressBlock` reads. An IPv6 address that stands for an IPv4 one has the scope of that.
 *
 * @returns `undefined` for what is no address
 */
export function addressScope(text: string): AddressScope | undefined {
  const address = parseAddressBlock(text);
  if (!address || text.includes('/')) return undefined;
  const known = BLOCKS.find(([, block]) => blockContains(block, address));
  if (known) return known[0];
  const embedded = EMBEDDED_BLOCKS.find(([block]) => blockContains(block, address));
  if (!embedded) return 'public';
  const [, shift, word] = embedded;
  const bits =
    shift === 0
      ? (address.words[word] ?? 0)
      : (((address.words[word] ?? 0) << 16) | ((address.words[word + 1] ?? 0) >>> 16)) >>> 0;
  const inner: AddressBlock = { family: 4, prefix: 32, words: [bits] };
  return BLOCKS.find(([, block]) => blockContains(block, inner))?.[0] ?? 'public';
}

function blockOf(text: string): AddressBlock {
  const block = parseAddressBlock(text);
  if (!block) throw new Error(`${text} is no block.`);
  return block;
}
