import type { LogMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { queryObjects } from './dns-query.js';
import { eventObjects } from './syslog-event.js';

const within = (member: string, ...names: readonly string[]): readonly FieldPath[] =>
  names.map((name) => `${member}.${name}`);
const cef = (...names: readonly string[]): readonly FieldPath[] => within('cef', ...names);
const leef = (...names: readonly string[]): readonly FieldPath[] => within('leef', ...names);
const pairs = (...names: readonly string[]): readonly FieldPath[] => within('pairs', ...names);

/** ArcSight's dictionary of extension keys. */
const CEF: LogMapping = {
  name: 'syslog-cef',
  title: 'CEF',
  kinds: ['cef'],
  time: { first: { firstOf: ['cef.event_time', 'time'] } },
  objects: eventObjects({
    source: cef('src', 'sourceAddress', 'c6a2'),
    destination: cef('dst', 'destinationAddress', 'c6a3'),
    sourcePort: cef('spt', 'sourcePort'),
    destinationPort: cef('dpt', 'destinationPort'),
    sourceName: cef('shost', 'sourceHostName'),
    destinationName: cef('dhost', 'destinationHostName'),
    sourceMac: cef('smac', 'sourceMacAddress'),
    destinationMac: cef('dmac', 'destinationMacAddress'),
    protocol: cef('proto', 'transportProtocol'),
    application: cef('app', 'applicationProtocol'),
    // Of the event, not of the device: what flowed from source to destination is `in`.
    sent: cef('in', 'bytesIn'),
    received: cef('out', 'bytesOut'),
    url: cef('request', 'requestUrl'),
    host: cef('destinationDnsDomain'),
    method: cef('requestMethod'),
    agent: cef('requestClientApplication'),
    query: cef('destinationDnsName'),
    user: cef('suser', 'duser', 'sourceUserName', 'destinationUserName'),
    fileName: cef('fname', 'fileName'),
    filePath: cef('filePath'),
    hash: cef('fileHash'),
    sender: cef('sender'),
    processName: cef('sproc', 'dproc', 'sourceProcessName'),
    processId: cef('spid', 'dpid'),
  }),
};

/** QRadar's predefined attributes, and what products add to them. */
const LEEF: LogMapping = {
  name: 'syslog-leef',
  title: 'LEEF',
  kinds: ['leef'],
  time: { first: { firstOf: ['leef.event_time', 'time'] } },
  objects: eventObjects({
    source: leef('src', 'srcPreNAT', 'identSrc'),
    destination: leef('dst', 'dstPreNAT'),
    sourcePort: leef('srcPort'),
    destinationPort: leef('dstPort'),
    sourceName: leef('identHostName', 'srcHostName'),
    destinationName: leef('dstHostName', 'dhost'),
    sourceMac: leef('srcMAC', 'identMAC'),
    destinationMac: leef('dstMAC'),
    protocol: leef('proto'),
    application: leef('application'),
    sent: leef('srcBytes'),
    received: leef('dstBytes'),
    url: leef('url'),
    host: leef('domain'),
    method: leef('method'),
    agent: leef('userAgent'),
    query: leef('query'),
    user: leef('usrName', 'accountName'),
    fileName: leef('fileName'),
    filePath: leef('filePath', 'resource'),
    hash: leef('fileHash', 'sha256', 'sha1', 'md5'),
    sender: leef('sender'),
    processName: leef('processName'),
    processId: leef('processId'),
  }),
};

/** The names that firewalls and Linux (`SRC=... DST=...`) use most, in lower case. */
const KEY_VALUE: LogMapping = {
  name: 'syslog-key-value',
  title: 'key=value: FortiGate, Sophos, SonicWall, iptables and the like',
  kinds: ['key-value'],
  time: { first: 'time' },
  objects: eventObjects({
    source: pairs('srcip', 'src_ip', 'src', 'source_ip', 'sourceip', 'remip'),
    destination: pairs('dstip', 'dst_ip', 'dst', 'destination_ip', 'destip'),
    sourcePort: pairs('srcport', 'src_port', 'spt', 'sport', 'source_port'),
    destinationPort: pairs('dstport', 'dst_port', 'dpt', 'dport', 'destination_port'),
    sourceName: pairs('srcname', 'src_host'),
    destinationName: pairs('dstname', 'dst_host'),
    sourceMac: pairs('srcmac', 'src_mac'),
    destinationMac: pairs('dstmac', 'dst_mac'),
    protocol: pairs('proto', 'protocol'),
    application: pairs('service_name', 'app_protocol'),
    sent: pairs('sentbyte', 'sent_bytes', 'bytes_sent'),
    received: pairs('rcvdbyte', 'recv_bytes', 'bytes_received'),
    url: pairs('url', 'request_url'),
    host: pairs('hostname', 'domain', 'dst_domainname'),
    method: pairs('httpmethod', 'method', 'http_method'),
    agent: pairs('agent', 'user_agent'),
    query: pairs('qname', 'query', 'dns_query'),
    user: pairs('user', 'user_name', 'srcuser', 'usr', 'username'),
    fileName: pairs('filename', 'file_name', 'fname'),
    filePath: pairs('filepath', 'file_path'),
    hash: pairs('filehash', 'sha256', 'sha1', 'md5', 'analyticscksum', 'checksum'),
    sender: pairs('from', 'sender'),
    processName: pairs('process', 'process_name'),
    processId: pairs('process_id'),
  }),
};

const DNS = { client: 'dns.client', clientPort: 'dns.client_port', query: 'dns.query' } as const;

const DNSMASQ: LogMapping = {
  name: 'syslog-dnsmasq',
  title: 'dnsmasq: queries and replies',
  kinds: ['dnsmasq'],
  time: { first: 'time' },
  objects: queryObjects({ ...DNS, forwarder: 'dns.forwarder', answer: 'dns.answer' }),
};

const NAMED: LogMapping = {
  name: 'syslog-bind',
  title: 'BIND: queries',
  kinds: ['bind'],
  time: { first: 'time' },
  objects: queryObjects({ ...DNS, server: 'dns.server' }),
};

export const SYSLOG_PAYLOADS: readonly LogMapping[] = [CEF, LEEF, KEY_VALUE, DNSMASQ, NAMED];

/** Text that nobody takes apart: which program of which process said it. */
export const SYSLOG_MESSAGE: LogMapping = {
  name: 'syslog-message',
  title: 'any other message',
  kinds: ['message'],
  time: { first: 'time' },
  objects: { process: { type: 'process', properties: { pid: 'procid', name: 'app' } } },
};
