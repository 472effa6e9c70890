import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTimestamps,
  formatTimestamp,
  parseLogTime,
  parseTimestamp,
  timestampFromEpoch,
  type Timestamp,
} from '../../src/values/timestamp.js';

const at = (seconds: number, nanoseconds = 0, beyond = ''): Timestamp => ({ seconds, nanoseconds, beyond });

describe('parseTimestamp', () => {
  const accepted: readonly (readonly [string, Timestamp])[] = [
    ['1970-01-01T00:00:00Z', at(0)],
    ['1969-12-31T23:59:59Z', at(-1)],
    ['1969-12-31T23:59:59.5Z', at(-1, 500_000_000)],
    ['2018-03-24T17:15:20.865716Z', at(1_521_911_720, 865_716_000)],
    ['2016-05-12T08:17:27.000Z', at(1_463_041_047)],
    ['2016-05-12T08:17:27.123456789Z', at(1_463_041_047, 123_456_789)],
    ['2016-05-12T08:17:27.1234567890Z', at(1_463_041_047, 123_456_789)],
    ['2016-05-12T08:17:27.12345678901Z', at(1_463_041_047, 123_456_789, '01')],
    ['2016-05-12T08:17:27.00000000000100Z', at(1_463_041_047, 0, '001')],
    ['0000-01-01T00:00:00Z', at(-62_167_219_200)],
    ['9999-12-31T23:59:59Z', at(253_402_300_799)],
    ['0000-02-29T00:00:00Z', at(-62_162_121_600)],
    ['2000-02-29T00:00:00Z', at(951_782_400)],
    ['2016-12-31T23:59:60Z', at(1_483_228_800)],
    ['2016-06-15T10:20:60.25Z', at(1_465_986_060, 250_000_000)],
  ];
  it.each(accepted)('reads %s', (text, expected) => {
    expect(parseTimestamp(text)).toEqual(expected);
  });

  it.each([
    '',
    '2016-05-12',
    '2016-05-12T08:17:27',
    '2016-05-12T08:17:27z',
    '2016-05-12t08:17:27Z',
    '2016-05-12 08:17:27Z',
    '2016-05-12T08:17:27+00:00',
    '2016-05-12T08:17:27.Z',
    '2016-05-12T08:17:27,5Z',
    '2016-05-12T08:17:27.5',
    '2016-05-12T08:17:27.5Zx',
    '2016-05-12T08:17:27Z ',
    ' 2016-05-12T08:17:27Z',
    '2016-05-12T08:17:27.1 2Z',
    '2016-05-12T08:17Z',
    '2016-00-12T08:17:27Z',
    '2016-13-12T08:17:27Z',
    '2016-05-00T08:17:27Z',
    '2016-05-32T08:17:27Z',
    '2016-04-31T08:17:27Z',
    '2015-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2016-02-30T00:00:00Z',
    '2016-05-12T24:00:00Z',
    '2016-05-12T08:60:00Z',
    '2016-05-12T08:17:61Z',
    '+016-05-12T08:17:27Z',
    '-001-05-12T08:17:27Z',
    '12016-05-12T08:17:27Z',
    '2016-5-12T08:17:27Z',
    '２016-05-12T08:17:27Z',
    '2016-05-12T08:17:2७Z',
    '2016/05/12T08:17:27Z',
    '2016-05-12T08.17.27Z',
  ])('refuses %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('agrees with Date on every millisecond that both can name', () => {
    const range = {
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const milliseconds = date.getTime();
        const seconds = Math.floor(milliseconds / 1000);
        expect(parseTimestamp(date.toISOString())).toEqual(at(seconds, (milliseconds - seconds * 1000) * 1_000_000));
      }),
    );
  });

  it('keeps a fraction of ten million digits', () => {
    const parsed = parseTimestamp(`2016-05-12T08:17:27.${'1'.repeat(10_000_000)}Z`);
    expect(parsed?.nanoseconds).toBe(111_111_111);
    expect(parsed?.beyond.length).toBe(9_999_991);
  });
});

const anyTimestamp: fc.Arbitrary<Timestamp> = fc.record({
  seconds: fc.oneof(fc.integer({ min: -62_167_219_200, max: 253_402_300_800 }), fc.integer({ min: -2, max: 2 })),
  nanoseconds: fc.oneof(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom(0, 1, 500_000_000)),
  beyond: fc.stringMatching(/^([0-9]{0,3}[1-9])?$/),
});

/** The instant as a whole number of units of 10^-13 seconds. */
function asInteger({ seconds, nanoseconds, beyond }: Timestamp): bigint {
  return BigInt(seconds) * 10n ** 13n + BigInt(nanoseconds) * 10n ** 4n + BigInt(beyond.padEnd(4, '0'));
}

describe('formatTimestamp', () => {
  it.each([
    [at(0), '1970-01-01T00:00:00Z'],
    [at(-1, 500_000_000), '1969-12-31T23:59:59.5Z'],
    [at(0, 1), '1970-01-01T00:00:00.000000001Z'],
    [at(0, 0, '001'), '1970-01-01T00:00:00.000000000001Z'],
    [at(951_782_400), '2000-02-29T00:00:00Z'],
    [at(-62_167_219_200), '0000-01-01T00:00:00Z'],
    [at(253_402_300_800, 250_000_000), '9999-12-31T23:59:60.25Z'],
  ])('writes %j as %s', (timestamp, expected) => {
    expect(formatTimestamp(timestamp)).toBe(expected);
  });

  it('is read back as the same instant', () => {
    fc.assert(
      fc.property(anyTimestamp, (timestamp) => {
        expect(parseTimestamp(formatTimestamp(timestamp))).toEqual(timestamp);
      }),
    );
  });
});

describe('compareTimestamps', () => {
  it('orders as exact numbers do', () => {
    fc.assert(
      fc.property(anyTimestamp, anyTimestamp, (a, b) => {
        const difference = asInteger(a) - asInteger(b);
        expect(compareTimestamps(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  it.each([
    ['2016-05-12T08:17:27.0000000001Z', '2016-05-12T08:17:27.00000000010Z', 0],
    ['2016-05-12T08:17:27.0000000001Z', '2016-05-12T08:17:27.00000000011Z', -1],
    ['2016-05-12T08:17:27.9999999999Z', '2016-05-12T08:17:28Z', -1],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', 0],
  ])('%s against %s is %i', (a, b, expected) => {
    const [left, right] = [parseTimestamp(a), parseTimestamp(b)];
    expect(left && right && compareTimestamps(left, right)).toBe(expected);
    expect(left && right && compareTimestamps(right, left)).toBe(0 - expected);
  });
});

describe('timestampFromEpoch', () => {
  it.each([
    ['1521911720.865716', at(1_521_911_720, 865_716_000)],
    [1521911720.865716, at(1_521_911_720, 865_716_000)],
    ['1521911720', at(1_521_911_720)],
    ['1521911720.8657161234567', at(1_521_911_720, 865_716_123, '4567')],
    ['1.521911720865716E9', at(1_521_911_720, 865_716_000)],
    ['152191172086.5716e-2', at(1_521_911_720, 865_716_000)],
    ['0001.50', at(1, 500_000_000)],
    ['+1.5', at(1, 500_000_000)],
    ['-1.25', at(-2, 750_000_000)],
    ['-0.5', at(-1, 500_000_000)],
    ['-1', at(-1)],
    ['-0', at(0)],
    [-0, at(0)],
    [1e-7, at(0, 100)],
    [-1e-7, at(-1, 999_999_900)],
    ['253402300799.9', at(253_402_300_799, 900_000_000)],
    ['-62167219200', at(-62_167_219_200)],
  ])('reads %j', (seconds, expected) => {
    expect(timestampFromEpoch(seconds)).toEqual(expected);
  });

  it.each([
    '',
    '-',
    '.5',
    '5.',
    '1.2.3',
    '1e',
    '1e+',
    'e5',
    '0x10',
    ' 1',
    '1 ',
    'NaN',
    'Infinity',
    '253402300800',
    '-62167219200.1',
    '1e300',
    '1e999999999999',
    '9'.repeat(1000),
    '١٢',
  ])('refuses %j', (seconds) => {
    expect(timestampFromEpoch(seconds)).toBeUndefined();
  });

  it.each([NaN, Infinity, -Infinity, 1e21, Number.MAX_VALUE])('refuses the number %d', (seconds) => {
    expect(timestampFromEpoch(seconds)).toBeUndefined();
  });

  it('keeps the decimal text of a number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }),
        fc.stringMatching(/^[0-9]{0,11}[1-9]$/),
        (whole, digits) => {
          const text = `${whole}.${digits}`;
          const scaled = BigInt(whole) * 10n ** 13n + (whole < 0 ? -1n : 1n) * BigInt(digits.padEnd(13, '0'));
          const found = timestampFromEpoch(text);
          expect(found && asInteger(found)).toBe(scaled);
        },
      ),
    );
  });
});

describe('parseLogTime', () => {
  it.each([
    ['2021-06-06T15:59:46.457984+0200', '2021-06-06T13:59:46.457984Z', true],
    ['2021-06-06T15:59:46.457984+02:00', '2021-06-06T13:59:46.457984Z', true],
    ['2021-06-06 15:59:46.457984 +02:00', '2021-06-06T13:59:46.457984Z', true],
    ['2021-06-06t15:59:46z', '2021-06-06T15:59:46Z', true],
    ['2021-06-06T15:59:46-05', '2021-06-06T20:59:46Z', true],
    ['2021-06-06T15:59:46-00:30', '2021-06-06T16:29:46Z', true],
    ['2021-06-06T15:59:46,457+0530', '2021-06-06T10:29:46.457Z', true],
    ['2021-06-06T15:59:46', '2021-06-06T15:59:46Z', false],
    ['2021-06-06 15:59:46.5', '2021-06-06T15:59:46.5Z', false],
    ['2020-12-31T23:59:59-00:01', '2021-01-01T00:00:59Z', true],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', true],
  ])('reads %s', (text, utc, zoned) => {
    const found = parseLogTime(text);
    expect(found && formatTimestamp(found.timestamp)).toBe(utc);
    expect(found?.zoned).toBe(zoned);
  });

  it('takes the zone of the caller only where the text has none', () => {
    const utc = (text: string, zone: number): string | undefined => {
      const found = parseLogTime(text, { zone });
      return found && formatTimestamp(found.timestamp);
    };
    expect(utc('2021-06-06 15:59:46', 120)).toBe('2021-06-06T13:59:46Z');
    expect(utc('2021-06-06 15:59:46', -330)).toBe('2021-06-06T21:29:46Z');
    expect(utc('2021-06-06 15:59:46Z', 120)).toBe('2021-06-06T15:59:46Z');
  });

  it.each([
    '',
    'now',
    '2021-06-06',
    '2021-06-06T15:59',
    '2021-06-06_15:59:46',
    '2021-06-06  15:59:46',
    '2021-06-06T15:59:46.',
    '2021-06-06T15:59:46.Z',
    '2021-06-06T15:59:46 ',
    '2021-06-06T15:59:46Z ',
    '2021-06-06T15:59:46+',
    '2021-06-06T15:59:46+2',
    '2021-06-06T15:59:46+020',
    '2021-06-06T15:59:46+02:',
    '2021-06-06T15:59:46+02:0',
    '2021-06-06T15:59:46+24:00',
    '2021-06-06T15:59:46+02:60',
    '2021-06-06T15:59:46+02:000',
    '2021-06-06T15:59:46 CEST',
    '2021-06-31T15:59:46Z',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
  ])('refuses %j', (text) => {
    expect(parseLogTime(text)).toBeUndefined();
  });
});
