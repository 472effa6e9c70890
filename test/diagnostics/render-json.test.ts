import { expect, test } from 'vitest';
import type { Finding } from '../../src/diagnostics/finding.js';
import { renderJson, toFindingRecord } from '../../src/diagnostics/render-json.js';
import { createSourceText } from '../../src/source/source-text.js';

const WHOLE: Finding = {
  severity: 'warning',
  code: 'P301',
  message: 'A message.',
  file: 'feed.json',
  pointer: '/objects/3/pattern',
  start: { line: 12, column: 31 },
  end: { line: 12, column: 34 },
  pattern: { source: createSourceText("[file:name = 'a']"), span: { start: 1, end: 4 } },
};

const KEYS = ['file', 'pointer', 'line', 'column', 'endLine', 'endColumn', 'code', 'severity', 'message', 'pattern'];

test('a record has every property, in their order', () => {
  expect(Object.entries(toFindingRecord(WHOLE))).toEqual([
    ['file', 'feed.json'],
    ['pointer', '/objects/3/pattern'],
    ['line', 12],
    ['column', 31],
    ['endLine', 12],
    ['endColumn', 34],
    ['code', 'P301'],
    ['severity', 'warning'],
    ['message', 'A message.'],
    ['pattern', "[file:name = 'a']"],
  ]);
});

test('what does not apply is null, and there', () => {
  const record = toFindingRecord({ severity: 'error', message: 'A message.' });
  expect(Object.keys(record)).toEqual(KEYS);
  const { severity, message, ...rest } = record;
  expect([severity, message, ...Object.values(rest)]).toEqual([
    'error',
    'A message.',
    ...Array.from({ length: 8 }, () => null),
  ]);
});

test.each([0, 1, 3])('%i findings are one array', (count) => {
  const findings = Array.from({ length: count }, () => WHOLE);
  const text = renderJson(findings);
  expect(JSON.parse(text)).toEqual(findings.map(toFindingRecord));
  expect(text.endsWith(']\n')).toBe(true);
});

test('it is one line a finding, with nothing in it that a terminal obeys', () => {
  const message = '\u001b[2J\u009b5n\u007f\u202e\u2028 é \u{1f600}';
  const text = renderJson([{ ...WHOLE, message }]);
  expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}]/u);
  expect(text.split('\n')).toHaveLength(4);
  expect(JSON.parse(text)).toMatchObject([{ message }]);
});
