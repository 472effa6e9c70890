import type { Condition } from '../condition.js';
import type { LogMapping, LogSource, ObjectMappingOf } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { OCSF_PROCESSES } from './ocsf-process.js';
import { ADDRESS, HOST } from './value-types.js';

const REQUEST: Condition = { field: 'http_request.http_method' };
const ofClass = (uid: string): Condition => ({ field: 'kind', in: [uid] });

/** The two ends, with what they are called (OCSF, object `network_endpoint`), and the machine that reports. */
const OCSF_ENDPOINTS = {
  sourceMac: { type: 'mac-addr', properties: { value: { field: 'src_endpoint.mac', as: 'mac-address' } } },
  destinationMac: { type: 'mac-addr', properties: { value: { field: 'dst_endpoint.mac', as: 'mac-address' } } },
  source: {
    type: ADDRESS,
    properties: { value: 'src_endpoint.ip', resolves_to_refs: { objects: ['sourceMac'] } },
  },
  destination: {
    type: ADDRESS,
    properties: { value: 'dst_endpoint.ip', resolves_to_refs: { objects: ['destinationMac'] } },
  },
  between: {
    type: ADDRESS,
    each: [
      'src_endpoint.intermediate_ips',
      'dst_endpoint.intermediate_ips',
      'http_request.x_forwarded_for',
      'device.ip',
    ],
    properties: { value: '.' },
  },
  sourceName: {
    type: 'domain-name',
    properties: {
      value: { firstOf: ['src_endpoint.hostname', 'src_endpoint.domain'] },
      resolves_to_refs: { objects: ['source'] },
    },
  },
  destinationName: {
    type: 'domain-name',
    properties: {
      value: { firstOf: ['dst_endpoint.hostname', 'dst_endpoint.domain'] },
      resolves_to_refs: { objects: ['destination'] },
    },
  },
} as const satisfies LogMapping['objects'];

/** What goes over the wire: queries with their answers, requests, servers that are named, certificates. */
const OCSF_PROTOCOLS = {
  answer: {
    type: HOST,
    each: 'answers',
    properties: {
      value: {
        field: 'rdata',
        as: 'without-trailing-dot',
        when: { not: { field: 'type', in: ['TXT', 'SPF', 'HINFO', 'SOA', 'CAA'] } },
      },
    },
  },
  query: {
    type: 'domain-name',
    properties: {
      value: { field: 'query.hostname', as: 'without-trailing-dot' },
      resolves_to_refs: { objects: ['answer'] },
    },
  },
  host: { type: HOST, each: ['http_request.url.hostname', 'url.hostname', 'tls.sni'], properties: { value: '.' } },
  url: {
    type: 'url',
    each: ['http_request.url', 'url'],
    properties: {
      value: {
        firstOf: [
          'url_string',
          'text',
          {
            url: {
              scheme: { firstOf: ['scheme', { constant: 'http' }] },
              host: 'hostname',
              port: 'port',
              path: 'path',
            },
          },
        ],
      },
    },
  },
  certificate: {
    type: 'x509-certificate',
    properties: {
      hashes: {
        MD5: 'tls.certificate.hashes.MD5',
        'SHA-1': 'tls.certificate.hashes.SHA-1',
        'SHA-256': 'tls.certificate.hashes.SHA-256',
      },
      version: 'tls.certificate.version',
      serial_number: 'tls.certificate.serial_number',
      issuer: 'tls.certificate.issuer',
      subject: 'tls.certificate.subject',
      validity_not_before: 'tls.certificate.created_time',
      validity_not_after: 'tls.certificate.expiration_time',
    },
  },
} as const satisfies LogMapping['objects'];

const OCSF_TRAFFIC = {
  src_ref: { object: 'source' },
  dst_ref: { object: 'destination' },
  src_port: 'src_endpoint.port',
  dst_port: 'dst_endpoint.port',
  protocols: [
    {
      firstOf: [
        { field: 'src_endpoint.ip', as: 'address-family' },
        { field: 'dst_endpoint.ip', as: 'address-family' },
      ],
    },
    {
      firstOf: [
        { field: 'connection_info.protocol_name', as: 'ip-protocol' },
        { field: 'connection_info.protocol_num', as: 'ip-protocol' },
      ],
    },
    { constant: 'http', when: ofClass('4002') },
    { constant: 'dns', when: ofClass('4003') },
    { constant: 'dhcp', when: ofClass('4004') },
    { constant: 'rdp', when: ofClass('4005') },
    { constant: 'smb', when: ofClass('4006') },
    { constant: 'ssh', when: ofClass('4007') },
    { constant: 'ftp', when: ofClass('4008') },
    { constant: 'tls', when: { field: 'tls.version' } },
  ],
  // OCSF, object `network_traffic`: out is from the source to the destination.
  src_byte_count: 'traffic.bytes_out',
  dst_byte_count: 'traffic.bytes_in',
  src_packets: 'traffic.packets_out',
  dst_packets: 'traffic.packets_in',
  start: 'start_time',
  end: 'end_time',
  extensions: {
    'tcp-ext': { src_flags_hex: { field: 'connection_info.tcp_flags', as: 'hex-octet' } },
    'http-request-ext': {
      request_method: { field: 'http_request.http_method', as: 'lower' },
      request_value: {
        firstOf: [
          { field: 'http_request.url.path', when: REQUEST },
          { field: 'http_request.url.url_string', when: REQUEST },
        ],
      },
      request_version: { field: 'http_request.version', as: 'http-version', when: REQUEST },
      request_header: {
        Host: [{ field: 'http_request.url.hostname', when: REQUEST }],
        'User-Agent': [{ field: 'http_request.user_agent', when: REQUEST }],
        Referer: [{ field: 'http_request.referrer', when: REQUEST }],
      },
    },
  },
} as const satisfies ObjectMappingOf<'network-traffic'>['properties'];

/** An account (OCSF, object `user`). */
const user = (path: FieldPath) =>
  ({
    type: 'user-account',
    properties: {
      user_id: { firstOf: [`${path}.uid`, `${path}.name`] },
      account_login: `${path}.name`,
      display_name: `${path}.full_name`,
    },
  }) as const satisfies LogMapping['objects'][string];

/** An event of any class: an attribute means the same in all of them, and a class only says which there are (schema.ocsf.io, 1.x). */
const OCSF_EVENT: LogMapping = {
  name: 'ocsf',
  title: 'events of any class',
  kinds: [],
  time: { first: { firstOf: ['start_time', 'time', 'time_dt'] }, last: 'end_time' },
  objects: {
    ...OCSF_ENDPOINTS,
    ...OCSF_PROTOCOLS,
    traffic: { type: 'network-traffic', properties: OCSF_TRAFFIC },
    user: user('user'),
    actorUser: user('actor.user'),
    mailbox: { type: 'email-addr', properties: { value: 'user.email_addr', belongs_to_ref: { object: 'user' } } },
    actorMailbox: {
      type: 'email-addr',
      properties: { value: 'actor.user.email_addr', belongs_to_ref: { object: 'actorUser' } },
    },
    ...OCSF_PROCESSES,
    directory: {
      type: 'directory',
      properties: { path: { firstOf: ['file.parent_folder', { field: 'file.path', as: 'directory-name' }] } },
    },
    file: {
      type: 'file',
      properties: {
        hashes: {
          MD5: 'file.hashes.MD5',
          'SHA-1': 'file.hashes.SHA-1',
          'SHA-256': 'file.hashes.SHA-256',
          'SHA-512': 'file.hashes.SHA-512',
        },
        size: 'file.size',
        name: { firstOf: ['file.name', { field: 'file.path', as: 'base-name' }] },
        mime_type: 'file.mime_type',
        ctime: 'file.created_time',
        mtime: 'file.modified_time',
        atime: 'file.accessed_time',
        parent_directory_ref: { object: 'directory' },
      },
    },
    module: {
      type: 'file',
      properties: {
        hashes: {
          MD5: 'module.file.hashes.MD5',
          'SHA-1': 'module.file.hashes.SHA-1',
          'SHA-256': 'module.file.hashes.SHA-256',
        },
        name: { firstOf: ['module.file.name', { field: 'module.file.path', as: 'base-name' }] },
      },
    },
    key: {
      type: 'windows-registry-key',
      properties: {
        key: {
          firstOf: [
            { field: 'reg_value.path', as: 'registry-key' },
            { field: 'reg_key.path', as: 'registry-key' },
          ],
        },
        values: [
          {
            name: 'reg_value.name',
            data: 'reg_value.data',
            data_type: { field: 'reg_value.type', as: 'registry-type-of' },
          },
        ],
      },
    },
  },
};

/** The Open Cybersecurity Schema Framework, by whichever product. */
export const OCSF: LogSource = {
  name: 'ocsf',
  title: 'OCSF',
  layout: 'nested',
  shape: 'ocsf',
  kindField: 'kind',
  sensor: { firstOf: ['device.hostname', 'device.name', 'device.uid'] },
  recognised: {
    all: [{ field: 'class_uid' }, { any: [{ field: 'time' }, { field: 'time_dt' }] }, { field: 'metadata' }],
  },
  mappings: [],
  fallback: OCSF_EVENT,
};
