import { describe, expect, test } from 'vitest';
import { translate } from './translate.js';

const ID = '5f0c1b2a-0000-4000-8000-000000000001';
const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

const item = (search: string, content: string, condition = 'is', more = ''): string =>
  `<IndicatorItem id="i" condition="${condition}"${more}><Context document="x" search="${search}" type="mir"/><Content type="string">${content}</Content></IndicatorItem>`;
const all = (...items: readonly string[]): string => `<Indicator operator="AND">${items.join('')}</Indicator>`;
const any = (...items: readonly string[]): string => `<Indicator operator="OR" id="o">${items.join('')}</Indicator>`;

const version10 = (inside: string): string =>
  `<?xml version="1.0"?><ioc xmlns="http://schemas.mandiant.com/2010/ioc" id="${ID}" last-modified="2026-01-03T00:00:00"><short_description>ZEUS</short_description><description>A trojan</description><authored_by>Somebody</authored_by><authored_date>2026-01-01T00:00:00Z</authored_date><definition>${inside}</definition></ioc>`;
const version11 = (inside: string): string =>
  `<OpenIOC xmlns="http://openioc.org/schemas/OpenIOC_1.1" id="${ID}"><metadata><short_description>ZEUS</short_description><authored_by>Somebody</authored_by><authored_date>2026-01-01T00:00:00Z</authored_date></metadata><criteria>${inside}</criteria></OpenIOC>`;

describe('OpenIOC', () => {
  test('of both versions becomes an indicator with what is said of it', async () => {
    const inside = any(all(item('FileItem/Md5sum', MD5), item('FileItem/SizeInBytes', '100')));
    const [one, other] = await Promise.all([translate(version10(inside)), translate(version11(inside))]);
    expect([one.format, other.format]).toEqual(['OpenIOC', 'OpenIOC']);
    expect(one.patterns).toEqual([`[file:hashes.MD5 = '${MD5}' AND file:size = 100]`]);
    expect(other.patterns).toEqual(one.patterns);
    expect(one.indicators[0]).toMatchObject({
      id: `indicator--${ID}`,
      name: 'ZEUS',
      description: 'A trojan',
      created: '2026-01-01T00:00:00.000Z',
      created_by_ref: one.others[0]?.id,
    });
    expect(one.others).toMatchObject([{ type: 'identity', name: 'Somebody' }]);
  });

  test.each<[string, string, string]>([
    ['FileItem/FileName', 'is', "[file:name = 'a.b']"],
    ['FileItem/FileName', 'contains', "[file:name LIKE '%a.b%']"],
    ['FileItem/FilePath', 'ends-with', "[file:parent_directory_ref.path LIKE '%a.b']"],
    ['Network/DNS', 'is', "[domain-name:value = 'a.bc']"],
    ['Network/DNS', 'starts-with', "[domain-name:value LIKE 'a.bc%']"],
    ['Network/URI', 'is', "[url:value LIKE '%a.b%']"],
    ['RegistryItem/KeyPath', 'contains', "[windows-registry-key:key LIKE '%a.b%']"],
    ['ProcessItem/HandleList/Handle/Name', 'is', "[mutex:name = 'a.b']"],
  ])('%s %s', async (search, condition, pattern) => {
    const value = search === 'Network/DNS' ? 'a.bc' : 'a.b';
    expect((await translate(version11(any(item(search, value, condition))))).patterns).toEqual([pattern]);
  });

  test('has alternatives, each an indicator with an identifier of its own', async () => {
    const { patterns, indicators } = await translate(
      version10(any(item('FileItem/Md5sum', MD5), item('Network/DNS', 'c2.example'))),
    );
    expect(patterns).toEqual([`[file:hashes.MD5 = '${MD5}']`, "[domain-name:value = 'c2.example']"]);
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(2);
  });

  test('negates, of either version', async () => {
    const hash = item('FileItem/Md5sum', MD5);
    const [one, other, text] = await Promise.all([
      translate(version10(any(all(hash, item('FileItem/FileName', 'a.exe', 'isnot'))))),
      translate(version11(any(all(hash, item('FileItem/FileName', 'a.exe', 'is', ' negate="true"'))))),
      translate(version10(any(all(hash, item('FileItem/FileName', 'a.exe', 'containsnot'))))),
    ]);
    expect(one.patterns).toEqual([`[file:hashes.MD5 = '${MD5}' AND file:name != 'a.exe']`]);
    expect(other.patterns).toEqual(one.patterns);
    expect(text.patterns).toEqual([`[file:hashes.MD5 = '${MD5}' AND file:name NOT LIKE '%a.exe%']`]);
  });

  test('is not made of a part of what must all hold, and says what is missing of alternatives', async () => {
    const unknown = item('FileItem/PEInfo/Exports/DllName', 'x.dll');
    const hash = item('FileItem/Md5sum', MD5);
    const { patterns, reasons } = await translate(
      version10(any(all(hash, unknown), unknown, item('PortItem/remotePort', '443'))),
    );
    expect(patterns).toEqual(['[network-traffic:dst_port = 443]']);
    expect(reasons).toEqual([
      'there is no pattern for the term FileItem/PEInfo/Exports/DllName',
      '~ there is no pattern for the term FileItem/PEInfo/Exports/DllName',
    ]);
    const nothing = await translate(version10(all(unknown)));
    expect(nothing.reasons.at(-1)).toBe('no pattern can be made of what it looks for');
  });
});
