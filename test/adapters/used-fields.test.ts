import { describe, expect, test } from 'vitest';
import { createAdapter, fieldsOfRecord, logSources, plainPath, usedFields } from '../../src/adapters/index.js';
import { adapterTables } from './case-tables.js';

const source = { file: 'log', line: 1 };

/** A record without the values of some fields, named as `fieldsOfRecord` names them. */
function without(value: unknown, isLeftOut: (path: string) => boolean, path = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => without(element, isLeftOut, path));
  if (typeof value !== 'object' || value === null) return isLeftOut(path) ? null : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      without(member, isLeftOut, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

describe.each(adapterTables())('what $mapping has no use for', ({ source: name, cases }) => {
  test.each(cases)('can be taken from the record: $name', ({ record, zone }) => {
    const { choose, shape } = createAdapter(name, { zone });
    const shaped = shape(record);
    const { adapt, mapping } = choose(shaped);
    const logSource = logSources().find((one) => one.name === name);
    const uses = logSource ? usedFields(logSource, mapping) : new Set<string>();
    const unused = [...fieldsOfRecord(shaped).keys()].filter((field) => !uses.has(plainPath(field)));
    expect(
      adapt(
        without(shaped, (path) => unused.includes(path)),
        source,
      ),
    ).toEqual(adapt(shaped, source));
  });
});

test('fields of lists are named without their elements, and empty ones not at all', () => {
  const record = {
    a: { 'b.c': 1 },
    list: [{ x: '' }, { x: 'first' }, { x: 'second' }],
    none: null,
    dash: '-',
    deep: [[2]],
  };
  expect([...fieldsOfRecord(record)]).toEqual([
    ['a.b.c', 1],
    ['list.x', 'first'],
    ['deep', 2],
  ]);
});

test('a record that is nested without end is looked at to a depth', () => {
  let record: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) record = { a: record };
  const [[field = ''] = []] = [...fieldsOfRecord(record)];
  expect(field.length).toBeLessThan(100);
});
