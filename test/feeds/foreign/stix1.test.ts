import { describe, expect, test } from 'vitest';
import { translate } from './translate.js';

/** A package of STIX 1.2 with the prefixes that most producers use. */
function pack(...parts: readonly string[]): string {
  return `<?xml version="1.0"?>
<stix:STIX_Package xmlns:stix="http://stix.mitre.org/stix-1" xmlns:indicator="http://stix.mitre.org/Indicator-2"
  xmlns:cybox="http://cybox.mitre.org/cybox-2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="example:Package-1" version="1.2" timestamp="2016-05-29T20:00:00Z">
${parts.join('\n')}
</stix:STIX_Package>`;
}

const indicator = (inside: string, id = '5f0c1b2a-0000-4000-8000-000000000001'): string =>
  `<stix:Indicator id="example:indicator-${id}" timestamp="2016-05-30T10:00:00"><indicator:Title>A title</indicator:Title>${inside}</stix:Indicator>`;
const object = (type: string, inside: string, attributes = ''): string =>
  `<cybox:Object><cybox:Properties xsi:type="x:${type}ObjectType"${attributes}>${inside}</cybox:Properties></cybox:Object>`;
const observable = (inside: string): string => `<indicator:Observable>${inside}</indicator:Observable>`;

/** The pattern of one object. */
async function patternOf(type: string, inside: string, attributes = ''): Promise<string> {
  const { patterns, reasons } = await translate(
    pack('<stix:Indicators>', indicator(observable(object(type, inside, attributes))), '</stix:Indicators>'),
  );
  return patterns[0] ?? `no: ${reasons.join('; ')}`;
}

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

describe('objects of CybOX', () => {
  test.each<[type: string, inside: string, pattern: string]>([
    ['Address', '<a:Address_Value>192.0.2.7</a:Address_Value>', "[ipv4-addr:value = '192.0.2.7']"],
    [
      'Address',
      '<a:Address_Value condition="Equals">2001:db8::7</a:Address_Value>',
      "[ipv6-addr:value = '2001:db8::7']",
    ],
    [
      'Address',
      '<a:Address_Value condition="Equals" apply_condition="ANY">192.0.2.7##comma##192.0.2.0/25</a:Address_Value>',
      "[(ipv4-addr:value = '192.0.2.7' OR ipv4-addr:value ISSUBSET '192.0.2.0/25')]",
    ],
    ['DomainName', '<a:Value>c2[.]example</a:Value>', "[domain-name:value = 'c2.example']"],
    ['DomainName', '<a:Value condition="EndsWith">.c2.example</a:Value>', "[domain-name:value LIKE '%.c2.example']"],
    ['Hostname', '<a:Hostname_Value>c2.example</a:Hostname_Value>', "[domain-name:value = 'c2.example']"],
    ['URI', '<a:Value>hxxp://c2.example/a</a:Value>', "[url:value = 'http://c2.example/a']"],
    ['URI', '<a:Value condition="Contains">/gate_</a:Value>', "[url:value MATCHES '\\\\/gate_']"],
    ['URI', '<a:Value condition="StartsWith">http://c2</a:Value>', "[url:value LIKE 'http://c2%']"],
    ['URI', '<a:Value condition="FitsPattern">^http://[a-z]+/$</a:Value>', "[url:value MATCHES '^http://[a-z]+/$']"],
    ['Link', '<a:Value>https://c2.example/b</a:Value>', "[url:value = 'https://c2.example/b']"],
    [
      'File',
      `<a:File_Name>a.exe</a:File_Name><a:Hashes><c:Hash><c:Type>MD5</c:Type><c:Simple_Hash_Value>${MD5}</c:Simple_Hash_Value></c:Hash><c:Hash><c:Type>SHA1</c:Type><c:Simple_Hash_Value>${'b'.repeat(40)}</c:Simple_Hash_Value></c:Hash></a:Hashes>`,
      `[(file:hashes.MD5 = '${MD5}' OR file:hashes.'SHA-1' = '${'b'.repeat(40)}')]`,
    ],
    [
      'File',
      '<a:File_Name>a.exe</a:File_Name><a:Size_In_Bytes condition="GreaterThan">100</a:Size_In_Bytes>',
      "[file:name = 'a.exe' AND file:size > 100]",
    ],
    [
      'File',
      '<a:File_Path>C:\\t\\a.exe</a:File_Path>',
      "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\t']",
    ],
    [
      'EmailMessage',
      '<a:Header><a:From><b:Address_Value>a@c2.example</b:Address_Value></a:From><a:Subject condition="Contains">invoice</a:Subject></a:Header>',
      "[email-message:from_ref.value = 'a@c2.example' AND email-message:subject LIKE '%invoice%']",
    ],
    ['Mutex', '<a:Name>Global\\x</a:Name>', "[mutex:name = 'Global\\\\x']"],
    ['Process', '<a:Name>a.exe</a:Name><a:PID>7</a:PID>', "[process:image_ref.name = 'a.exe' AND process:pid = 7]"],
    [
      'WinRegistryKey',
      '<a:Hive>HKEY_LOCAL_MACHINE</a:Hive><a:Key>Software\\Run</a:Key><a:Values><a:Value><a:Name>x</a:Name></a:Value></a:Values>',
      "[windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\Software\\\\Run' AND windows-registry-key:values[*].name = 'x']",
    ],
    ['Port', '<a:Port_Value>443</a:Port_Value>', '[network-traffic:dst_port = 443]'],
    [
      'SocketAddress',
      '<a:IP_Address><b:Address_Value>192.0.2.7</b:Address_Value></a:IP_Address><a:Port><b:Port_Value>443</b:Port_Value></a:Port>',
      "[network-traffic:dst_ref.value = '192.0.2.7' AND network-traffic:dst_port = 443]",
    ],
  ])('%s %s', async (type, inside, pattern) => {
    expect(await patternOf(type, inside)).toBe(pattern);
  });

  test('say by a category or a type what they are', async () => {
    expect(await patternOf('Address', '<a:Address_Value>a@c2.example</a:Address_Value>', ' category="e-mail"')).toBe(
      "[email-addr:value = 'a@c2.example']",
    );
    expect(await patternOf('URI', '<a:Value>c2.example</a:Value>', ' type="Domain Name"')).toBe(
      "[domain-name:value = 'c2.example']",
    );
  });

  test.each([
    ['Memory', '<a:Name>x</a:Name>', 'no: there is no pattern for the object type Memory'],
    [
      'Address',
      '<a:Address_Value condition="InclusiveBetween">192.0.2.7</a:Address_Value>',
      'no: there is no comparison for the condition InclusiveBetween',
    ],
    ['Address', '<a:Address_Value>nowhere</a:Address_Value>', 'no: it is no address'],
    ['Mutex', '', 'no: none of what is said of the object has a pattern'],
  ])('%s %s has none', async (type, inside, reason) => {
    expect(await patternOf(type, inside)).toBe(reason);
  });
});

describe('indicators of STIX 1', () => {
  const address = (value: string): string => object('Address', `<a:Address_Value>${value}</a:Address_Value>`);
  const composition = (operator: string, ...all: readonly string[]): string =>
    `<cybox:Observable_Composition operator="${operator}">${all.map((one) => `<cybox:Observable>${one}</cybox:Observable>`).join('')}</cybox:Observable_Composition>`;

  test('keep their identifier, title, time, producer and marking', async () => {
    const handling =
      '<stix:STIX_Header><stix:Handling><m:Marking><m:Marking_Structure color="AMBER"/></m:Marking></stix:Handling><stix:Information_Source><s:Identity><s:Name>CERT Example</s:Name></s:Identity></stix:Information_Source></stix:STIX_Header>';
    const { format, indicators, others } = await translate(
      pack(handling, '<stix:Indicators>', indicator(observable(address('192.0.2.7'))), '</stix:Indicators>'),
    );
    expect(format).toBe('STIX 1');
    expect(indicators[0]).toMatchObject({
      id: 'indicator--5f0c1b2a-0000-4000-8000-000000000001',
      name: 'A title',
      created: '2016-05-30T10:00:00.000Z',
      object_marking_refs: ['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],
      created_by_ref: others.find(({ type }) => type === 'identity')?.id,
    });
    expect(others).toMatchObject([{ name: 'TLP:AMBER' }, { name: 'CERT Example' }]);
  });

  test('are of any observable that they have or refer to', async () => {
    const { patterns, reasons } = await translate(
      pack(
        `<stix:Observables><cybox:Observable id="example:o1">${address('192.0.2.8')}</cybox:Observable><cybox:Observable id="example:o2">${address('192.0.2.9')}</cybox:Observable></stix:Observables>`,
        '<stix:Indicators>',
        indicator(`${observable(address('192.0.2.7'))}<indicator:Observable idref="example:o1"/>`),
        '</stix:Indicators>',
      ),
    );
    expect(patterns).toEqual(["[ipv4-addr:value = '192.0.2.7' OR ipv4-addr:value = '192.0.2.8']"]);
    expect(reasons).toEqual(['it is an observable that no indicator refers to']);
  });

  test('are composed: what must all be there stands in brackets of its own', async () => {
    const domain = object('DomainName', '<a:Value>c2.example</a:Value>');
    const any = composition('OR', address('192.0.2.7'), domain);
    const all = composition('AND', domain, any);
    const { patterns } = await translate(
      pack('<stix:Indicators>', indicator(observable(any)), indicator(observable(all), '2'), '</stix:Indicators>'),
    );
    expect(patterns).toEqual([
      "[ipv4-addr:value = '192.0.2.7' OR domain-name:value = 'c2.example']",
      "[domain-name:value = 'c2.example'] AND [ipv4-addr:value = '192.0.2.7' OR domain-name:value = 'c2.example']",
    ]);
  });

  test('are not made of a part of what must all be there, and are of a part of alternatives', async () => {
    const unknown = object('Memory', '<a:Name>x</a:Name>');
    const { patterns, reasons } = await translate(
      pack(
        '<stix:Indicators>',
        indicator(observable(composition('AND', address('192.0.2.7'), unknown))),
        indicator(observable(composition('OR', address('192.0.2.7'), unknown)), '2'),
        indicator('', '3'),
        '</stix:Indicators>',
      ),
    );
    expect(patterns).toEqual(["[ipv4-addr:value = '192.0.2.7']"]);
    expect(reasons).toEqual([
      'there is no pattern for the object type Memory',
      '~ there is no pattern for the object type Memory',
      'it has no observable',
    ]);
  });

  test('of a document whose observables refer to each other without end are refused in no time', async () => {
    const level = (index: number): string =>
      `<cybox:Observable id="o${index}"><cybox:Observable_Composition operator="AND"><cybox:Observable idref="o${index + 1}"/><cybox:Observable idref="o${index + 1}"/></cybox:Observable_Composition></cybox:Observable>`;
    const levels = Array.from({ length: 45 }, (_, index) => level(index)).join('');
    const end = `<cybox:Observable id="o45">${address('192.0.2.7')}</cybox:Observable>`;
    const loop = '<cybox:Observable id="self" idref="self"/>';
    const started = performance.now();
    const { patterns, reasons } = await translate(
      pack(
        `<stix:Observables>${levels}${end}${loop}</stix:Observables><stix:Indicators>`,
        indicator('<indicator:Observable idref="o0"/>'),
        indicator('<indicator:Observable idref="self"/>', '2'),
        '</stix:Indicators>',
      ),
    );
    expect(patterns).toEqual([]);
    expect(reasons.join()).toContain('limit maxFeedReferences (200000)');
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});

describe('XML', () => {
  test.each<[what: string, text: string, reason: string]>([
    ['with entities', '<!DOCTYPE x [<!ENTITY a "b">]><STIX_Package>&a;</STIX_Package>', 'document type'],
    ['that is cut off', `${pack('<stix:Indicators>').slice(0, -30)}`, 'unclosed tag'],
    ['that is deep', `<STIX_Package>${'<a>'.repeat(300)}`, 'maxXmlDepth (256)'],
  ])('%s is a fault with its place', async (_, text, reason) => {
    const { faults, patterns } = await translate(text.startsWith('<!') ? text.replace('<!', '<!') : text);
    expect(patterns).toEqual([]);
    expect(faults).toMatchObject([{ kind: 'unreadable', file: 'feed' }]);
    expect(faults[0]?.reason).toContain(reason);
    expect(faults[0]?.line).toBeGreaterThan(0);
  });
});
