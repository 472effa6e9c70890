import { describe, expect, test } from 'vitest';
import { createAdapter, logSources } from '../../src/adapters/index.js';
import type { Observation } from '../../src/stix/observation.js';
import { assignScoIds } from '../../src/stix/sco-id.js';
import { adapterTables } from './case-tables.js';
import { faultsOf } from './conformance.js';
import { HAVE_REAL_LOGS, readRecords } from './real-log.js';

const from = { file: 'log', line: 1 };

function observe(source: string, record: unknown): Observation | undefined {
  const result = createAdapter(source).adapt(record, from);
  return result.kind === 'observation' ? result.observation : undefined;
}

const CASES = adapterTables().flatMap(({ mapping, source, cases }) =>
  cases.map(({ name, record }) => ({ title: `${mapping}: ${name}`, source, record })),
);

describe('objects are as STIX 2.1 section 6 has them', () => {
  test.each(CASES)('$title', ({ source, record }) => {
    const observation = observe(source, record);
    if (observation) expect(faultsOf(observation)).toEqual([]);
  });

  test.skipIf(!HAVE_REAL_LOGS).each([
    ['windows', 'windows/cmd_psexec_lsa_secrets_dump.ndjson.gz'],
    ['windows', 'windows/cmd_sam_copy_esentutl.ndjson.gz'],
  ])('%s in %s', (source, log) => {
    for (const record of readRecords(log)) {
      const observation = observe(source, record);
      expect(observation && faultsOf(observation)).toEqual([]);
    }
  });

  test('and faults are noticed', () => {
    const objects = new Map<string, { readonly type: string } & Record<string, unknown>>([
      ['0', { type: 'file', size: -1, colour: 'red' }],
      ['1', { type: 'network-traffic', src_ref: '0', src_port: 70_000, start: 'noon' }],
      ['2', { type: 'process', image_ref: '9', extensions: { 'windows-process-ext': { integrity_level: 'none' } } }],
      ['3', { type: 'windows-registry-key', key: 'k', values: [{ name: 7 }] }],
    ]);
    const observation: Observation = {
      firstObserved: '2024-05-01T10:00:00Z',
      lastObserved: '2024-05-01T10:00:00Z',
      numberObserved: 1,
      objects,
      source: from,
    };
    expect(faultsOf(observation)).toEqual([
      '0 (file) lacks hashes or name',
      '0 (file).size is -1',
      '0 (file).colour is no property',
      '1 (network-traffic) lacks protocols',
      '1 (network-traffic).src_ref is "0"',
      '1 (network-traffic).src_port is 70000',
      '1 (network-traffic).start is "noon"',
      '2 (process).image_ref is "9"',
      '2 (process).extensions.windows-process-ext.integrity_level is "none"',
      '3 (windows-registry-key).values.name is 7',
    ]);
  });
});

test.each(logSources().map(({ name }) => name))('ids of %s are the same each time', (source) => {
  for (const { record } of CASES.filter((one) => one.source === source)) {
    const [first, second] = [observe(source, record), observe(source, record)];
    if (first && second) expect(assignScoIds(first.objects)).toEqual(assignScoIds(second.objects));
  }
});
