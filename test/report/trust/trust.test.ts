import { describe, expect, test } from 'vitest';
import { createCanonicalPatterns } from '../../../src/match/canonical-pattern.js';
import { createMatchedValues } from '../../../src/match/matched-values.js';
import { isAllowed, readAllowList } from '../../../src/report/trust/allow-list.js';
import { groupSamePattern } from '../../../src/report/trust/same-pattern.js';
import { sharedInfrastructure } from '../../../src/report/trust/shared-infrastructure.js';
import { createSuppression, type SuppressionOptions } from '../../../src/report/trust/suppression.js';
import { createMemoryGraph } from '../../../src/stix/memory-graph.js';
import { TLP_LEVELS, tlpMarkingId } from '../../../src/stix/tlp.js';
import { matchOf } from '../match-of.js';

const LIST = `# ours
198.51.100.0/24   # the office
2001:db8::1
good.example
*.ours.example
https://files.example/*
hxxps://exact[.]example/a
D41D8CD98F00B204E9800998ECF8427E
Ann@example.com
`;

describe('an allow-list', () => {
  const list = readAllowList(LIST);
  test.each([
    ['198.51.100.7', true],
    ['198.51.101.7', false],
    ['198.51.100.0/25', true],
    ['198.51.0.0/16', false],
    ['2001:DB8:0::1', true],
    ['good.example', true],
    ['GOOD.example.', true],
    ['very.good.example', false],
    ['ours.example', true],
    ['a.b.ours.example', true],
    ['notours.example', false],
    ['https://files.example/a/b', true],
    ['https://files.example.evil.example/', false],
    ['https://exact.example/a', true],
    ['https://exact.example/ab', false],
    ['https://good.example/', false],
    ['d41d8cd98f00b204e9800998ecf8427e', true],
    ['ann@EXAMPLE.com', true],
    ['', false],
    ['.'.repeat(100_000), false],
  ])('%s: %s', (value, expected) => {
    expect(list.has(value)).toBe(expected);
  });

  test('counts its entries', () => {
    expect(list.size).toBe(8);
    expect(readAllowList('# nothing\n\n').size).toBe(0);
  });
});

describe('shared infrastructure', () => {
  const shared = sharedInfrastructure();
  test.each([
    ['8.8.8.8', true],
    ['10.1.2.3', true],
    ['127.0.0.1', true],
    ['fe80::1', true],
    ['0.pool.ntp.org', true],
    ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', true],
    ['93.184.216.34', false],
    ['github.com', false],
    ['evil.example', false],
  ])('%s: %s', (value, expected) => {
    expect(shared.has(value)).toBe(expected);
  });
});

const TRAFFIC = {
  '0': { type: 'ipv4-addr', value: '198.51.100.7' },
  '1': { type: 'ipv4-addr', value: '192.0.2.9' },
  '2': { type: 'network-traffic', src_ref: '1', dst_ref: '0', dst_port: 53, protocols: ['udp', 'dns'] },
  '3': { type: 'domain-name', value: 'good.example' },
  '4': { type: 'domain-name', value: 'bad.example' },
};
const values = createMatchedValues('detection');

describe('the values of a match', () => {
  test.each<readonly [string, readonly unknown[]]>([
    ["[ipv4-addr:value = '198.51.100.7']", ['198.51.100.7']],
    ["[ipv4-addr:value ISSUBSET '198.51.100.0/24']", ['198.51.100.7']],
    ["[domain-name:value IN ('bad.example', 'worse.example')]", ['bad.example']],
    ["[domain-name:value LIKE '%.example']", ['good.example', 'bad.example']],
    ["[network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port = 53]", ['198.51.100.7', 53]],
    ["[domain-name:value = 'none.example' OR ipv4-addr:value = '192.0.2.9']", ['192.0.2.9']],
    ["[network-traffic:protocols[*] = 'dns']", ['dns']],
    ["[ipv4-addr:value != '1.2.3.4']", []],
    ["[ipv4-addr:value NOT = '1.2.3.4']", []],
    ['[EXISTS ipv4-addr:value]', []],
  ])('%s', (pattern, expected) => {
    const match = matchOf(pattern, TRAFFIC);
    expect(values(match).map(({ value }) => value)).toEqual(expected);
  });

  test('are those of the objects that satisfy the brackets as a whole', () => {
    const files = {
      '0': { type: 'file', name: 'a', size: 1 },
      '1': { type: 'file', name: 'b', size: 2 },
    };
    const match = matchOf("[(file:name = 'a' OR file:name = 'b') AND file:size = 2]", files);
    expect(values(match)).toEqual([
      { path: 'file:name', value: 'b' },
      { path: 'file:size', value: 2 },
    ]);
  });

  test.each<readonly [string, boolean]>([
    ["[ipv4-addr:value = '198.51.100.7']", true],
    [
      "[network-traffic:dst_ref.value = '198.51.100.7' AND network-traffic:dst_port = 53 AND network-traffic:protocols[*] = 'dns']",
      true,
    ],
    ["[domain-name:value = 'good.example' OR domain-name:value = 'bad.example']", false],
    ['[network-traffic:dst_port = 53]', false],
    ["[domain-name:value = 'bad.example']", false],
  ])('%s is allowed: %s', (pattern, expected) => {
    expect(isAllowed(values(matchOf(pattern, TRAFFIC)), readAllowList(LIST))).toBe(expected);
  });
});

test('a command line beside an allowed address is reported', () => {
  const objects = { ...TRAFFIC, '5': { type: 'process', command_line: 'evil.exe -x' } };
  const command = matchOf("[process:command_line = 'evil.exe -x']", objects);
  const address = matchOf("[ipv4-addr:value = '198.51.100.7']", objects);
  const list = readAllowList(LIST);
  expect(isAllowed(values(address), list)).toBe(true);
  expect(isAllowed([...values(address), ...values(command)], list)).toBe(false);
  const many = Array.from({ length: 100 }, () => ({ path: 'ipv4-addr:value', value: '198.51.100.7' }));
  expect(isAllowed(many, list)).toBe(false);
});

describe('suppression', () => {
  const graph = createMemoryGraph();
  graph.add({ type: 'marking-definition', id: 'marking-definition--own', definition: { tlp: 'red' } });
  const reasonOf = (options: SuppressionOptions, indicator: Readonly<Record<string, unknown>>): string | undefined =>
    createSuppression(options, { values, graph })?.(
      matchOf("[ipv4-addr:value = '198.51.100.7']", TRAFFIC, { indicator }),
    );

  test('is nothing where nothing is asked', () => {
    expect(createSuppression({ validity: 'ignore' }, { values, graph })).toBeUndefined();
  });

  test.each<readonly [string, SuppressionOptions, Readonly<Record<string, unknown>>, string | undefined]>([
    ['before valid_from', { validity: 'strict' }, { valid_from: '2026-03-13T00:00:00Z' }, 'outside-validity'],
    ['at valid_until', { validity: 'strict' }, { valid_until: '2026-03-12T17:21:05.25Z' }, 'outside-validity'],
    [
      'valid',
      { validity: 'strict' },
      { valid_from: '2026-03-12T00:00:00Z', valid_until: '2026-03-13T00:00:00Z' },
      undefined,
    ],
    ['little confidence', { minConfidence: 50 }, { confidence: 49 }, 'low-confidence'],
    ['enough confidence', { minConfidence: 50 }, { confidence: 50 }, undefined],
    ['no word of confidence', { minConfidence: 50 }, {}, undefined],
    [
      'a stricter marking',
      { maxTlp: 'green' },
      { object_marking_refs: [tlpMarkingId('green'), tlpMarkingId('amber')] },
      'over-tlp',
    ],
    ['the same marking', { maxTlp: 'amber' }, { object_marking_refs: [tlpMarkingId('amber')] }, undefined],
    [
      'a marking of TLP 2.0',
      { maxTlp: 'amber' },
      { object_marking_refs: ['marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1'] },
      'over-tlp',
    ],
    [
      'a marking of the producer',
      { maxTlp: 'amber' },
      { object_marking_refs: ['marking-definition--own'] },
      'over-tlp',
    ],
    ['another marking', { maxTlp: 'white' }, { object_marking_refs: ['marking-definition--other', 7] }, undefined],
    ['an allowed value', { allowed: readAllowList(LIST) }, {}, 'allow-list'],
    ['shared infrastructure', { shared: sharedInfrastructure() }, {}, 'shared-infrastructure'],
  ])('%s', (_title, options, indicator, expected) => {
    expect(reasonOf(options, indicator)).toBe(expected);
  });

  test('knows levels in their order', () => {
    expect(TLP_LEVELS).toEqual(['white', 'green', 'amber', 'amber+strict', 'red']);
  });
});

describe('matches of one pattern', () => {
  const canonical = createCanonicalPatterns();
  const of = (id: string, pattern: string, line = 1) => matchOf(pattern, TRAFFIC, { indicator: { id }, line });

  test('are one, however the feeds space it', () => {
    const found = groupSamePattern(
      [
        of('indicator--1', "[ipv4-addr:value = '198.51.100.7']"),
        of('indicator--2', "[ipv4-addr:value='198.51.100.7']"),
        of('indicator--3', "[domain-name:value = 'bad.example']"),
      ],
      canonical,
    );
    expect(found.map(({ match, others }) => [match.indicator.id, others.map(({ id }) => id)])).toEqual([
      ['indicator--1', ['indicator--2']],
      ['indicator--3', []],
    ]);
  });

  test('are several where the observations are', () => {
    const pattern = "[ipv4-addr:value = '198.51.100.7']";
    expect(groupSamePattern([of('indicator--1', pattern), of('indicator--2', pattern, 2)], canonical)).toHaveLength(2);
    expect(groupSamePattern([of('indicator--1', pattern), of('indicator--1', pattern)], canonical)).toHaveLength(2);
  });
});
