import { describe, expect, test } from 'vitest';
import { detectSource, logSources, type DetectionRecord } from '../../src/adapters/index.js';

const json = (...values: readonly unknown[]): DetectionRecord[] => values.map((value) => ({ format: 'json', value }));
const text = (...lines: readonly string[]): DetectionRecord[] => lines.map((line) => ({ format: 'text', line }));

const SYSLOG_LINES = [
  'Mar 12 08:00:00 web1 sshd[1]: hi',
  '<13>Mar 12 08:00:01 web1 su: hello',
  '2026-03-12T08:00:02Z web1 cron: x',
];

const zeek = { ts: 1, uid: 'C1', 'id.orig_h': '192.0.2.1' };
const eve = { timestamp: '2024-01-01T00:00:00+0000', event_type: 'flow', flow_id: 1 };
const windows = { EventID: 4688, Channel: 'Security', TimeCreated: '2020-10-19 03:30:41.104' };
const trail = { eventVersion: '1.08', eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'us-east-1' };

describe('a sample', () => {
  const cases: readonly (readonly [string, readonly DetectionRecord[], object])[] = [
    ['Zeek by its connection', json(zeek), { kind: 'detected', source: 'zeek', format: 'json' }],
    ['Zeek with nested fields', json({ ts: 1, uid: 'C1', id: { orig_h: '192.0.2.1' } }), { source: 'zeek' }],
    ['Zeek by its path', json({ _path: 'stats', ts: 1 }), { source: 'zeek' }],
    ['Zeek by the fields of x509.log', json({ ts: 1, 'certificate.serial': '01' }), { source: 'zeek' }],
    ['Zeek table', text('#separator \\x09', '#path\tdns'), { kind: 'detected', source: 'zeek', format: 'tsv' }],
    ['EVE', json(eve), { kind: 'detected', source: 'suricata', format: 'json' }],
    ['EVE with mixed event types', json(eve, { ...eve, event_type: 'dns' }), { source: 'suricata' }],
    ['STIX bundle', json({ type: 'bundle', objects: [] }), { kind: 'detected', source: 'stix', format: 'json' }],
    ['STIX observed-data', json({ type: 'observed-data' }), { source: 'stix' }],
    ['Windows', json(windows), { kind: 'detected', source: 'windows', format: 'json' }],
    [
      'Windows by Winlogbeat',
      json({ '@timestamp': 1, winlog: { channel: 'Security', event_id: 4688 } }),
      { source: 'windows' },
    ],
    [
      'Windows by its XML in JSON',
      json({ Event: { System: { EventID: 1, Channel: 'Security' } } }),
      { source: 'windows' },
    ],
    [
      'Windows by its elements',
      json({ System: { EventID: { Value: 1 }, Channel: 'Security' } }),
      { source: 'windows' },
    ],
    ['Windows by old Winlogbeat', json({ event_id: 1, log_name: 'Security', source_name: 'x' }), { source: 'windows' }],
    ['CloudTrail document', json({ Records: [trail] }), { kind: 'detected', source: 'cloudtrail' }],
    ['CloudTrail records', json(trail, trail), { kind: 'detected', source: 'cloudtrail' }],
    ['CloudTrail in events of EventBridge', json({ 'detail-type': 'x', detail: trail }), { source: 'cloudtrail' }],
    [
      'Route 53',
      json({ query_timestamp: '2024-05-01T10:00:00Z', query_name: 'a.', query_type: 'A' }),
      { source: 'route53' },
    ],
    [
      'VPC flow log with a header',
      text('version account-id interface-id srcaddr dstaddr start end'),
      { source: 'vpc-flow', format: 'vpc-flow' },
    ],
    [
      'VPC flow log in the default order',
      text('2 123456789010 eni-1235b8ca 192.0.2.1 198.51.100.7 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK'),
      { source: 'vpc-flow' },
    ],
    ['fourteen words', text('2 a b c d e f g h i j k l m'), { kind: 'unknown' }],
    [
      'VPC flow log in JSON',
      json({ srcaddr: '192.0.2.1', dstaddr: '198.51.100.7', 'interface-id': 'eni-1' }),
      { source: 'vpc-flow', format: 'json' },
    ],
    ['ECS', json({ '@timestamp': '2024-05-01T10:00:00Z', ecs: { version: '8.11.0' } }), { source: 'ecs' }],
    ['ECS by an agent', json({ '@timestamp': 1, 'agent.type': 'auditbeat', 'agent.version': '8' }), { source: 'ecs' }],
    ['OCSF', json({ class_uid: 4001, time: 1714557600000, metadata: { version: '1.1.0' } }), { source: 'ocsf' }],
    ['Defender rows', json({ Timestamp: '2024-05-01T10:00:00Z', DeviceId: 'd', ReportId: 1 }), { source: 'defender' }],
    [
      'Defender answers',
      json({ Results: [{ Timestamp: '2024-05-01T10:00:00Z', ReportId: 1 }] }),
      { source: 'defender' },
    ],
    [
      'Defender streams',
      json({
        operationName: 'Publish',
        category: 'AdvancedHunting-DeviceEvents',
        properties: { Timestamp: '2024-05-01T10:00:00Z' },
      }),
      { source: 'defender' },
    ],
    [
      'Falcon',
      json({ event_simpleName: 'DnsRequest', aid: 'a', timestamp: '1714557600000' }),
      { source: 'crowdstrike' },
    ],
    [
      'osquery rows',
      json({ name: 'pack/x', unixTime: 1714557600, columns: { pid: '1' }, action: 'added' }),
      { source: 'osquery' },
    ],
    ['a stray line among many', [...json(zeek, zeek, zeek), ...text('{"ts":')], { source: 'zeek' }],
    ['two sources', json(zeek, zeek, zeek, eve), { kind: 'unknown' }],
    ['half of it unknown', json(zeek, { a: 1 }), { kind: 'unknown' }],
    ['other JSON', json({ message: 'hello', ts: 1 }), { kind: 'unknown' }],
    ['syslog', text('Jan  1 00:00:00 host sshd[1]: hi'), { source: 'syslog', format: 'syslog' }],
    ['CEF without a frame', text('CEF:0|a|b|1|2|n|3|src=10.0.0.1'), { source: 'syslog', format: 'syslog' }],
    ['dnsmasq', text('Mar 12 08:00:00 dnsmasq[1]: query[A] a.example from 10.0.0.1'), { source: 'syslog' }],
    [
      'BIND',
      text('12-Mar-2026 08:00:00.123 queries: info: client 10.0.0.1#5 (a): query: a IN A +'),
      { source: 'bind' },
    ],
    [
      'an access log',
      text('192.0.2.1 - - [10/Oct/2025:13:55:36 +0000] "GET / HTTP/1.1" 200 5'),
      { source: 'access-log' },
    ],
    [
      'IIS',
      text('#Software: Microsoft Internet Information Services 10.0', '#Fields: date time c-ip'),
      { source: 'w3c' },
    ],
    [
      'Squid',
      text('1741766400.603 310 192.0.2.7 TCP_MISS/200 4 GET http://a.example/ - HIER_NONE/- -'),
      { source: 'squid' },
    ],
    ['auditd', text('type=CWD msg=audit(1741766400.123:4567): cwd="/"'), { source: 'auditd', format: 'auditd' }],
    ['nfdump', text('ts,te,td,sa,da,sp,dp,pr', '1,2,3,4,5,6,7,8'), { source: 'nfdump' }],
    ['a stray line of text among many', text(...SYSLOG_LINES, 'and more of it'), { source: 'syslog' }],
    ['text and JSON', [...text(...SYSLOG_LINES), ...json({ a: 1 })], { kind: 'unknown' }],
    ['other text', text('hello', 'Jan 1 it was cold'), { kind: 'unknown' }],
    ['nothing', [], { kind: 'unknown' }],
    ['inherited members', json(Object.create(zeek)), { kind: 'unknown' }],
  ];

  test.each(cases)('of %s', (_name, sample, expected) => {
    expect(detectSource(sample)).toMatchObject(expected);
  });
});

test('says what was considered, and what it would need', () => {
  const detection = detectSource(json({ a: 1 }));
  const considered = detection.kind === 'unknown' ? detection.considered : [];
  expect(considered.map(({ source }) => source)).toEqual(['stix', ...logSources().map(({ name }) => name)]);
  expect(considered.slice(0, 3)).toEqual([
    { source: 'stix', missing: '`type` is "bundle" or "observed-data"' },
    {
      source: 'zeek',
      missing: '`ts` and (`_path`, or ((`uid`, or `fuid`) and `id.orig_h`)), or lines of text in its form',
    },
    {
      source: 'suricata',
      missing: '`timestamp` and `event_type` and (`flow_id`, or `src_ip`, or `stats`, or `engine`)',
    },
  ]);
});
