import { describe, expect, test } from 'vitest';
import { LINE_FORMATS, type DecodedLine } from '../../../src/adapters/index.js';

const HEADER = ['#separator \\x09', '#set_separator\t,', '#empty_field\t(empty)', '#unset_field\t-', '#path\tdns'];

/** Reads a table with the given columns (`name:type`) and gives its rows. */
function rows(columns: readonly string[], ...cells: readonly (readonly string[])[]): readonly unknown[] {
  const fields = columns.map((column) => column.split(':')[0]).join('\t');
  const types = columns.map((column) => column.split(':')[1]).join('\t');
  return read([...HEADER, `#fields\t${fields}`, `#types\t${types}`, ...cells.map((row) => row.join('\t'))]);
}

function read(lines: readonly string[]): readonly unknown[] {
  const decode = LINE_FORMATS.tsv.createDecoder();
  return lines
    .map((line): DecodedLine => decode(line))
    .filter((line) => line.kind !== 'header')
    .map((line) => (line.kind === 'record' ? line.record : line.reason));
}

describe('a cell', () => {
  const cases: readonly (readonly [name: string, type: string, cell: string, value: unknown])[] = [
    ['time keeps its digits', 'time', '1521911720.865716', '1521911720.865716'],
    ['interval keeps its digits', 'interval', '0.000870', '0.000870'],
    ['count is a number', 'count', '42', 42],
    ['negative int is a number', 'int', '-1', -1],
    ['port is a number', 'port', '53', 53],
    ['count that a number cannot hold stays text', 'count', '18446744073709551615', '18446744073709551615'],
    ['bool', 'bool', 'T', true],
    ['false bool', 'bool', 'F', false],
    ['address is text', 'addr', '2001:db8::1', '2001:db8::1'],
    ['enum is text', 'enum', 'udp', 'udp'],
    ['unset', 'string', '-', undefined],
    ['empty', 'string', '(empty)', ''],
    ['escaped hyphen is a hyphen', 'string', '\\x2d', '-'],
    ['backslash', 'string', 'a\\\\x41', 'a\\x41'],
    ['escaped tab', 'string', 'a\\x09b', 'a\tb'],
    ['escaped octets are UTF-8', 'string', 'caf\\xc3\\xa9', 'café'],
    ['octets that are no UTF-8 stay escaped', 'string', 'a\\xff\\x41', 'a\\xffA'],
    ['unescaped UTF-8 stays', 'string', 'café', 'café'],
    ['set', 'set[string]', 'a,b', ['a', 'b']],
    ['table is a set', 'table[addr]', '192.0.2.1,192.0.2.2', ['192.0.2.1', '192.0.2.2']],
    ['vector of counts', 'vector[count]', '1,2', [1, 2]],
    ['empty set', 'set[string]', '(empty)', []],
    ['unset set', 'set[string]', '-', undefined],
    ['unset element is left out', 'vector[string]', 'a,-,b', ['a', 'b']],
    ['empty element', 'vector[string]', 'a,(empty)', ['a', '']],
    ['escaped separator in an element', 'vector[string]', 'a\\x2cb,c', ['a,b', 'c']],
    ['comma in a plain string', 'string', 'O=VMware\\\\, Inc', 'O=VMware\\, Inc'],
  ];

  test.each(cases)('%s', (_name, type, cell, value) => {
    const expected = value === undefined ? { _path: 'dns' } : { _path: 'dns', field: value };
    expect(rows([`field:${type}`], [cell])).toEqual([expected]);
  });
});

describe('a table', () => {
  test('has the path of its header in every row', () => {
    expect(rows(['ts:time', 'query:string'], ['1.5', 'example.com'])).toEqual([
      { _path: 'dns', ts: '1.5', query: 'example.com' },
    ]);
  });

  test('may change its header on the way', () => {
    const lines = [
      ...HEADER,
      '#fields\tts',
      '#types\ttime',
      '1',
      '#close\t2024-01-01-00-00-00',
      '#separator \\x09',
      '#path\tconn',
      '#fields\tts\tproto',
      '#types\ttime\tenum',
      '2\ttcp',
    ];
    expect(read(lines)).toEqual([
      { _path: 'dns', ts: '1' },
      { _path: 'conn', ts: '2', proto: 'tcp' },
    ]);
  });

  test('may have separators of its own', () => {
    const lines = [
      '#separator \\x7c',
      '#set_separator|;',
      '#empty_field|EMPTY',
      '#unset_field|NONE',
      '#fields|a|b|c',
      '#types|set[string]|string|string',
      'x;y|NONE|EMPTY',
    ];
    expect(read(lines)).toEqual([{ a: ['x', 'y'], c: '' }]);
  });

  test('without types is all text', () => {
    expect(read(['#separator \\x09', '#fields\tts\tport', '1\t53'])).toEqual([{ ts: '1', port: '53' }]);
  });

  test('may end its lines with a carriage return', () => {
    expect(read(['#separator \\x09\r', '#fields\tts\r', '#types\ttime\r', '1\r', '\r'])).toEqual([{ ts: '1' }]);
  });

  test('rejects a row that is cut off, and goes on', () => {
    expect(rows(['ts:time', 'query:string'], ['1'], ['2', 'a', 'b'], ['3', 'c'])).toEqual([
      'wrong-number-of-columns',
      'wrong-number-of-columns',
      { _path: 'dns', ts: '3', query: 'c' },
    ]);
  });

  test('rejects a row before the first header', () => {
    expect(read(['1\t2'])).toEqual(['row-before-header']);
  });

  test('cannot replace the prototype of a row', () => {
    const [record] = rows(['__proto__:string', 'ts:time'], ['x', '1']);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.entries(record ?? {})).toEqual([
      ['_path', 'dns'],
      ['__proto__', 'x'],
      ['ts', '1'],
    ]);
  });
});

test.each([
  ['#separator \\x09', true],
  ['#fields\tts\tuid', true],
  ['#types\ttime\tstring', true],
  ['# a comment', false],
  ['#fields', false],
  ['{"ts":1}', false],
])('the line %j starts a table: %s', (line, expected) => {
  expect(LINE_FORMATS.tsv.recognises([line])).toBe(expected);
});
