import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { addressFamily, blockContains, formatAddressBlock, parseAddressBlock } from '../../src/values/address.js';

describe('parseAddressBlock', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1/32', '192.0.2.1'],
    ['192.0.2.255/24', '192.0.2.0/24'],
    ['192.0.2.1/31', '192.0.2.0/31'],
    ['255.255.255.255/1', '128.0.0.0/1'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['0.0.0.0', '0.0.0.0'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8:0:0:0:0:0:1/128', '2001:db8::1'],
    ['2001:db8:ffff:ffff:ffff::/33', '2001:db8:8000::/33'],
    ['2001:db8::1/0', '::/0'],
    ['::', '::'],
    ['1::', '1::'],
    ['::1', '::1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['::192.0.2.1', '::c000:201'],
    ['64:ff9b::192.0.2.33/96', '64:ff9b::/96'],
    ['1:2:3:4:5:6:192.0.2.33', '1:2:3:4:5:6:c000:221'],
  ])('reads %s as %s', (text, expected) => {
    const block = parseAddressBlock(text);
    expect(block && formatAddressBlock(block)).toBe(expected);
  });

  it.each([
    '',
    '/',
    '/0',
    '10',
    '10.77',
    '10.0.0',
    '10.0.0.0.0',
    '010.1.2.3',
    '10.1.2.03',
    '10.1.2.00',
    '0x0a.1.2.3',
    '256.1.1.1',
    '1.1.1.1111',
    '1..1.1',
    '.1.1.1',
    '1.1.1.',
    ' 1.1.1.1',
    '1.1.1.1 ',
    '１.1.1.1',
    '-1.1.1.1',
    '1.1.1.1/',
    '1.1.1.1/33',
    '1.1.1.1/+8',
    '1.1.1.1/-1',
    '1.1.1.1/08',
    '1.1.1.1/00',
    '1.1.1.1/8 ',
    '1.1.1.1/8/8',
    '1.1.1.1/255.0.0.0',
    '1.1.1.1/1e1',
    ':',
    ':::',
    '::1::',
    '1::2::3',
    ':1::',
    '1:',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '::1:2:3:4:5:6:7:8',
    '12345::',
    'g::',
    '::1%eth0',
    'fe80::1%1',
    '[::1]',
    '::1.2.3',
    '::1.2.3.4.5',
    '::01.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1.2.3.4::',
    '::1.2.3.4:1',
    '::/129',
    '::/0128',
    '::1/1000',
    '1'.repeat(10_000_000),
  ])('refuses %j', (text) => {
    expect(parseAddressBlock(text)).toBeUndefined();
  });

  it('keeps IPv4 apart from IPv6 that embeds it', () => {
    expect(addressFamily('192.0.2.1')).toBe(4);
    expect(addressFamily('::ffff:192.0.2.1')).toBe(6);
    expect(addressFamily('192.0.2.0/24')).toBeUndefined();
    expect(addressFamily('::/0')).toBeUndefined();
    expect(addressFamily('localhost')).toBeUndefined();
  });
});

const ipv4 = fc.ipV4();
// ipaddr.js reads `::192.0.2.1` as `::ffff:192.0.2.1`, against RFC 4291 section 2.2.
const ipv6 = fc.ipV6().filter((text) => !/^::[^:]*\./.test(text));
/** Texts of an address's letters, most of them no address. */
const soup = fc
  .array(fc.constantFrom(':', '::', '.', '0', '1', 'f', '12', 'abcd', '1.2.3.4', '255', '/'), { maxLength: 16 })
  .map((parts) => parts.join(''));

describe('against node:net', () => {
  it('takes the same texts for addresses', () => {
    fc.assert(
      fc.property(fc.oneof(soup, ipv4, ipv6), (text) => {
        expect([text, addressFamily(text) ?? 0]).toEqual([text, isIP(text)]);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('against ipaddr.js', () => {
  const words = (bytes: readonly number[]): readonly number[] =>
    bytes.flatMap((_, index) =>
      index % 4 === 0 ? [new DataView(Uint8Array.from(bytes).buffer).getUint32(index)] : [],
    );

  it('reads the same addresses', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), (text) => {
        expect(parseAddressBlock(text)?.words).toEqual(words(ipaddr.parse(text).toByteArray()));
      }),
      { numRuns: 2000 },
    );
  });

  it('masks the same networks', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), fc.nat(128), (text, bits) => {
        const address = ipaddr.parse(text);
        const prefix = address.kind() === 'ipv4' ? bits % 33 : bits;
        const bytes = address.toByteArray();
        const masked = bytes.map(
          (byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - 8 * index))) & 0xff,
        );
        expect(parseAddressBlock(`${text}/${prefix}`)?.words).toEqual(words(masked));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same addresses inside', () => {
    const pair = fc.tuple(
      fc.constantFrom('10.0.0.1', '10.0.0.2', '10.128.0.0', '2001:db8::1', '2001:db8:8000::', '::'),
      fc.nat(128),
    );
    fc.assert(
      fc.property(pair, pair, ([outer, bits], [inner]) => {
        const [a, b] = [ipaddr.parse(outer), ipaddr.parse(inner)];
        const prefix = a.kind() === 'ipv4' ? bits % 33 : bits;
        const [left, right] = [parseAddressBlock(`${outer}/${prefix}`), parseAddressBlock(inner)];
        expect(left && right && blockContains(left, right)).toBe(a.kind() === b.kind() && b.match(a, prefix));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatAddressBlock', () => {
  it('is read back as the same block', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), fc.nat(32), (text, prefix) => {
        const block = parseAddressBlock(`${text}/${prefix}`);
        expect(block && parseAddressBlock(formatAddressBlock(block))).toEqual(block);
      }),
    );
  });
});

describe('blockContains', () => {
  it.each([
    ['198.51.100.0/24', '198.51.100.27', true],
    ['198.51.100.0/24', '198.51.100.0/25', true],
    ['198.51.100.0/24', '198.51.100.0/24', true],
    ['198.51.100.0/25', '198.51.100.0/24', false],
    ['198.51.100.0/24', '198.51.101.0/24', false],
    ['198.51.100.1', '198.51.100.1', true],
    ['198.51.100.1', '198.51.100.2', false],
    ['0.0.0.0/0', '198.51.100.2', true],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '198.51.100.2', false],
    ['::ffff:0:0/96', '::ffff:198.51.100.2', true],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['2001:db8::/65', '2001:db8:0:0:7fff::', true],
    ['2001:db8::/65', '2001:db8:0:0:8000::', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    const [a, b] = [parseAddressBlock(outer), parseAddressBlock(inner)];
    expect(a && b && blockContains(a, b)).toBe(expected);
  });
});
