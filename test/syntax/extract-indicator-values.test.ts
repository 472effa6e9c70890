import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractIndicatorValues, type IndicatorValues } from '../../src/syntax/extract-indicator-values.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

/** `path operator values`, NOT before the operator. */
type Row = readonly [path: string, operator: string, ...values: readonly (string | number | boolean)[]];

const row = ({ path, operator, negated, values }: IndicatorValues): Row => [
  path,
  negated ? `NOT ${operator}` : operator,
  ...values,
];

const extract = (pattern: string): readonly IndicatorValues[] => {
  const { ast } = parsePattern(pattern);
  if (!ast) throw new Error(`Does not parse: ${pattern}`);
  return extractIndicatorValues(ast);
};

const CASES: readonly { readonly name: string; readonly pattern: string; readonly rows: readonly Row[] }[] = [
  { name: 'one value', pattern: "[domain-name:value = 'a.example']", rows: [['domain-name:value', '=', 'a.example']] },
  {
    name: 'a set in its order, with what is there twice',
    pattern: "[ipv4-addr:value IN ('2', '1', '2')]",
    rows: [['ipv4-addr:value', 'IN', '2', '1', '2']],
  },
  { name: 'an empty set', pattern: '[process:pid IN ()]', rows: [['process:pid', 'IN']] },
  {
    name: 'numbers and booleans',
    pattern: '[process:pid = 5 AND process:x = -1.5 AND process:is_hidden = true]',
    rows: [
      ['process:pid', '=', 5],
      ['process:x', '=', -1.5],
      ['process:is_hidden', '=', true],
    ],
  },
  {
    name: 'escapes resolved',
    pattern: String.raw`[file:name = 'it\'s a \\ b']`,
    rows: [['file:name', '=', String.raw`it's a \ b`]],
  },
  {
    name: 'expressions as they are',
    pattern: "[file:name LIKE '%.exe' OR file:name MATCHES '^a+$' OR ipv4-addr:value ISSUBSET '10.0.0.0/8']",
    rows: [
      ['file:name', 'LIKE', '%.exe'],
      ['file:name', 'MATCHES', '^a+$'],
      ['ipv4-addr:value', 'ISSUBSET', '10.0.0.0/8'],
    ],
  },
  {
    name: 'octets, however written, as hexadecimal digits',
    pattern: "[artifact:payload_bin = h'00AbFf' OR artifact:payload_bin = b'AKv/' OR artifact:payload_bin = h'']",
    rows: [
      ['artifact:payload_bin', '=', '00abff'],
      ['artifact:payload_bin', '=', '00abff'],
      ['artifact:payload_bin', '=', ''],
    ],
  },
  {
    name: 'timestamps as written',
    pattern: "[file:ctime < t'2026-03-12T17:21:05.250Z']",
    rows: [['file:ctime', '<', '2026-03-12T17:21:05.250Z']],
  },
  {
    name: 'paths as they are printed',
    pattern:
      "[file : hashes . 'SHA-256' = 'a' AND file:'name' = 'b' AND file:extensions.'x'.sections[*].name[0] = 'c']",
    rows: [
      ["file:hashes.'SHA-256'", '=', 'a'],
      ['file:name', '=', 'b'],
      ['file:extensions.x.sections[*].name[0]', '=', 'c'],
    ],
  },
  {
    name: 'what is not looked for says so',
    pattern: "[file:name NOT = 'a' AND file:name != 'b' AND file:size NOT IN (1, 2)]",
    rows: [
      ['file:name', 'NOT =', 'a'],
      ['file:name', '!=', 'b'],
      ['file:size', 'NOT IN', 1, 2],
    ],
  },
  {
    name: 'every bracket in the order of the text, and nothing of qualifiers',
    pattern:
      "([a:b = 1] AND [c:d = 2 OR a:b = 1]) WITHIN 30 SECONDS FOLLOWEDBY [e:f = 3] REPEATS 4 TIMES START t'2026-01-01T00:00:00Z' STOP t'2027-01-01T00:00:00Z'",
    rows: [
      ['a:b', '=', 1],
      ['c:d', '=', 2],
      ['a:b', '=', 1],
      ['e:f', '=', 3],
    ],
  },
  { name: 'EXISTS has no constant', pattern: '[EXISTS file:name AND file:size = 1]', rows: [['file:size', '=', 1]] },
  {
    name: 'a constant that does not decode is left out',
    pattern: "[artifact:payload_bin = b'A' OR artifact:payload_bin = h'0' OR artifact:payload_bin = h'01']",
    rows: [
      ['artifact:payload_bin', '='],
      ['artifact:payload_bin', '='],
      ['artifact:payload_bin', '=', '01'],
    ],
  },
];

describe('extractIndicatorValues', () => {
  test.each(CASES)('$name', ({ pattern, rows }) => {
    expect(extract(pattern).map(row)).toEqual(rows);
  });

  test('the object type stands alone as well', () => {
    expect(extract("[x-a:b = 1 OR file:hashes.MD5 = 'c']").map(({ objectType }) => objectType)).toEqual([
      'x-a',
      'file',
    ]);
  });

  test('any octets come back as their digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
        const base64 = Buffer.from(octets).toString('base64');
        const hexadecimal = Buffer.from(octets).toString('hex');
        const found = extract(`[a:b = b'${base64}' OR a:b = h'${hexadecimal.toUpperCase()}']`);
        expect(found.map(({ values }) => values)).toEqual([[hexadecimal], [hexadecimal]]);
      }),
    );
  });
});
