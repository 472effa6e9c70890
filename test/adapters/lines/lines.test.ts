import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINE_FORMATS, type DecodedLine, type LineFormatName } from '../../../src/adapters/index.js';

// What becomes of lines that are no records. What records become is in the tables of `cases/`.

const NAMES = Object.keys(LINE_FORMATS) as readonly LineFormatName[];

function decode(format: LineFormatName, lines: readonly string[]): DecodedLine | undefined {
  return lines.map(LINE_FORMATS[format].createDecoder({ now: () => Date.UTC(2026, 2, 12) })).at(-1);
}

const rejected = (reason: string) => ({ kind: 'rejected', reason });
const HEADER = { kind: 'header' };

const CASES: readonly (readonly [string, LineFormatName, readonly string[], object])[] = [
  [
    'no request in quotes',
    'access-log',
    ['192.0.2.1 - - [10/Oct/2025:13:55:36 +0000] GET / 200 5'],
    rejected('malformed-line'),
  ],
  [
    'a day that is none',
    'access-log',
    ['192.0.2.1 - - [10/Okt/2025:13:55:36 +0000] "GET /" 200 5'],
    rejected('malformed-line'),
  ],
  [
    'a quote that does not end',
    'access-log',
    ['192.0.2.1 - - [10/Oct/2025:13:55:36 +0000] "GET / 200 5'],
    rejected('malformed-line'),
  ],
  ['a row before its header', 'w3c', ['2026-03-12 08:00:00 192.0.2.1'], rejected('row-before-header')],
  ['a column too few', 'w3c', ['#Fields: date time c-ip', '2026-03-12 08:00:00'], rejected('wrong-number-of-columns')],
  ['a comment', 'w3c', ['#Remark: x'], HEADER],
  ['no result', 'squid', ['1741766400.603 310 192.0.2.7 GET http://a.example/'], rejected('malformed-line')],
  ['the summary', 'nfdump', ['ts,te,td,sa', 'Summary', 'flows,bytes,packets,avg_bps', '1,2,3,4'], HEADER],
  ['a column too many', 'nfdump', ['ts,te,td,sa', '1,2,3,4,5'], rejected('wrong-number-of-columns')],
  ['no date', 'bind', ['client 10.0.0.1#5 (a): query: a IN A +'], rejected('malformed-line')],
  ['no record', 'auditd', ['type=SYSCALL pid=1'], rejected('malformed-line')],
  ['a sentence', 'syslog', ['nothing of the kind'], rejected('malformed-line')],
  [
    'structured data that does not end',
    'syslog',
    ['<13>1 2026-03-12T08:00:00Z h a - - [x y="]"'],
    rejected('malformed-line'),
  ],
];

test.each(CASES)('%s (%s)', (_name, format, lines, expected) => {
  expect(decode(format, lines)).toEqual(expected);
});

test.each(NAMES)('an empty line is no record (%s)', (format) => {
  expect(decode(format, [''])).toEqual(HEADER);
});

describe('a time without a year', () => {
  const yearOf = (line: string, now: number): unknown => {
    const read = LINE_FORMATS.syslog.createDecoder({ now: () => now })(line);
    return read.kind === 'record' ? String(read.record['time']).slice(0, 4) : undefined;
  };
  test.each([
    ['today', 'Mar 12 08:00:00 h a: x', '2026'],
    ['a clock that is ahead', 'Mar 13 07:00:00 h a: x', '2026'],
    ['of last December', 'Dec 31 23:59:59 h a: x', '2025'],
    ['the 29th of February is of a year that has one, or of none', 'Feb 29 00:00:00 h a: x', '2026'],
  ])('%s', (_name, line, year) => {
    expect(yearOf(line, Date.UTC(2026, 2, 12, 12))).toBe(year);
  });
});

const PIECES = [
  '"',
  '\\',
  '[',
  ']',
  '|',
  '=',
  ' ',
  ',',
  ':',
  'CEF:0|',
  'LEEF:2.0|',
  'type=',
  'msg=audit(1.000:1): ',
  '<13>',
  '#Fields: ',
  'a',
] as const;

test.each(NAMES)('no line makes a decoder throw (%s)', (format) => {
  const line = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const read = decode(format, lines);
      if (read?.kind === 'record') expect(Object.getPrototypeOf(read.record)).toBe(Object.prototype);
      expect(typeof LINE_FORMATS[format].recognises(lines.filter((one) => one !== ''))).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});
