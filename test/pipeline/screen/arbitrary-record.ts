import fc from 'fast-check';
import { adapterTables } from '../../adapters/case-tables.js';
import { HAVE_REAL_LOGS, readRecords } from '../../adapters/real-log.js';
import { respell } from './arbitrary-pattern.js';

/** A record, and the source that it is of. */
export interface SourceRecord {
  readonly source: string;
  readonly record: unknown;
}

/** The records of every mapping's table of cases, and some of each real log if they are there. */
export function sampleRecords(): readonly SourceRecord[] {
  const written = adapterTables().flatMap(({ source, cases }) => cases.map(({ record }) => ({ source, record })));
  return HAVE_REAL_LOGS ? [...written, ...REAL_LOGS.flatMap(sampleOf)] : written;
}

const REAL_LOGS: readonly (readonly [source: string, log: string])[] = [
  ['zeek', 'zeek-json/dns.ndjson.gz'],
  ['zeek', 'zeek-json/ssl.ndjson.gz'],
  ['zeek', 'zeek-json/rdp.ndjson.gz'],
  ['zeek', 'zeek-json/x509.ndjson.gz'],
  ['suricata', 'suricata/eve.json.gz'],
];

const SAMPLE = 100;

function sampleOf([source, log]: readonly [string, string]): readonly SourceRecord[] {
  const records = readRecords(log);
  const step = Math.max(1, Math.floor(records.length / SAMPLE));
  return records.filter((_, index) => index % step === 0).map((record) => ({ source, record }));
}

/** The record with some of its values put otherwise: as hostile as one that parses can be. */
export function mutate(record: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(record);
  if (places.length === 0) return fc.constant(record);
  return fc
    .array(
      fc.constantFrom(...places).chain((place) => otherValue(readAt(record, place)).map((value) => ({ place, value }))),
      { maxLength: 4 },
    )
    .map((changes) => changes.reduce<unknown>((changed, { place, value }) => writeAt(changed, place, value), record));
}

type Place = readonly string[];

function placesOf(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return place.length > 0 ? [place] : [];
  const inner = Object.keys(value).flatMap((key) => placesOf((value as Record<string, unknown>)[key], [...place, key]));
  return place.length > 0 ? [place, ...inner] : inner;
}

function readAt(record: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], record);
}

const GONE = Symbol('gone');

function writeAt(value: unknown, [key, ...rest]: Place, written: unknown): unknown {
  if (key === undefined) return written;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((element: unknown, index) => (String(index) === key ? writeAt(element, rest, written) : element));
  }
  const entries = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const changed = name === key ? writeAt(inner, rest, written) : inner;
    return changed === GONE ? [] : [[name, changed] as const];
  });
  return Object.fromEntries(entries);
}

function otherValue(value: unknown): fc.Arbitrary<unknown> {
  const anything: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
    GONE,
    null,
    '',
    '-',
    '(empty)',
    0,
    -1,
    80,
    443,
    8.5,
    1e21,
    true,
    false,
    [],
    {},
    'T',
    '0443',
    '443',
    ' ',
    'a,b',
    'ipv4',
    'tcp',
    'http://user@Host.example:80?q',
    'HTTP://host.example',
    '//x',
    '/?q#f',
    '[::1]:8080',
    '::1',
    'a/b',
    'host:80x',
    '10.0.0.0/8',
    'x'.repeat(300),
    '__proto__',
    'Ann <ann@example.com>',
    'dns',
    'http',
    'flow',
    'conn',
    1e9,
    '2020-02-30T00:00:00Z',
    '2020-02-28T00:00:00',
    '2020-02-28 00:00:00.5+01:00',
  );
  const related: fc.Arbitrary<unknown>[] = [
    fc.constant([value]),
    fc.constant({ value }),
    fc.constant([[value]]),
    fc.constant([{ rdata: value, rrname: value }]),
  ];
  if (typeof value === 'string')
    related.push(
      respell(value),
      respell(value),
      fc.constant(`${value}:8080`),
      fc.constant(`http://${value}/`),
      fc.constant(`${value},${value}`),
      fc.constant(`/x/${value}`),
    );
  if (typeof value === 'number')
    related.push(fc.constant(String(value)), fc.constant(-value), fc.constant(value + 0.5));
  return fc.oneof(anything, ...related);
}
