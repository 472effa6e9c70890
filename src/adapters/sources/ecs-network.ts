import type { Condition } from '../condition.js';
import type { LogMapping, ObjectMappingOf } from '../mapping.js';
import { ADDRESS, HOST } from './value-types.js';

const REQUEST: Condition = { field: 'http.request.method' };

/** The two ends. ECS writes them as `source` and `destination`, as `client` and `server`, or both ways; then they are the same. */
export const ECS_ENDPOINTS = {
  sourceMac: {
    type: 'mac-addr',
    properties: {
      value: {
        firstOf: [
          { field: 'source.mac', as: 'mac-address' },
          { field: 'client.mac', as: 'mac-address' },
        ],
      },
    },
  },
  destinationMac: {
    type: 'mac-addr',
    properties: {
      value: {
        firstOf: [
          { field: 'destination.mac', as: 'mac-address' },
          { field: 'server.mac', as: 'mac-address' },
        ],
      },
    },
  },
  source: {
    type: ADDRESS,
    properties: { value: { firstOf: ['source.ip', 'client.ip'] }, resolves_to_refs: { objects: ['sourceMac'] } },
  },
  destination: {
    type: ADDRESS,
    properties: {
      value: { firstOf: ['destination.ip', 'server.ip'] },
      resolves_to_refs: { objects: ['destinationMac'] },
    },
  },
  // What translation made of them, and who a proxy says that it asks for.
  other: {
    type: ADDRESS,
    each: ['source.nat.ip', 'client.nat.ip', 'destination.nat.ip', 'server.nat.ip', 'network.forwarded_ip'],
    properties: { value: '.' },
  },
  sourceName: {
    type: 'domain-name',
    properties: { value: { firstOf: ['source.domain', 'client.domain'] }, resolves_to_refs: { objects: ['source'] } },
  },
  destinationName: {
    type: 'domain-name',
    properties: {
      value: { firstOf: ['destination.domain', 'server.domain'] },
      resolves_to_refs: { objects: ['destination'] },
    },
  },
} as const satisfies LogMapping['objects'];

/** What goes over the wire: a name that was asked for, a request, a server that was named. */
export const ECS_PROTOCOLS = {
  answer: {
    type: HOST,
    each: 'dns.answers',
    properties: {
      value: {
        field: 'data',
        as: 'without-trailing-dot',
        when: { not: { field: 'type', in: ['TXT', 'SPF', 'HINFO', 'SOA', 'CAA'] } },
      },
    },
  },
  resolved: { type: ADDRESS, properties: { value: 'dns.resolved_ip' } },
  query: {
    type: 'domain-name',
    properties: {
      value: { field: 'dns.question.name', as: 'without-trailing-dot' },
      resolves_to_refs: { objects: ['answer', 'resolved'] },
    },
  },
  host: { type: HOST, each: ['url.domain', 'tls.client.server_name'], properties: { value: '.' } },
  url: {
    type: 'url',
    properties: {
      value: {
        firstOf: [
          'url.full',
          {
            url: {
              scheme: { firstOf: ['url.scheme', { constant: 'http' }] },
              host: { firstOf: ['url.domain', 'destination.domain', 'destination.ip'] },
              port: 'url.port',
              path: { firstOf: ['url.original', 'url.path'] },
            },
          },
        ],
      },
    },
  },
} as const satisfies LogMapping['objects'];

/** The traffic between the two ends. */
export const ECS_TRAFFIC = {
  src_ref: { object: 'source' },
  dst_ref: { object: 'destination' },
  src_port: { firstOf: ['source.port', 'client.port'] },
  dst_port: { firstOf: ['destination.port', 'server.port'] },
  protocols: [
    {
      firstOf: [
        { field: 'network.type', as: 'lower' },
        { field: 'source.ip', as: 'address-family' },
        { field: 'destination.ip', as: 'address-family' },
        { field: 'client.ip', as: 'address-family' },
        { field: 'server.ip', as: 'address-family' },
      ],
    },
    {
      firstOf: [
        { field: 'network.transport', as: 'ip-protocol' },
        { field: 'network.iana_number', as: 'ip-protocol' },
      ],
    },
    { field: 'network.protocol', as: 'lower' },
    { constant: 'dns', when: { field: 'dns.question.name' } },
    { constant: 'http', when: REQUEST },
    { constant: 'tls', when: { field: 'tls.version' } },
  ],
  src_byte_count: { firstOf: ['source.bytes', 'client.bytes'] },
  dst_byte_count: { firstOf: ['destination.bytes', 'server.bytes'] },
  src_packets: { firstOf: ['source.packets', 'client.packets'] },
  dst_packets: { firstOf: ['destination.packets', 'server.packets'] },
  start: 'event.start',
  end: 'event.end',
  extensions: {
    // STIX 6.12.2 asks for method and target, and writes method and version in lower case.
    'http-request-ext': {
      request_method: { field: 'http.request.method', as: 'lower' },
      request_value: {
        firstOf: [
          { field: 'url.path', when: REQUEST },
          { field: 'url.original', when: REQUEST },
        ],
      },
      request_version: { field: 'http.version', as: 'http-version', when: REQUEST },
      request_header: {
        Host: [{ field: 'url.domain', when: REQUEST }],
        'User-Agent': [{ field: 'user_agent.original', when: REQUEST }],
        Referer: [{ field: 'http.request.referrer', when: REQUEST }],
      },
      message_body_length: { field: 'http.request.body.bytes', when: REQUEST },
    },
  },
} as const satisfies ObjectMappingOf<'network-traffic'>['properties'];

/** The certificates of both sides, in a handshake. */
export const ECS_CERTIFICATES = {
  serverCertificate: {
    type: 'x509-certificate',
    properties: {
      hashes: { MD5: 'tls.server.hash.md5', 'SHA-1': 'tls.server.hash.sha1', 'SHA-256': 'tls.server.hash.sha256' },
      serial_number: 'tls.server.x509.serial_number',
      issuer: { firstOf: ['tls.server.issuer', 'tls.server.x509.issuer.distinguished_name'] },
      subject: { firstOf: ['tls.server.subject', 'tls.server.x509.subject.distinguished_name'] },
      validity_not_before: { firstOf: ['tls.server.not_before', 'tls.server.x509.not_before'] },
      validity_not_after: { firstOf: ['tls.server.not_after', 'tls.server.x509.not_after'] },
    },
  },
  clientCertificate: {
    type: 'x509-certificate',
    properties: {
      hashes: { MD5: 'tls.client.hash.md5', 'SHA-1': 'tls.client.hash.sha1', 'SHA-256': 'tls.client.hash.sha256' },
      serial_number: 'tls.client.x509.serial_number',
      issuer: { firstOf: ['tls.client.issuer', 'tls.client.x509.issuer.distinguished_name'] },
      subject: { firstOf: ['tls.client.subject', 'tls.client.x509.subject.distinguished_name'] },
      validity_not_before: { firstOf: ['tls.client.not_before', 'tls.client.x509.not_before'] },
      validity_not_after: { firstOf: ['tls.client.not_after', 'tls.client.x509.not_after'] },
    },
  },
} as const satisfies LogMapping['objects'];
