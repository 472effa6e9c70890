import { expect, test } from 'vitest';
import { LINE_FORMATS } from '../../../src/adapters/index.js';

const DEFAULT = '2 123456789010 eni-1235b8ca 192.0.2.1 198.51.100.7 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';

function read(lines: readonly string[]): readonly unknown[] {
  const reader = LINE_FORMATS['vpc-flow'].createDecoder();
  return lines.map(reader).flatMap((line): unknown[] => {
    if (line.kind === 'header') return [];
    return line.kind === 'record' ? [line.record] : [line.reason];
  });
}

test('the order of version 2 is that of a log without a header', () => {
  expect(read([DEFAULT])).toEqual([
    {
      version: '2',
      'account-id': '123456789010',
      'interface-id': 'eni-1235b8ca',
      srcaddr: '192.0.2.1',
      dstaddr: '198.51.100.7',
      srcport: '20641',
      dstport: '22',
      protocol: '6',
      packets: '20',
      bytes: '4249',
      start: '1418530010',
      end: '1418530070',
      action: 'ACCEPT',
      'log-status': 'OK',
    },
  ]);
});

test('a header names the fields, and may come again', () => {
  const lines = ['srcaddr dstaddr start end', 'a b 1 2', '', 'interface-id start end\r', 'eni-1 3 4\r'];
  expect(read(lines)).toEqual([
    { srcaddr: 'a', dstaddr: 'b', start: '1', end: '2' },
    { 'interface-id': 'eni-1', start: '3', end: '4' },
  ]);
});

test('a line that is cut off is rejected, and costs no other', () => {
  expect(read(['srcaddr dstaddr start', 'a b', 'a b 1 2', 'a b 1'])).toEqual([
    'wrong-number-of-columns',
    'wrong-number-of-columns',
    { srcaddr: 'a', dstaddr: 'b', start: '1' },
  ]);
});

test('a name of a field is never special', () => {
  const [record] = read(['srcaddr __proto__', 'a b']);
  expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  expect(Object.keys(record as object)).toEqual(['srcaddr', '__proto__']);
});

test.each([
  [DEFAULT, true],
  [DEFAULT.replace('OK', 'FINE'), false],
  [DEFAULT.replace('2 ', '3 '), false],
  ['version account-id interface-id srcaddr dstaddr', true],
  ['interface-id start end', true],
  ['{"srcaddr":1}', false],
  ['', false],
])('the line %j begins a flow log: %s', (line, expected) => {
  expect(LINE_FORMATS['vpc-flow'].recognises([line])).toBe(expected);
});
