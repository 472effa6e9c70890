import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdapter, type CsvForm, type LogSource } from '../../src/adapters/index.js';
import { MAX_LINES_OF_A_ROW } from '../../src/input/csv/row-cutter.js';
import { isRowsOf, readCsvRecords } from '../../src/pipeline/read-csv-records.js';

/** A source whose observations show two fields of each row. */
const sourceOf = (csv: CsvForm): LogSource => ({
  name: 'rows',
  title: 'rows',
  layout: 'flat',
  csv,
  kindField: '',
  recognised: { all: [{ field: 'a' }] },
  mappings: [],
  fallback: {
    name: 'rows',
    title: 'rows',
    kinds: [],
    time: { first: { constant: '2026-01-01T00:00:00Z' } },
    objects: { file: { type: 'file', properties: { name: 'a', mime_type: 'b' } } },
  },
});

type Read = readonly [line: number, a: unknown, b: unknown] | readonly [line: number, reason: string];

/** What the rows of a text are, as chunks of so many bytes are read. */
async function read(text: string, csv: CsvForm = {}, chunk = 7): Promise<readonly Read[]> {
  const bytes = Buffer.from(text);
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield await Promise.resolve(bytes.subarray(at, at + chunk));
  })();
  const found: Read[] = [];
  for await (const batch of readCsvRecords('log', chunks, createAdapter(sourceOf(csv)))) {
    for (const { source, objects } of batch.observations) {
      const [file] = objects.values();
      found.push([source && 'line' in source ? source.line : 0, file?.['name'], file?.['mime_type']]);
    }
    for (const { line, reason } of batch.rejected) found.push([line, reason]);
  }
  return found.sort(([left], [right]) => left - right);
}

describe('rows', () => {
  test.each<[name: string, text: string, rows: readonly Read[], csv?: CsvForm]>([
    [
      'plain',
      'a,b\n1,2\n3,4\n',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'CRLF, and no break at the end',
      'a,b\r\n1,2\r\n3,4',
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
    ],
    ['a byte order mark and spaces in the header', '\uFEFFa , b\n1,2\n', [[2, '1', '2']]],
    ['another delimiter', 'a;b\n1,5;2\n', [[2, '1,5', '2']], { delimiter: ';' }],
    ['a tab', 'a\tb\n1\t2\n', [[2, '1', '2']], { delimiter: '\t' }],
    ['names from the source', '1,2\n', [[1, '1', '2']], { columns: ['a', 'b'] }],
    ['quotes', 'a,b\n"1,""x""",2\n', [[2, '1,"x"', '2']]],
    [
      'breaks in quotes',
      'a,b\n"1\n\n2",3\n4,5\n',
      [
        [2, '1\n\n2', '3'],
        [5, '4', '5'],
      ],
    ],
    [
      'the header again',
      'a,b\n1,2\na,b\n3,4\n',
      [
        [2, '1', '2'],
        [4, '3', '4'],
      ],
    ],
    ['empty lines', '\na,b\n\n1,2\n\n', [[4, '1', '2']]],
    [
      'too few, too many',
      'a,b\n1\n1,2,3\n4,5\n',
      [
        [2, 'wrong-number-of-columns'],
        [3, 'wrong-number-of-columns'],
        [4, '4', '5'],
      ],
    ],
    [
      'a quote in the middle',
      'a,b\n1,x"y"\n4,5\n',
      [
        [2, 'malformed-line'],
        [3, '4', '5'],
      ],
    ],
    [
      'something behind a quote',
      'a,b\n"1"x,2\n4,5\n',
      [
        [2, 'malformed-line'],
        [3, '4', '5'],
      ],
    ],
    [
      'quotes that nobody closes',
      'a,b\n"1,2\n4,5\n6,7\n',
      [
        [2, 'malformed-line'],
        [3, '4', '5'],
        [4, '6', '7'],
      ],
    ],
    ['a header that is no name of ours', '__proto__,a\n1,2\n', [[2, '2', undefined]]],
    ['nothing', '', []],
  ])('%s', async (_name, text, rows, csv) => {
    for (const chunk of [1, 7, 1_000]) expect(await read(text, csv, chunk)).toEqual(rows);
  });

  test('quotes that are open for more lines than a row may have cost one line', async () => {
    const lines = Array.from({ length: MAX_LINES_OF_A_ROW + 10 }, (_, index) => `${index},x`);
    const rows = await read(['a,b', '"torn', ...lines, '"closed,', 'late",y', ''].join('\n'), {}, 1_000);
    expect(rows[0]).toEqual([2, 'malformed-line']);
    expect(rows.slice(1, -1)).toEqual(lines.map((line, index) => [index + 3, line.split(',')[0], 'x']));
    expect(rows.at(-1)).toEqual([lines.length + 3, '"closed,\nlate"'.replaceAll('"', ''), 'y']);
  });

  test('what is written as RFC 4180 says is read again, however it is cut', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', ';'), minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, chunk) => {
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
          const found = (await read(text, {}, chunk)).map(([, ...fields]) => fields);
          expect(found).toEqual(rows.map(([a, b]) => [a, b]));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each<[text: string, csv: CsvForm, isOurs: boolean]>([
  ['a,b\n1,2\n', {}, true],
  ['a,b\n,2\n3,4\n', {}, true],
  ['x,y\n1,2\n', {}, false],
  ['a;b\n1;2\n', {}, false],
  ['a,b\n', {}, false],
  ['1,2\n', { columns: ['a', 'b'] }, true],
  ['{"a":1}\n', {}, false],
])('whether %j is of the source', (text, csv, isOurs) => {
  expect(isRowsOf(sourceOf(csv), text)).toBe(isOurs);
});
