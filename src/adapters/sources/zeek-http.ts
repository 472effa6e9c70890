import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import { HOST } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** A reply whose request was lost gives a record without a method. */
const REQUEST: Condition = { field: 'method' };

/** HTTP requests. STIX has no place for the reply, but for the names of the files in it. */
export const ZEEK_HTTP: LogMapping = {
  name: 'zeek-http',
  title: 'http.log',
  kinds: ['http'],
  signature: { all: [{ field: 'trans_depth' }, { field: 'request_body_len' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    host: { type: HOST, properties: { value: { field: 'host', as: 'without-port' } } },
    url: {
      type: 'url',
      properties: {
        value: {
          url: {
            scheme: { constant: 'http' },
            host: { firstOf: ['host', 'id.resp_h'] },
            port: 'id.resp_p',
            path: 'uri',
          },
        },
      },
    },
    // `filename` is what older logs have.
    file: {
      type: 'file',
      each: ['orig_filenames', 'resp_filenames', 'filename'],
      properties: { name: { field: '.', as: 'base-name' } },
    },
    account: { type: 'user-account', properties: { user_id: 'username', account_login: 'username' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        ...ZEEK_TRAFFIC,
        protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'http' }],
        extensions: {
          // STIX 6.12.2: method and version in lower case.
          'http-request-ext': {
            request_method: { field: 'method', as: 'lower' },
            request_value: 'uri',
            request_version: { field: 'version', as: 'http-version', when: REQUEST },
            request_header: {
              Host: ['host'],
              'User-Agent': ['user_agent'],
              Referer: ['referrer'],
              Origin: ['origin'],
            },
            message_body_length: { field: 'request_body_len', when: REQUEST },
          },
        },
      },
    },
  },
};
