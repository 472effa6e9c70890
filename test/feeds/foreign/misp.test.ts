import { describe, expect, test } from 'vitest';
import { observableOfAttribute } from '../../../src/feeds/foreign/misp/attribute-types.js';
import { translate } from './translate.js';

const UUIDS = Array.from({ length: 9 }, (_, index) => `5f0c1b2a-0000-4000-8000-00000000000${index}`);

function event(parts: object): string {
  return JSON.stringify({
    Event: {
      uuid: UUIDS[0],
      info: 'A campaign',
      timestamp: '1767225600',
      date: '2026-01-01',
      Orgc: { name: 'CERT Example', uuid: UUIDS[1] },
      ...parts,
    },
  });
}

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

describe('attributes of MISP', () => {
  test.each<[type: string, value: string, pattern: string]>([
    ['ip-src', '192.0.2.7', "ipv4-addr:value = '192.0.2.7'"],
    ['ip-dst', '2001:db8::/64', "ipv6-addr:value ISSUBSET '2001:db8::/64'"],
    ['ip-dst|port', '192.0.2.7|443', "network-traffic:dst_ref.value = '192.0.2.7' AND network-traffic:dst_port = 443"],
    ['domain', 'c2.example', "domain-name:value = 'c2.example'"],
    ['hostname', 'www.c2.example', "domain-name:value = 'www.c2.example'"],
    [
      'domain|ip',
      'c2.example|192.0.2.7',
      "domain-name:value = 'c2.example' AND domain-name:resolves_to_refs[*].value = '192.0.2.7'",
    ],
    ['url', 'https://c2.example/a', "url:value = 'https://c2.example/a'"],
    ['uri', '/gate.php', "url:value LIKE '%/gate.php%'"],
    ['filename', 'a.exe', "file:name = 'a.exe'"],
    ['filename', 'C:\\t\\a.exe', "file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\t'"],
    ['filename|md5', `a.exe|${MD5}`, `file:hashes.MD5 = '${MD5}'`],
    ['regkey', 'HKLM\\a', "windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\a'"],
    [
      'regkey|value',
      'HKCU\\a|b',
      "windows-registry-key:key = 'HKEY_CURRENT_USER\\\\a' AND windows-registry-key:values[*].data = 'b'",
    ],
    ['email-src', 'a@c2.example', "email-message:from_ref.value = 'a@c2.example'"],
    ['email-subject', 'Invoice', "email-message:subject = 'Invoice'"],
    ['mutex', 'Global\\x', "mutex:name = 'Global\\\\x'"],
    ['x509-fingerprint-sha1', 'AA:' + 'bb'.repeat(19), `x509-certificate:hashes.'SHA-1' = 'aa${'bb'.repeat(19)}'`],
    ['AS', 'AS64496', 'autonomous-system:number = 64496'],
    ['user-agent', 'Bad/1', "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] = 'Bad/1'"],
  ])('%s %s', (type, value, comparison) => {
    expect(observableOfAttribute(type, value)).toMatchObject({ comparison });
  });

  test.each([
    ['yara', 'rule a {}'],
    ['ip-src', 'not an address'],
    ['domain|ip', 'c2.example'],
    ['constructor', 'x'],
    ['x|y|z', 'a|b|c'],
  ])('%s %s has none', (type, value) => {
    expect(observableOfAttribute(type, value)).toHaveProperty('reason');
  });
});

describe('an event of MISP', () => {
  test('becomes indicators, the organisation, markings, what is indicated and a report', async () => {
    const text = event({
      Tag: [{ name: 'tlp:green' }, { name: 'misp-galaxy:mitre-attack-pattern="Keylogging - T1056.001"' }],
      Attribute: [
        {
          uuid: UUIDS[2],
          type: 'domain',
          value: 'c2.example',
          to_ids: true,
          category: 'Network activity',
          comment: 'C2',
        },
        { uuid: UUIDS[3], type: 'md5', value: MD5, to_ids: true, Tag: [{ name: 'tlp:red' }], timestamp: '1767312000' },
        { type: 'link', value: 'https://blog.example', to_ids: false },
        { type: 'domain', value: 'gone.example', to_ids: true, deleted: true },
        { type: 'yara', value: 'rule a {}', to_ids: true },
        { type: 'filename|md5', value: `a.exe|${MD5}`, to_ids: true },
      ],
    });
    const { format, patterns, indicators, others, reasons, untranslated } = await translate(text);
    expect(format).toBe('MISP');
    expect(patterns).toEqual([
      "[domain-name:value = 'c2.example']",
      `[file:hashes.MD5 = '${MD5}']`,
      `[file:hashes.MD5 = '${MD5}']`,
    ]);
    expect(indicators[0]).toMatchObject({
      id: `indicator--${UUIDS[2]}`,
      name: 'A campaign',
      description: 'C2',
      created: '2026-01-01T00:00:00.000Z',
      created_by_ref: `identity--${UUIDS[1]}`,
      object_marking_refs: ['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da'],
    });
    expect(indicators[1]).toMatchObject({
      created: '2026-01-02T00:00:00.000Z',
      object_marking_refs: ['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
    });
    expect(others.map(({ type }) => type).sort()).toEqual([
      'attack-pattern',
      'identity',
      'marking-definition',
      'marking-definition',
      'relationship',
      'relationship',
      'relationship',
      'report',
    ]);
    const attack = others.find(({ type }) => type === 'attack-pattern');
    expect(attack).toMatchObject({
      name: 'Keylogging',
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1056.001' }],
    });
    expect(others.find(({ type }) => type === 'report')).toMatchObject({
      id: `report--${UUIDS[0]}`,
      object_refs: [...indicators.map(({ id }) => id), attack?.id],
    });
    expect(reasons).toEqual([
      'it is context, and not for detection (to_ids is off)',
      'there is no pattern for the type yara',
      '~ the name of a file whose hash is looked for',
    ]);
    expect(untranslated[0]?.place.pointer).toBe('/Event/Attribute/2');
  });

  test('has objects, of which any hash is enough and everything else must hold', async () => {
    const attribute = (object_relation: string, type: string, value: string, to_ids = true) => ({
      object_relation,
      type,
      value,
      to_ids,
    });
    const text = event({
      Object: [
        {
          name: 'file',
          uuid: UUIDS[4],
          Attribute: [
            attribute('filename', 'filename', 'a.exe'),
            attribute('md5', 'md5', MD5),
            attribute('sha1', 'sha1', 'b'.repeat(40)),
          ],
        },
        {
          name: 'ip-port',
          Attribute: [attribute('ip', 'ip-dst', '192.0.2.7'), attribute('dst-port', 'port', '443', false)],
        },
        {
          name: 'email',
          Attribute: [
            attribute('from', 'email-src', 'a@c2.example'),
            attribute('subject', 'email-subject', 'Invoice'),
            attribute('subject', 'email-subject', 'Bill'),
          ],
        },
        {
          name: 'domain-ip',
          Attribute: [attribute('domain', 'domain', 'c2.example'), attribute('ip', 'ip-dst', '192.0.2.7')],
        },
        { name: 'av-signature', Attribute: [attribute('signature', 'text', 'Trojan.X')] },
        { name: 'macho', Attribute: [attribute('type', 'text', 'EXECUTE', false)] },
      ],
    });
    const { patterns, reasons, indicators } = await translate(text);
    expect(patterns).toEqual([
      `[file:hashes.MD5 = '${MD5}' OR file:hashes.'SHA-1' = '${'b'.repeat(40)}']`,
      "[network-traffic:dst_ref.value = '192.0.2.7' AND network-traffic:dst_port = 443]",
      "[email-message:from_ref.value = 'a@c2.example' AND (email-message:subject = 'Invoice' OR email-message:subject = 'Bill')]",
      "[domain-name:value = 'c2.example'] AND [ipv4-addr:value = '192.0.2.7']",
    ]);
    expect(indicators[0]?.id).toBe(`indicator--${UUIDS[4]}`);
    expect(reasons).toEqual([
      '~ filename of what its hash tells',
      'there is no pattern for a av-signature without more than text',
      'none of its attributes is for detection (to_ids)',
    ]);
  });

  test('of several in one answer, one that is none is said, and the others count', async () => {
    const { Event } = JSON.parse(event({ Attribute: [{ type: 'domain', value: 'c2.example', to_ids: true }] })) as {
      Event: unknown;
    };
    const { patterns, reasons } = await translate(JSON.stringify({ response: [{ Event }, { Event: 7 }, { Event }] }));
    expect(patterns).toHaveLength(2);
    expect(reasons).toEqual(['it is no event']);
  });

  test('whose members are of any type is read without harm', async () => {
    const text = event({
      uuid: 7,
      info: ['x'],
      timestamp: {},
      Orgc: 'nobody',
      Tag: 'tlp:red',
      Attribute: [
        null,
        7,
        { type: ['domain'], value: {}, to_ids: true },
        { type: 'domain', value: 'c2.example', to_ids: '1', uuid: '../x' },
      ],
      Object: { name: 'file' },
    });
    const { patterns, indicators, others } = await translate(text);
    expect(patterns).toEqual(["[domain-name:value = 'c2.example']"]);
    expect(indicators[0]?.id).toMatch(/^indicator--[0-9a-f-]{36}$/);
    expect(others.map(({ type }) => type)).toEqual(['report']);
  });
});
