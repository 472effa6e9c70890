import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldDomainName } from '../../src/values/domain-name.js';
import { foldEmailAddress } from '../../src/values/email-address.js';
import { foldCase } from '../../src/values/fold-case.js';
import { canonicalHashName } from '../../src/values/hashes.js';
import { normalizeUrl } from '../../src/values/url.js';

describe('canonicalHashName', () => {
  const spellings: Readonly<Record<string, readonly string[]>> = {
    MD5: ['MD5', 'md5', 'Md5', 'MD-5', 'md_5'],
    'SHA-1': ['SHA-1', 'sha1', 'SHA1', 'Sha_1', 'sha 1'],
    'SHA-256': ['SHA-256', 'sha256', 'SHA256', 'SHA_256', 'SHA2-256'],
    'SHA-512': ['SHA-512', 'sha512', 'SHA512'],
    'SHA-224': ['SHA-224', 'sha224'],
    'SHA-384': ['SHA-384', 'SHA384'],
    'SHA3-224': ['SHA3-224', 'sha3224'],
    'SHA3-256': ['SHA3-256', 'SHA3256', 'sha3_256', 'SHA-3-256'],
    'SHA3-384': ['SHA3-384', 'sha3384'],
    'SHA3-512': ['SHA3-512', 'SHA3512'],
    'SHA-512/256': ['SHA-512/256', 'sha512_256'],
    SSDEEP: ['SSDEEP', 'ssdeep', 'SSDeep'],
    TLSH: ['TLSH', 'tlsh'],
    'RIPEMD-160': ['RIPEMD-160', 'ripemd160', 'RMD160'],
    WHIRLPOOL: ['WHIRLPOOL', 'Whirlpool'],
    IMPHASH: ['IMPHASH', 'imphash'],
    AUTHENTIHASH: ['authentihash'],
  };
  it.each(Object.entries(spellings))('%s', (name, all) => {
    expect(all.map(canonicalHashName)).toEqual(all.map(() => name));
  });

  it.each(['', '-', 'SHA', 'SHA2', 'SHA3', 'constructor', '__proto__', 'toString', 'MD5x', 'x'.repeat(10_000_000)])(
    'knows no algorithm %j',
    (name) => {
      expect(canonicalHashName(name)).toBeUndefined();
    },
  );
});

describe('foldCase', () => {
  it.each([
    ['ΣΑΣ', 'σασ'],
    ['İ', 'İ'],
    ['ǅ', 'ǆ'],
    ['\u{10400}', '\u{10428}'],
    ['ABC', 'abc'],
    ['\ud800A', '\ud800a'],
  ])('%s becomes %s', (text, expected) => {
    expect(foldCase(text)).toBe(expected);
  });

  it('of a part is a part of the whole', () => {
    const letters = fc
      .array(fc.constantFrom('A', 'Σ', 'σ', 'ς', 'İ', 'é', '.', '\u0301', '\u{10400}'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(foldCase(a + b)).toBe(foldCase(a) + foldCase(b));
      }),
    );
  });
});

describe('foldDomainName', () => {
  it.each([
    ['Example.COM', 'example.com'],
    ['example.com.', 'example.com'],
    ['example.com..', 'example.com.'],
    ['BÜCHER.example', 'bücher.example'],
    ['', ''],
    ['.', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(foldDomainName(text)).toBe(expected);
  });
});

describe('foldEmailAddress', () => {
  it.each([
    ['John.Doe@Example.COM', 'John.Doe@example.com'],
    ['"A@B"@Example.COM.', '"A@B"@example.com'],
    ['John.Doe', 'John.Doe'],
    ['@Example.COM', '@example.com'],
    ['John@', 'John@'],
  ])('%j becomes %j', (text, expected) => {
    expect(foldEmailAddress(text)).toBe(expected);
  });
});

describe('normalizeUrl', () => {
  it.each([
    ['HTTP://Example.COM:80', 'http://example.com/'],
    ['http://example.com/', 'http://example.com/'],
    ['https://Example.com:443/Path', 'https://example.com/Path'],
    ['https://example.com:80/', 'https://example.com:80/'],
    ['http://example.com:443', 'http://example.com:443/'],
    ['http://example.com:', 'http://example.com/'],
    ['http://example.com:080/', 'http://example.com:080/'],
    ['http://example.com?Q=A', 'http://example.com/?Q=A'],
    ['http://example.com#F', 'http://example.com/#F'],
    ['http://User:Pass@Example.com/', 'http://User:Pass@example.com/'],
    ['http://A@B@Example.com', 'http://A@B@example.com/'],
    ['http://example.com/%7Euser/../A/./b?x=%2F', 'http://example.com/%7Euser/../A/./b?x=%2F'],
    ['http://[2001:DB8::1]:80/x', 'http://[2001:db8::1]/x'],
    ['ftp://Example.com:21/x', 'ftp://example.com/x'],
    ['wss://Example.com:443', 'wss://example.com/'],
    ['hxxp://Evil.example/A', 'hxxp://evil.example/A'],
    ['http://BÜCHER.example/Ü', 'http://bücher.example/Ü'],
    ['http://example.com/a@B:80', 'http://example.com/a@B:80'],
  ])('%s becomes %s', (text, expected) => {
    expect(normalizeUrl(text)).toBe(expected);
  });

  it.each([
    '',
    'Example.COM',
    'Example.COM/Path',
    '//Example.COM/',
    'http:/Example.COM',
    'http//Example.COM',
    'http://',
    'http:///Path',
    'http://:80/',
    'http://Exa mple.com/',
    'http://Example.com:8o/',
    'http://Example.com:80:80/',
    'http://[::1/',
    '1http://Example.com',
    '://Example.com',
    'MAILTO:John@Example.com',
  ])('leaves %j alone', (text) => {
    expect(normalizeUrl(text)).toBe(text);
  });

  it('never throws, and changes nothing the second time', () => {
    const parts = fc.constantFrom(
      'http',
      'HTTPS',
      '://',
      ':',
      '/',
      '@',
      '?',
      '#',
      'A.b',
      ':80',
      ':443',
      '[',
      ']',
      '::1',
      ' ',
      '%2F',
      '\ud800',
    );
    const urls = fc.array(parts, { maxLength: 10 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(urls, fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const once = normalizeUrl(text);
        expect(normalizeUrl(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes ten million characters', () => {
    const long = 'A'.repeat(10_000_000);
    expect(normalizeUrl(`HTTP://${long}/${long}`)).toBe(`http://${long.toLowerCase()}/${long}`);
    expect(normalizeUrl(long)).toBe(long);
  });
});
