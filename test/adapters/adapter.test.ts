import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileMapping,
  createAdapter,
  logSources,
  MAPPED_TYPES,
  type LogMapping,
  type LogSource,
} from '../../src/adapters/index.js';
import type { Observation } from '../../src/stix/observation.js';
import { adapterTables } from './case-tables.js';

const from = { file: 'log', line: 1 };

/** A time wherever some source has it. */
const TIMES = {
  ts: 1.7e9,
  timestamp: '2024-01-01T00:00:00Z',
  eventTime: '2024-01-01T00:00:00Z',
  start: 1.7e9,
  '@timestamp': '2024-01-01T00:00:00Z',
  time: 1.7e12,
  Timestamp: '2024-01-01T00:00:00Z',
  unixTime: 1.7e9,
  query_timestamp: '2024-01-01T00:00:00Z',
  firstSeen: '2024-01-01 00:00:00',
};

function observe(source: string | LogSource, record: unknown): Observation | undefined {
  const result = createAdapter(source).adapt(record, from);
  return result.kind === 'observation' ? result.observation : undefined;
}

/** References name objects of the same observation, keys count from 0, and no object refers to itself. */
function expectSound({ objects }: Observation): void {
  expect([...objects.keys()]).toEqual([...objects.keys()].map((_, index) => String(index)));
  for (const [key, sco] of objects) {
    expect(MAPPED_TYPES).toContain(sco.type);
    for (const [name, value] of Object.entries(sco)) {
      expect(value).toBeDefined();
      if (!/_refs?$/.test(name)) continue;
      for (const target of [value].flat()) {
        expect(target).not.toBe(key);
        expect([...objects.keys()]).toContain(target);
      }
    }
  }
}

const ALL_CASES = adapterTables().flatMap(({ mapping, source, cases }) =>
  cases.map((one) => ({ ...one, source, title: `${mapping}: ${one.name}` })),
);

describe('a mapping is data', () => {
  const copies = new Map(
    logSources().map((source) => [source.name, JSON.parse(JSON.stringify(source)) as LogSource] as const),
  );

  test.each(ALL_CASES)('and means the same after a trip through JSON: $title', ({ source, record }) => {
    expect(observe(copies.get(source) ?? source, record)).toEqual(observe(source, record));
  });
});

describe('objects', () => {
  test.each(ALL_CASES)('are sound: $title', ({ source, record }) => {
    const observation = observe(source, record);
    if (observation) expectSound(observation);
    else expect(createAdapter(source).adapt(record, from).kind).toBe('rejected');
  });

  test.each(ALL_CASES.filter(({ source }) => source === 'zeek'))(
    'are the same for nested fields: $title',
    ({ source, record }) => {
      expect(observe(source, nest(record))).toEqual(observe(source, record));
    },
  );

  const nameless = fc.constantFrom('ts', 'timestamp', '_path', 'event_type', 'query', 'answers', 'dns', 'http', 'host');
  const member = fc.oneof(nameless, fc.constantFrom('id', 'id.orig_h', 'src_ip', 'flow', 'rrname', 'uri', '__proto__'));
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(
        1.7e9,
        1e300,
        -1,
        '1700000000',
        '2024-01-01T00:00:00Z',
        'dns',
        'http',
        'flow',
        null,
        true,
      ),
      fc.constantFrom<unknown>('198.51.100.7', '2001:db8::1', 'a.example', '/x', '-', '', '[::1', 'a:b', '\u0000'),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(member, tie('value'), { maxKeys: 8 }),
    ),
  })).value;

  test.each(logSources())('are sound whatever the record: $name', (source) => {
    const { adapt } = createAdapter(source);
    let observed = 0;
    fc.assert(
      fc.property(fc.dictionary(member, value, { maxKeys: 12 }), (record) => {
        const result = adapt({ ...TIMES, ...record }, from);
        if (result.kind === 'rejected') return;
        observed += 1;
        expectSound(result.observation);
      }),
      { numRuns: 500 },
    );
    expect(observed).toBeGreaterThan(100);
  });

  test('are shared in a record with very many of them, without the square of the work', () => {
    const answers = Array.from({ length: 50_000 }, (_, index) => `host-${index % 25_000}.example`);
    const observation = observe('zeek', { _path: 'dns', ts: 1, query: 'example.com', answers });
    expect(observation?.objects.size).toBe(25_001);
  });

  test('are not looked for in lists of lists, however deep', () => {
    const depth = 100_000;
    const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    const record = { _path: 'smtp', ts: 1, to: deep, from: deep, path: deep, fuids: deep, date: deep };
    expect(observe('zeek', record)?.objects.size).toBe(0);
  });

  test('are not made of inherited members', () => {
    const record = Object.create({ 'id.orig_h': '192.0.2.1', query: 'example.com' }) as Record<string, unknown>;
    record.ts = 1;
    record._path = 'dns';
    expect(observe('zeek', record)?.objects.size).toBe(0);
    expect(observe('zeek', { ts: 1, _path: 'constructor' })?.objects.size).toBe(0);
  });
});

describe('a mapping that contradicts itself is refused', () => {
  const mapping = (objects: LogMapping['objects']): LogMapping => ({
    name: 'toy',
    title: 'Toy',
    kinds: [],
    time: { first: 'ts' },
    objects,
  });

  test('a reference to an object that comes later', () => {
    const objects: LogMapping['objects'] = {
      query: { type: 'domain-name', properties: { value: 'q', resolves_to_refs: { objects: ['answer'] } } },
      answer: { type: 'domain-name', properties: { value: 'a' } },
    };
    expect(() => compileMapping(mapping(objects), 'flat')).toThrow(
      'Mapping toy, object "query": "answer" is not an object written before this one',
    );
  });

  test('a property that the object type has not', () => {
    const properties = { value: 'q', colour: 'c' } as { value: string };
    expect(() => compileMapping(mapping({ name: { type: 'domain-name', properties } }), 'flat')).toThrow(
      '"colour" is not a property that a mapping can fill',
    );
  });
});

test('an unknown source is named, with those that there are', () => {
  expect(() => createAdapter('sysloog')).toThrow(
    `There is no log source "sysloog"; there are ${logSources()
      .map(({ name }) => name)
      .join(', ')}.`,
  );
});

/** `{"id.orig_h": 1}` as `{"id": {"orig_h": 1}}`. */
function nest(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const steps = name.split('.');
    const last = steps.pop() ?? name;
    const place = steps.reduce<Record<string, unknown>>(
      (inner, step) => (inner[step] ??= {}) as Record<string, unknown>,
      nested,
    );
    place[last] = value;
  }
  return nested;
}
