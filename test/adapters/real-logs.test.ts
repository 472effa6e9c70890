import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  createAdapter,
  detectSource,
  fieldsOf,
  logSources,
  type DetectionRecord,
  type LogMapping,
  type PathOrigin,
} from '../../src/adapters/index.js';
import type { Observation } from '../../src/stix/observation.js';
import { explains, selectedValues } from './read-origin.js';
import { HAVE_REAL_LOGS, readData, readLines, readRecords } from './real-log.js';

interface Golden {
  readonly records: number;
  readonly rejected: number;
  readonly types: Readonly<Record<string, number>>;
}

/** Counted by a direct scan of each log that shares no code with the adapters, and found equal. */
const GOLDEN = JSON.parse(readFileSync(new URL('golden/objects-by-type.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Golden>
>;

const LOGS = Object.keys(GOLDEN);
const EVE = 'suricata/eve.json.gz';
const ZEEK_DNS = 'zeek-json/dns.ndjson.gz';

const observed = new Map<string, readonly (Observation | undefined)[]>();

function observe(log: string): readonly (Observation | undefined)[] {
  const known = observed.get(log);
  if (known) return known;
  const { adapt } = createAdapter(sourceOf(log));
  const observations = readRecords(log).map((record, index) => {
    const result = adapt(record, { file: log, line: index + 1 });
    return result.kind === 'observation' ? result.observation : undefined;
  });
  observed.set(log, observations);
  return observations;
}

describe.skipIf(!HAVE_REAL_LOGS)('real logs', () => {
  test.each(LOGS)('%s gives every object, and rejects nothing that is whole', (log) => {
    const observations = observe(log);
    const types: Record<string, number> = {};
    for (const { type } of observations.flatMap((one) => [...(one?.objects.values() ?? [])])) {
      types[type] = (types[type] ?? 0) + 1;
    }
    const rejected = observations.filter((one) => one === undefined).length;
    expect({ records: observations.length - rejected, rejected, types }).toEqual(GOLDEN[log]);
  });

  test.each([
    ['zeek-tsv/dns.log.gz', ZEEK_DNS],
    ['zeek-tsv/rdp.log.gz', 'zeek-json/rdp.ndjson.gz'],
    ['zeek-tsv/x509.log.gz', 'zeek-json/x509.ndjson.gz'],
  ])('%s gives what the same log in JSON gives', (table, json) => {
    const tables = observe(table);
    const jsons = observe(json);
    expect(tables.length).toBe(jsons.length);
    const different = tables.findIndex((one, index) => contents(one) !== contents(jsons[index]));
    expect(contents(tables[different])).toEqual(contents(jsons[different]));
  });

  test.each(LOGS)('%s has no value that `fieldsOf` does not explain', (log) => {
    const { source, adapt, shape, choose } = createAdapter(sourceOf(log));
    const origins = new Map(
      [...source.mappings, source.fallback].map((one) => [one.name, originsByPath(one)] as const),
    );
    const kind = log.split('/')[1]?.split(/[.-]/)[0] ?? '';
    const records = readRecords(log);
    // A thousand records: all kinds occur, and the test stays short.
    const stride = Math.ceil(records.length / 1000);
    for (const record of records.filter((_, index) => index % stride === 0)) {
      const shaped = shape(record);
      const mapping =
        source.name === 'zeek'
          ? (source.mappings.find(({ kinds }) => kinds.includes(kind)) ?? source.fallback)
          : choose(shaped).mapping;
      const result = adapt(record, { file: log, line: 1 });
      if (result.kind === 'rejected') continue;
      for (const { path, value } of selectedValues(result.observation)) {
        const possible = origins.get(mapping.name)?.get(path);
        if (!possible?.some((origin) => explains(origin, value, shaped)))
          expect({ path, value, record }).toBe('explained');
      }
    }
  });

  test.each([...LOGS.map((log) => [log, { kind: 'detected', source: sourceOf(log) }] as const)])(
    '%s is recognised',
    (log, expected) => {
      expect(detectSource(readLines(log).slice(0, 20).map(sampleOf))).toMatchObject(expected);
    },
  );

  test('a CloudTrail delivery is called by its name', () => {
    const delivery = readData('logs/cloudtrail/218007301253_CloudTrail_us-east-1_20230710T1145Z_7xgocspSowgK0Gto.json');
    expect(detectSource([sampleOf(delivery)])).toMatchObject({ kind: 'detected', source: 'cloudtrail' });
  });

  test('an IPv6 address is found in whichever spelling an event has it', () => {
    const log = 'windows/cmd_psexec_lsa_secrets_dump.ndjson.gz';
    const written = readRecords(log).filter((record) =>
      Object.values(record as object).some((value) => /^(?:fe80:(?::|0:0:0:)90e:17af:263c:5209;?)/.test(String(value))),
    );
    const found = observe(log).filter((one) => one && values(one, 'ipv6-addr').includes('fe80::90e:17af:263c:5209'));
    expect(written.length).toBe(7);
    expect(found.length).toBe(written.length);
  });

  test('EVE flows lie where their flow says, and nothing else does', () => {
    const records = readRecords(EVE) as readonly { readonly event_type: string; readonly timestamp: string }[];
    const later = observe(EVE).filter((one) => one && one.lastObserved !== one.firstObserved);
    const flows = records.filter(({ event_type: type }) => type === 'flow') as readonly unknown[] as readonly {
      readonly flow: { readonly start: string; readonly end: string };
    }[];
    expect(later.length).toBe(flows.filter(({ flow }) => flow.end !== flow.start).length);
  });
});

/** Every record that a direct scan found to hit an indicator of the corpus hits it through its objects. */
describe.skipIf(!HAVE_REAL_LOGS)('known hits', () => {
  const tests: Readonly<Record<string, (observation: Observation) => boolean>> = {
    'c2 cobalt strike': (one) => values(one, 'ipv4-addr').includes('107.174.144.204'),
    'c2 quasar': (one) => values(one, 'ipv4-addr').includes('198.12.66.100'),
    'c2 redline': (one) => values(one, 'ipv4-addr').includes('23.95.132.55'),
    'domain equality': (one) => values(one, 'domain-name').includes('www.myedimax.com'),
    'domain in query or answer': (one) => values(one, 'domain-name').includes('accounts.firefox.com'),
    network: (one) => values(one, 'ipv4-addr').some((value) => value.startsWith('134.71.')),
    suffix: (one) => values(one, 'domain-name').some((value) => value.endsWith('.cloudfront.net')),
    'regular expression': (one) =>
      values(one, 'domain-name').some((value) => /^d2[a-z0-9]+\.cloudfront\.net$/.test(value)),
    'two terms on one object': ({ objects }) =>
      [...objects.values()].some(
        (sco) => sco.dst_port === 53 && objects.get(String(sco.src_ref))?.value === '10.47.1.100',
      ),
    'address list': (one) =>
      ['107.174.144.204', '198.12.66.100', '23.95.132.55'].some((value) => values(one, 'ipv4-addr').includes(value)),
  };

  test.each([EVE, ZEEK_DNS])('in %s', (log) => {
    const expected = (
      JSON.parse(readData('indicators/known-hits.expected.json')) as readonly {
        readonly name: string;
        readonly records?: Readonly<Record<string, number>>;
      }[]
    ).flatMap(({ name, records }) => (records ? [[name, records[log]] as const] : []));
    const observations = observe(log);
    const found = expected.map(
      ([name]) => [name, observations.filter((one) => one && tests[name]?.(one)).length] as const,
    );
    expect(found).toEqual(expected);
  });
});

test('the golden counts are of logs that a source of ours writes', () => {
  const sources = logSources().map(({ name }) => name);
  expect(LOGS.length).toBeGreaterThan(20);
  for (const log of LOGS) expect(sources).toContain(log.split(/[-/]/)[0]);
});

function sourceOf(log: string): string {
  return log.split(/[-/]/)[0] ?? '';
}

function originsByPath(mapping: LogMapping): ReadonlyMap<string, readonly PathOrigin[]> {
  const byPath = new Map<string, PathOrigin[]>();
  for (const origin of fieldsOf(mapping)) byPath.set(origin.path, [...(byPath.get(origin.path) ?? []), origin]);
  return byPath;
}

function values({ objects }: Observation, type: string): readonly string[] {
  return [...objects.values()].filter((sco) => sco.type === type).map(({ value }) => String(value));
}

function contents(observation: Observation | undefined): string {
  return JSON.stringify([observation?.firstObserved, observation?.lastObserved, [...(observation?.objects ?? [])]]);
}

function sampleOf(text: string): DetectionRecord {
  try {
    return { format: 'json', value: JSON.parse(text) };
  } catch {
    return { format: 'text', line: text };
  }
}
