import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareOctets,
  decodeBase64,
  decodeHexadecimal,
  equalOctets,
  octetsFromText,
  textFromOctets,
} from '../../src/values/octets.js';

const octets = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decodeHexadecimal', () => {
  it.each([
    ['', octets()],
    ['00', octets(0)],
    ['ffC3', octets(0xff, 0xc3)],
  ])('decodes %j', (text, expected) => {
    expect(decodeHexadecimal(text)).toEqual(expected);
  });

  it.each(['0', 'abc', '0g', 'g0', ' 0', '0x00', '٠٠', '0\u0130', '\ud8000'])('refuses %j', (text) => {
    expect(decodeHexadecimal(text)).toBeUndefined();
  });

  it('is the inverse of encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (value) => {
        expect(decodeHexadecimal(Buffer.from(value).toString('hex'))).toEqual(value);
      }),
    );
  });
});

describe('decodeBase64', () => {
  it.each([
    ['', octets()],
    ['AA==', octets(0)],
    ['//8=', octets(255, 255)],
    ['+/+/', octets(0xfb, 0xff, 0xbf)],
    ['QUJD', octets(0x41, 0x42, 0x43)],
  ])('decodes %j', (text, expected) => {
    expect(decodeBase64(text)).toEqual(expected);
  });

  it('does not care about the bits that the last digit has to spare', () => {
    expect(decodeBase64('QQ==')).toEqual(octets(0x41));
    expect(decodeBase64('QR==')).toEqual(octets(0x41));
    expect(decodeBase64('QUJ=')).toEqual(octets(0x41, 0x42));
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    '=',
    'AA=A',
    'A=AA',
    'AA==AA==',
    'QUJD\n',
    'QU JD',
    '-_-_',
    '@@@@',
    'QUJé',
    'AAAA=',
  ])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('is the inverse of encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (value) => {
        expect(decodeBase64(Buffer.from(value).toString('base64'))).toEqual(value);
      }),
    );
  });
});

describe('octets and text', () => {
  it('maps one character to one octet', () => {
    expect(octetsFromText('a\u0000\u00ff')).toEqual(octets(0x61, 0, 0xff));
    expect(textFromOctets(octets(0x61, 0, 0xff))).toBe('a\u0000\u00ff');
  });

  it.each(['\u0100', 'a😀', '\ud800'])('has no octet for %j', (text) => {
    expect(octetsFromText(text)).toBeUndefined();
  });

  it('goes there and back, however long', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (value) => {
        expect(octetsFromText(textFromOctets(value))).toEqual(value);
      }),
    );
    const long = new Uint8Array(10_000_000).fill(0xe9, 5_000_000);
    const back = octetsFromText(textFromOctets(long));
    expect(back && equalOctets(back, long)).toBe(true);
  });
});

describe('compareOctets', () => {
  it('orders as Buffer.compare does', () => {
    const short = fc.uint8Array({ maxLength: 4 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(compareOctets(a, b)).toBe(Buffer.compare(a, b));
        expect(equalOctets(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('takes octets as unsigned, and a proper prefix as smaller', () => {
    expect(compareOctets(octets(0x7f), octets(0x80))).toBe(-1);
    expect(compareOctets(octets(1, 2), octets(1))).toBe(1);
    expect(compareOctets(octets(), octets(0))).toBe(-1);
  });
});
