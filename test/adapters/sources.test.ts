import { describe, expect, test } from 'vitest';
import { createAdapter, logSources } from '../../src/adapters/index.js';
import { adapterTables } from './case-tables.js';

const source = { file: 'log', line: 7 };

describe.each(adapterTables())('$mapping', ({ source: name, cases }) => {
  test.each(cases)('$name', ({ record, zone, rejected, first, last = first, notes = [], objects }) => {
    const result = createAdapter(name, zone === undefined ? {} : { zone }).adapt(record, source);
    if (rejected !== undefined) {
      expect(result).toEqual({ kind: 'rejected', reason: rejected });
      return;
    }
    expect(result).toMatchObject({
      kind: 'observation',
      notes,
      observation: { firstObserved: first, lastObserved: last, numberObserved: 1, source },
    });
    const seen = result.kind === 'observation' ? Object.fromEntries(result.observation.objects) : {};
    if (objects) expect(seen).toEqual(objects);
  });
});

test('every mapping has a table of cases', () => {
  const tables = adapterTables().map(({ mapping }) => mapping);
  for (const { mappings, fallback } of logSources()) {
    expect(tables).toEqual(expect.arrayContaining([...mappings, fallback].map(({ name }) => name)));
  }
});
