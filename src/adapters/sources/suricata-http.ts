import type { Condition } from '../condition.js';
import type { LogMapping, ObjectMappingOf } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC, TO_CLIENT } from './suricata-endpoints.js';
import { HOST } from './value-types.js';

/** A `fileinfo` goes the way of the file, mostly from the server. */
const FROM_SERVER: Condition = { any: [{ field: 'event_type', in: ['fileinfo'] }, TO_CLIENT] };
const SURELY_TO_SERVER: Condition = {
  any: [
    { field: 'event_type', in: ['http'] },
    { field: 'direction', in: ['to_server'] },
  ],
};

/** What a request names. `http_port` is there only if the request itself names a port. */
export const EVE_HTTP_OBJECTS = {
  host: {
    type: HOST,
    when: { field: 'http' },
    properties: { value: { field: 'http.hostname', as: 'without-port' } },
  },
  url: {
    type: 'url',
    when: { field: 'http' },
    properties: {
      value: {
        url: {
          scheme: { constant: 'http' },
          host: { firstOf: ['http.hostname', 'flow.dest_ip', { field: 'dest_ip', when: { not: FROM_SERVER } }] },
          port: { firstOf: ['http.http_port', { field: 'dest_port', when: SURELY_TO_SERVER }] },
          path: 'http.url',
        },
      },
    },
  },
} as const satisfies LogMapping['objects'];

/** STIX 6.12.2: method and version in lower case. The reply has no place in STIX, and `http.length` is the length of the reply. */
export const EVE_HTTP_EXTENSIONS = {
  ...EVE_TRAFFIC.extensions,
  'http-request-ext': {
    request_method: { field: 'http.http_method', as: 'lower' },
    request_value: 'http.url',
    request_version: { field: 'http.protocol', as: 'http-version' },
    request_header: {
      Host: ['http.hostname'],
      'User-Agent': ['http.http_user_agent'],
      Referer: ['http.http_refer'],
      Cookie: ['http.cookie'],
    },
  },
} as const satisfies ObjectMappingOf<'network-traffic'>['properties']['extensions'];

/** HTTP requests. */
export const SURICATA_HTTP: LogMapping = {
  name: 'suricata-http',
  title: 'http',
  kinds: ['http'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_HTTP_OBJECTS,
    traffic: { type: 'network-traffic', properties: { ...EVE_TRAFFIC, extensions: EVE_HTTP_EXTENSIONS } },
  },
};
