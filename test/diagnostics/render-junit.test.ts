import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { JUNIT_HEAD, JUNIT_TAIL, renderTestSuite, type TestSuite } from '../../src/diagnostics/render-junit.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The elements of a document and its text; throws if it is not well-formed. */
function parseXml(xml: string): { readonly elements: readonly Element[]; readonly text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('text', (piece) => (text += piece));
  parser.write(xml).close();
  return { elements, text };
}

const document = (...suites: readonly TestSuite[]): string =>
  JUNIT_HEAD + suites.map(renderTestSuite).join('') + JUNIT_TAIL;

test('a suite has its tests and counts what failed', () => {
  const xml = document({
    name: 'feeds/a.json',
    cases: [
      { name: 'one' },
      { name: 'two', file: 'feeds/a.json', line: 3, failure: { message: 'P102 A "message".', text: 'a\nb' } },
      { name: 'three', output: 'a warning' },
    ],
  });
  const { elements } = parseXml(xml);
  expect(elements.map(({ name, attributes }) => [name, { ...attributes }])).toEqual([
    ['testsuites', { name: 'stix-pattern' }],
    ['testsuite', { name: 'feeds/a.json', tests: '3', failures: '1', errors: '0', skipped: '0' }],
    ['testcase', { classname: 'feeds/a.json', name: 'one' }],
    ['testcase', { classname: 'feeds/a.json', name: 'two', file: 'feeds/a.json', line: '3' }],
    ['failure', { message: 'P102 A "message".' }],
    ['testcase', { classname: 'feeds/a.json', name: 'three' }],
    ['system-out', {}],
  ]);
});

test('without suites it is a document all the same', () => {
  expect(parseXml(document()).elements).toHaveLength(1);
});

test('whatever a text holds, the document is well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const failed = { name: text, file: text, failure: { message: text, text } };
      const xml = document({ name: text, cases: [failed, { name: text, output: text }] });
      expect(parseXml(xml).elements).toHaveLength(6);
    }),
    { numRuns: 500 },
  );
});

test('text that can be shown is read back as it was', () => {
  const text = `<&>"']]> é \u{1f600}`;
  const { elements } = parseXml(document({ name: text, cases: [{ name: text }] }));
  expect(elements.slice(1).map(({ attributes }) => attributes['name'])).toEqual([text, text]);
  expect(parseXml(document({ name: 'a', cases: [{ name: 'b', output: `${text}\nc` }] })).text).toContain(`${text}\nc`);
});
