import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeUrl } from '../../src/adapters/compose-url.js';
import { displayName, emailAddress } from '../../src/adapters/email-address.js';
import { parseEmailDate } from '../../src/adapters/email-date.js';
import { splitHostPort } from '../../src/adapters/host-port.js';
import { addSeconds, instantText, readInstant } from '../../src/adapters/log-instant.js';
import { TRANSFORMS, type TransformName } from '../../src/adapters/index.js';
import { formatTimestamp, parseTimestamp } from '../../src/values/timestamp.js';

describe('mailbox', () => {
  const cases: readonly (readonly [mailbox: string, address: string | undefined, name: string | undefined])[] = [
    ['ann@example.com', 'ann@example.com', undefined],
    ['<ann@example.com>', 'ann@example.com', undefined],
    ['Ann <ann@example.com>', 'ann@example.com', 'Ann'],
    ['"Ann, A." <ann@example.com>', 'ann@example.com', 'Ann, A.'],
    ['ann@example.com (Ann)', 'ann@example.com', 'Ann'],
    ['Group: ann@example.com;', 'ann@example.com', undefined],
    ['"Group":ann@example.com', 'ann@example.com', undefined],
    ['"Ann" <ann@example.com>;', 'ann@example.com', 'Ann'],
    ['root@localhost', 'root@localhost', undefined],
    ['undisclosed recipients', undefined, undefined],
    ['<>', undefined, undefined],
    ['a b@example.com', undefined, undefined],
    ['ann@example.com (', 'ann@example.com', undefined],
    ['', undefined, undefined],
  ];
  test.each(cases)('%j', (mailbox, address, name) => {
    expect(emailAddress(mailbox)).toBe(address);
    expect(displayName(mailbox)).toBe(name);
  });
});

describe('date of an e-mail', () => {
  test.each([
    ['Tue, 8 Dec 2015 22:30:00 +0100', '2015-12-08T21:30:00Z'],
    ['8 Dec 2015 22:30 -0830', '2015-12-09T07:00:00Z'],
    ['Tue,  08  Dec 2015 22:30:00 GMT (comment)', '2015-12-08T22:30:00Z'],
    ['Tue, 8 DEC 2015 22:30:00 EST', '2015-12-09T03:30:00Z'],
    ['Tue, 8 Dec 2015 22:30:00', '2015-12-08T22:30:00Z'],
    ['Tue, 31 Feb 2015 22:30:00 +0000', undefined],
    ['Tue, 8 Foo 2015 22:30:00 +0000', undefined],
    ['yesterday', undefined],
  ])('%s', (text, expected) => {
    expect(parseEmailDate(text)).toBe(expected);
  });
});

describe('host and port', () => {
  test.each([
    ['example.com', 'example.com', undefined],
    ['example.com:80', 'example.com', '80'],
    ['2001:db8::1', '2001:db8::1', undefined],
    ['[2001:db8::1]', '2001:db8::1', undefined],
    ['[2001:db8::1]:443', '2001:db8::1', '443'],
    ['[2001:db8::1', '2001:db8::1', undefined],
    [':80', ':80', undefined],
    ['example.com:', 'example.com', ''],
  ])('%s', (text, host, port) => {
    expect(splitHostPort(text)).toEqual({ host, port });
  });
});

describe('URL', () => {
  const cases: readonly (readonly [readonly [string, string, string | undefined, string], string | undefined])[] = [
    [['http', 'example.com', '80', '/a'], 'http://example.com/a'],
    [['http', 'example.com', '443', '/a'], 'http://example.com:443/a'],
    [['https', 'example.com', '443', '/a'], 'https://example.com/a'],
    [['http', 'example.com', undefined, '/'], 'http://example.com/'],
    [['http', 'example.com:8080', '80', '//a'], 'http://example.com:8080//a'],
    [['http', 'example.com:', '8080', '/'], 'http://example.com/'],
    [['http', '2001:db8::1', '8080', '/'], 'http://[2001:db8::1]:8080/'],
    [['http', 'proxy', '3128', 'HTTPS://example.com/a'], 'HTTPS://example.com/a'],
    [['http', 'example.com:443', '3128', 'example.com:443'], undefined],
    [['http', 'example.com', '80', '*'], undefined],
    [['http', 'example.com', '80', ''], undefined],
  ];
  test.each(cases)('%j', ([scheme, host, port, path], expected) => {
    expect(composeUrl(scheme, host, port, path)).toBe(expected);
  });
});

describe('instant', () => {
  test('that reads as we would write it is kept as it is', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '5', '9'), maxLength: 12 });
    const written = fc
      .tuple(
        fc.constantFrom('2024-02-29', '2016-12-31', '1970-01-01'),
        fc.constantFrom('T', 't', ' '),
        fc.constantFrom('23:59:59', '23:59:60', '00:00:00'),
        digits,
        fc.constantFrom('Z', 'z', '+0000', ''),
      )
      .map(([date, separator, time, fraction, zone]) => date + separator + time + (fraction && `.${fraction}`) + zone);
    fc.assert(
      fc.property(written, (text) => {
        const instant = readInstant(text, 0);
        expect(instant && instantText(instant)).toBe(instant && formatTimestamp(instant.timestamp));
        expect(instant).toBeDefined();
      }),
    );
  });

  test.each([
    ['0.1', '0.2', '2023-11-14T22:13:20.3Z'],
    ['0.000000000999', '0.000000000001', '2023-11-14T22:13:20.000000001Z'],
    ['0.9999999999', '0.0000000001', '2023-11-14T22:13:21Z'],
    ['0.5', '-1', '2023-11-14T22:13:19.5Z'],
    ['0', '5.5e-7', '2023-11-14T22:13:20.00000055Z'],
    ['0', 1e-7, '2023-11-14T22:13:20.0000001Z'],
    ['0', 'soon', undefined],
    ['0', true, undefined],
    ['0', 253_402_300_799, undefined],
  ])('1700000000 + %s + %s', (fraction, duration, expected) => {
    const start = readInstant(`1700000000.${fraction.split('.')[1] ?? '0'}`, 0)?.timestamp;
    const sum = start && addSeconds(start, duration);
    expect(sum && formatTimestamp(sum)).toBe(expected);
  });

  test('adds like whole numbers of picoseconds', () => {
    const picoseconds = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const decimal = (value: bigint): string => `${value / 10n ** 12n}.${String(value % 10n ** 12n).padStart(12, '0')}`;
    fc.assert(
      fc.property(picoseconds, picoseconds, (a, b) => {
        const start = readInstant(decimal(a), 0)?.timestamp;
        const sum = start && addSeconds(start, decimal(b));
        const whole = readInstant(decimal(a + b), 0);
        expect(sum && formatTimestamp(sum)).toBe(whole && instantText(whole));
      }),
    );
  });

  test('never leaves the years that a timestamp can name', () => {
    const end = parseTimestamp('9999-12-31T23:59:59Z');
    expect(end && addSeconds(end, 0)).toEqual(end);
    expect(end && addSeconds(end, 1)).toBeUndefined();
  });
});

describe('transform', () => {
  const cases: readonly (readonly [TransformName, string, unknown])[] = [
    ['lower', 'TCP', 'tcp'],
    ['split-at-commas', 'gssapi,smb,', ['gssapi', 'smb']],
    ['address-family', '192.0.2.1', 'ipv4'],
    ['address-family', '2001:db8::1', 'ipv6'],
    ['address-family', 'host', undefined],
    ['without-port', '[::1]:80', '::1'],
    ['mac-address', '00-00-5E-00-53-23', '00:00:5e:00:53:23'],
    ['mac-address', '0000.5e00.5323', '00:00:5e:00:53:23'],
    ['mac-address', 'none', undefined],
    ['registry-type-of', 'Dword', 'REG_DWORD'],
    ['registry-type-of', 'REG_SZ', 'REG_SZ'],
    ['registry-type-of', 'Odd', undefined],
    ['transport-of', 'TcpV4', 'tcp'],
    ['transport-of', 'Udp', 'udp'],
    ['whole-url', 'https://a.example/b', 'https://a.example/b'],
    ['whole-url', 'a.example', undefined],
    ['host-of-url', 'https://ann@a.example:8443/b?c', 'a.example'],
    ['host-of-url', 'a.example/b', 'a.example'],
    ['host-of-url', 'http://[2001:db8::1]:80/', '2001:db8::1'],
    ['host-of-url', '', undefined],
    ['osquery-time', 'Tue May  7 10:00:00 2024 UTC', '2024-05-07T10:00:00Z'],
    ['osquery-time', 'Tue May 17 10:00:00 2024 UTC', '2024-05-17T10:00:00Z'],
    ['osquery-time', '2024-05-07', undefined],
    ['ssh-software', 'SSH-2.0-OpenSSH_9.6', 'OpenSSH_9.6'],
    ['ssh-software', 'SSH-1.99-Cisco-1.25 a', 'Cisco-1.25'],
    ['ssh-software', 'OpenSSH_9.6', 'OpenSSH_9.6'],
    ['ssh-software', 'SSH-2.0-', undefined],
    ['before-slash', 'ann/EXAMPLE.COM', 'ann'],
    ['before-slash', 'ann', 'ann'],
    ['before-slash', '/EXAMPLE.COM', undefined],
    ['service-host', 'HTTP/web.example.com', 'web.example.com'],
    ['service-host', 'MSSQLSvc/db.example.com:1433', 'db.example.com'],
    ['service-host', 'cifs/FILES', undefined],
    ['service-host', 'krbtgt/EXAMPLE.COM', undefined],
    ['without-trailing-dot', 'example.com.', 'example.com'],
    ['without-trailing-dot', 'example.com', 'example.com'],
    ['without-trailing-dot', '.', undefined],
    ['without-brackets', '[curl/8]', 'curl/8'],
    ['without-brackets', '[a', '[a'],
    ['without-colons', '2d:d1', '2dd1'],
    ['hex-octet', '8', '08'],
    ['hex-octet', '255', 'ff'],
    ['hex-octet', '256', undefined],
    ['hex-octet', '-1', undefined],
    ['http-version', '1.1', 'http/1.1'],
    ['http-version', 'HTTP/1.0', 'http/1.0'],
    ['base-name', 'C:\\a\\b.exe', 'b.exe'],
    ['base-name', '/a/b.exe', 'b.exe'],
    ['base-name', 'b.exe', 'b.exe'],
    ['base-name', '/a/', undefined],
    ['directory-name', 'C:\\a\\b.exe', 'C:\\a'],
    ['directory-name', '/b.exe', '/'],
    ['directory-name', 'C:\\b.exe', 'C:\\'],
    ['directory-name', 'b.exe', undefined],
    ['email-address', 'Ann <ann@example.com>', 'ann@example.com'],
    ['display-name', 'Ann <ann@example.com>', 'Ann'],
    ['email-date', '8 Dec 2015 22:30:00 +0100', '2015-12-08T21:30:00Z'],
    ['utc', '2020-03-19T09:44:08', '2020-03-19T09:44:08Z'],
    ['utc', 'never', undefined],
    [
      'hash-md5',
      'SHA1=86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8,MD5=0CC175B9C0F1B6A831C399E269772661',
      '0CC175B9C0F1B6A831C399E269772661',
    ],
    ['hash-md5', 'md5:0cc175b9c0f1b6a831c399e269772661', '0cc175b9c0f1b6a831c399e269772661'],
    ['hash-md5', '0CC175B9C0F1B6A831C399E269772661', '0CC175B9C0F1B6A831C399E269772661'],
    ['hash-md5', 'IMPHASH=0CC175B9C0F1B6A831C399E269772661', undefined],
    ['hash-sha-1', 'sha-1=86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8', '86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8'],
    ['hash-sha-256', 'MD5=0CC175B9C0F1B6A831C399E269772661', undefined],
    [
      'hash-sha-256',
      'SHA_256=ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
    ],
    [
      'imphash',
      'MD5=0CC175B9C0F1B6A831C399E269772661,IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744',
      'F34D5F2D4577ED6D9CEEC516C1F5A744',
    ],
    ['imphash', 'F34D5F2D4577ED6D9CEEC516C1F5A744', undefined],
    ['pe-type', 'C:\\a.DLL', 'dll'],
    ['pe-type', 'C:\\a.ocx', undefined],
    ['decimal', '0x1c58', '7256'],
    ['decimal', '0xffffffffffffffff', '0xffffffffffffffff'],
    ['decimal', '12', '12'],
    ['plain-address', '::ffff:192.0.2.1', '192.0.2.1'],
    ['plain-address', '::ffff:c000:201', '192.0.2.1'],
    ['plain-address', 'fe80:0:0:0:90e:17af:263c:5209', 'fe80::90e:17af:263c:5209'],
    ['plain-address', 'fe80::1%12', 'fe80::1'],
    ['plain-address', '192.0.2.1', '192.0.2.1'],
    ['plain-address', '192.0.2.0/24', '192.0.2.0/24'],
    ['plain-address', 'a.example', 'a.example'],
    ['plain-address', '2001:db8::1', '2001:db8::1'],
    ['ip-protocol', '17', 'udp'],
    ['ip-protocol', 'TCP', 'tcp'],
    ['ip-protocol', '254', undefined],
    ['dns-results', 'type:  5 a.example;::ffff:192.0.2.1;2001:db8::1;', ['a.example', '192.0.2.1', '2001:db8::1']],
    ['registry-key', 'HKLM\\Software\\a', 'HKEY_LOCAL_MACHINE\\Software\\a'],
    ['registry-key', 'hku\\S-1-5-18', 'HKEY_USERS\\S-1-5-18'],
    ['registry-key', 'HKCR', 'HKEY_CLASSES_ROOT'],
    ['registry-key', '\\REGISTRY\\MACHINE\\SAM', 'HKEY_LOCAL_MACHINE\\SAM'],
    ['registry-key', '\\REGISTRY\\A\\{0ef8}\\Root', '\\REGISTRY\\A\\{0ef8}\\Root'],
    ['registry-key', 'HKEY_LOCAL_MACHINE\\a', 'HKEY_LOCAL_MACHINE\\a'],
    ['registry-key', 'HKLMX\\a', 'HKLMX\\a'],
    ['registry-key-of-value', 'HKLM\\a\\b', 'HKEY_LOCAL_MACHINE\\a'],
    ['registry-key-of-value', 'HKLM\\a\\C:\\x\\y.exe', 'HKEY_LOCAL_MACHINE\\a'],
    ['registry-key-of-value', 'b', undefined],
    ['registry-value-name', 'HKLM\\a\\b', 'b'],
    ['registry-value-name', 'HKLM\\a\\C:\\x\\y.exe', 'C:\\x\\y.exe'],
    ['registry-value-name', 'HKLM\\a\\(Default)', undefined],
    ['registry-data', 'DWORD (0x00000044)', '68'],
    ['registry-data', 'QWORD (0x00000001-0x00000000)', '4294967296'],
    ['registry-data', 'C:\\a.exe', 'C:\\a.exe'],
    ['registry-data', 'Binary Data', undefined],
    ['registry-data-type', 'DWORD (0x00000044)', 'REG_DWORD'],
    ['registry-data-type', 'QWORD (0x00000001-0x00000000)', 'REG_QWORD'],
    ['registry-data-type', 'Binary Data', 'REG_BINARY'],
    ['registry-data-type', 'text', undefined],
    ['integrity-level', 'High', 'high'],
    ['integrity-level', 'S-1-16-16384', 'system'],
    ['integrity-level', 'AppContainer', undefined],
    ['service-start-type', '3', 'SERVICE_DEMAND_START'],
    ['service-start-type', 'auto start', 'SERVICE_AUTO_START'],
    ['service-start-type', '1', undefined],
    ['service-type', '0x10', 'SERVICE_WIN32_OWN_PROCESS'],
    ['service-type', 'kernel mode driver', 'SERVICE_KERNEL_DRIVER'],
    ['dos-path', '\\??\\C:\\Windows', 'C:\\Windows'],
    ['dos-path', '\\\\?\\C:\\Windows', 'C:\\Windows'],
    ['dos-path', '\\\\*\\C$', '\\\\*\\C$'],
    ['program', '"C:\\a b\\c.exe" -x', 'C:\\a b\\c.exe'],
    ['program', 'C:\\a b\\c.exe -x d.exe', 'C:\\a b\\c.exe'],
    ['program', '%COMSPEC% /c C:\\e.exe', '%COMSPEC%'],
    ['program', '"C:\\a b', 'C:\\a b'],
    ['program', '', undefined],
    [
      'task-command-line',
      '<Exec><Command>a.exe</Command><Arguments>-x &lt;&amp;lt;</Arguments></Exec>',
      'a.exe -x <&lt;',
    ],
    ['task-command-line', '<Exec><Command>a.exe</Command></Exec>', 'a.exe'],
    ['task-program', '<Exec><Command> a.exe </Command>', 'a.exe'],
    ['task-program', '<Exec><Command>a.exe', undefined],
    ['without-stream', 'C:\\a.zip:Zone.Identifier', 'C:\\a.zip'],
    ['without-stream', 'C:\\a.zip', 'C:\\a.zip'],
    ['stream-name', 'a.zip:Zone.Identifier', 'Zone.Identifier'],
    ['stream-name', 'C:\\a.zip', undefined],
    [
      'zone-urls',
      '[ZoneTransfer]  ReferrerUrl=https://a.example/  HostUrl=https://b.example/c',
      ['https://a.example/', 'https://b.example/c'],
    ],
  ];

  test.each(cases)('%s of %j', (name, text, expected) => {
    expect(TRANSFORMS[name].apply(text)).toEqual(expected);
  });

  test('has a case for every name', () => {
    expect(new Set(cases.map(([name]) => name))).toEqual(new Set(Object.keys(TRANSFORMS)));
  });
});
