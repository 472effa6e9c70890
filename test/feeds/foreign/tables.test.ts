import { describe, expect, test } from 'vitest';
import { TIME, translate } from './translate.js';

const AMBER = 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82';

describe('separated values', () => {
  const FEED = [
    'TimeGenerated,Type,Indicator,Description,TLP,Confidence,ExpirationDateTime,Active',
    '3/5/2026 10:00:00 AM,Domain,c2[.]example,"of two, one",amber,80,,true',
    '2026-03-06T00:00:00Z,sha256,' + 'A'.repeat(64) + ',,amber,,2026-12-01T00:00:00Z,',
    ',ip:port,192.0.2.7:443,,,,,',
    ',,https://c2.example/a,,,,,false',
    ',GUID,56762eb9-411c-4842-9530-9922c46ba2da,,,,,',
    ',domain,not a name,,,,,',
    '',
  ].join('\r\n');

  test('become indicators with what their columns say', async () => {
    const { format, patterns, indicators, others, reasons, untranslated } = await translate(FEED);
    expect(format).toBe('separated values');
    expect(patterns).toEqual([
      "[domain-name:value = 'c2.example']",
      `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`,
      "[network-traffic:dst_ref.value = '192.0.2.7' AND network-traffic:dst_port = 443]",
    ]);
    expect(indicators[0]).toMatchObject({
      name: 'c2[.]example',
      description: 'of two, one',
      confidence: 80,
      object_marking_refs: [AMBER],
      created: '2026-03-05T10:00:00.000Z',
    });
    expect(indicators[1]).toMatchObject({
      created: '2026-03-06T00:00:00.000Z',
      valid_until: '2026-12-01T00:00:00.000Z',
    });
    expect(indicators[2]).toMatchObject({ created: new Date(TIME).toISOString() });
    expect(others.map(({ id }) => id)).toEqual([AMBER]);
    expect(reasons).toEqual([
      'the feed says that it is not active',
      'no kind of value has this form',
      'it is no domain name',
    ]);
    expect(untranslated.map(({ place }) => place.line)).toEqual([5, 6, 7]);
  });

  test('are told by their header, whatever separates them', async () => {
    expect((await translate('indicator;type\nc2.example;domain\n')).patterns).toHaveLength(1);
    expect((await translate('# of today\nvalue\ttype\nc2.example\tdomain\n')).patterns).toHaveLength(1);
  });

  test('lose no more than the row that is none', async () => {
    const { patterns, reasons, untranslated } = await translate(
      'ioc,type\nc2.example,domain\n"c3.example,domain\nc4.example,domain\n"192.0.2.7","ip"\n',
    );
    expect(patterns).toEqual([
      "[domain-name:value = 'c2.example']",
      "[domain-name:value = 'c4.example']",
      "[ipv4-addr:value = '192.0.2.7']",
    ]);
    expect(reasons).toEqual(['it is no row: a quote is not closed']);
    expect(untranslated).toMatchObject([{ place: { line: 3 }, what: '"c3.example,domain' }]);
  });

  test('have fields of several lines, and rows with too few fields', async () => {
    const { patterns, indicators } = await translate(
      'ioc,type,comment\nc2.example,domain,"of two\nlines"\nc3.example\n',
    );
    expect(patterns).toHaveLength(2);
    expect(indicators[0]).toMatchObject({ description: 'of two\nlines' });
  });
});

describe('intelligence of Zeek', () => {
  test('is read by the names of its columns', async () => {
    const text = [
      '#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc\tmeta.url',
      'c2.example\tIntel::DOMAIN\tfeed\tof a botnet\thttps://feed.example/1',
      '192.0.2.0/24\tIntel::SUBNET\t-\t-\t-',
      'c2.example/gate\tIntel::URL\t-\t-\t-',
      'a'.repeat(40) + '\tIntel::CERT_HASH\t-\t-\t-',
      'Bad Agent\tIntel::SOFTWARE\tfeed\t-\t-',
      'x\tIntel::PUBKEY_HASH\t-\t-\t-',
      '',
    ].join('\n');
    const { format, patterns, indicators, reasons } = await translate(text);
    expect(format).toBe('Zeek intel');
    expect(patterns).toEqual([
      "[domain-name:value = 'c2.example']",
      "[ipv4-addr:value ISSUBSET '192.0.2.0/24']",
      "[url:value IN ('http://c2.example/gate', 'https://c2.example/gate')]",
      `[x509-certificate:hashes.'SHA-1' = '${'a'.repeat(40)}']`,
      "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] = 'Bad Agent']",
    ]);
    expect(indicators[0]).toMatchObject({
      name: 'c2.example',
      description: 'of a botnet',
      external_references: [{ source_name: 'feed', url: 'https://feed.example/1' }],
    });
    expect(indicators[1]).not.toHaveProperty('external_references');
    // STIX 2.5: more than a name.
    expect(indicators[4]?.['external_references']).toMatchObject([
      { source_name: 'feed', description: expect.any(String) },
    ]);
    expect(reasons).toEqual(['there is no pattern for Intel::PUBKEY_HASH']);
  });
});

describe('a list', () => {
  test('is one where most lines are values, or enough are parts of URLs', async () => {
    const { format, patterns, reasons, untranslated } = await translate(
      'c2.example\n# comment\nwhat is this\nc2.example/a\n192.0.2.7:80\nc3.example:80\n',
    );
    expect(format).toBe('list');
    expect(patterns).toHaveLength(4);
    expect(reasons).toEqual(['no kind of value has this form', '~ the port, which a name has none of']);
    expect(untranslated.map(({ place: { line, column } }) => [line, column])).toEqual([
      [3, 1],
      [6, 1],
    ]);
    const paths = Array.from({ length: 10 }, (_, index) => `/gate${index}.php\n`);
    expect((await translate(paths.join(''))).patterns).toHaveLength(10);
    await expect(translate(paths.slice(1).join(''))).rejects.toThrow('No format');
    await expect(translate('a text\nof words\nabout c2.example\n')).rejects.toThrow('No format');
  });

  test('gives the same value the same identifier', async () => {
    const [one, other] = await Promise.all([translate('c2.example\nc2[.]example\n'), translate('C2.example\n')]);
    expect(new Set([...one.indicators, ...other.indicators].map(({ id }) => id)).size).toBe(1);
  });
});

describe('indicators of CIF', () => {
  const RECORD = {
    indicator: 'c2.example',
    itype: 'fqdn',
    tlp: 'green',
    provider: 'csirtg.io',
    reference: 'https://csirtg.io/1',
    confidence: 9,
    tags: ['botnet', 'c2'],
    firsttime: '2026-03-01T00:00:00Z',
    lasttime: '2026-03-05T00:00:00Z',
    reporttime: '2026-03-04T00:00:00.000Z',
    description: 'seen by a sensor',
  };

  test.each<[form: string, text: string]>([
    ['an answer of the API', JSON.stringify({ status: 'success', data: [RECORD] })],
    ['an array', JSON.stringify([RECORD])],
    ['lines', `${JSON.stringify(RECORD)}\n`],
  ])('are read from %s', async (_, text) => {
    const { format, patterns, indicators } = await translate(text);
    expect(format).toBe('CIF');
    expect(patterns).toEqual(["[domain-name:value = 'c2.example']"]);
    expect(indicators[0]).toMatchObject({
      created: '2026-03-01T00:00:00.000Z',
      modified: '2026-03-04T00:00:00.000Z',
      confidence: 90,
      labels: ['botnet', 'c2'],
      object_marking_refs: ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
      external_references: [{ source_name: 'csirtg.io', url: 'https://csirtg.io/1' }],
    });
  });

  test('of other types are said', async () => {
    const lines = [
      RECORD,
      { indicator: '192.0.2.0/24', itype: 'ipv4', confidence: 3.5 },
      { indicator: 'x', itype: 'toaster' },
      7,
    ];
    const { patterns, indicators, reasons, untranslated } = await translate(
      lines.map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(patterns).toHaveLength(2);
    expect(indicators[1]).toMatchObject({ confidence: 35 });
    expect(reasons).toEqual(['there is no pattern for the type toaster', 'there is no pattern for the type ']);
    expect(untranslated[0]).toMatchObject({ what: 'toaster x', place: { line: 3 } });
  });
});
