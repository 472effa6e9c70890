import type { LogMapping } from '../mapping.js';
import { ADDRESS, HOST } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC, ZEEK_TRANSPORT } from './zeek-endpoints.js';

/** Every log that has no mapping of its own: the connection, and the fields whose names mean the same wherever Zeek uses them. */
export const ZEEK_OTHER: LogMapping = {
  name: 'zeek-other',
  title: 'any other log',
  kinds: [],
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    address: {
      type: ADDRESS,
      each: ['src', 'dst', 'client_addr', 'server_addr', 'requested_addr', 'assigned_addr'],
      properties: { value: '.' },
    },
    host: { type: HOST, each: ['host', 'server_name', 'client_fqdn'], properties: { value: '.' } },
    mac: { type: 'mac-addr', properties: { value: 'mac' } },
    account: {
      type: 'user-account',
      each: ['user', 'username'],
      properties: { user_id: '.', account_login: '.' },
    },
    file: {
      type: 'file',
      properties: {
        hashes: { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256' },
        name: { field: 'filename', as: 'base-name' },
        mime_type: 'mime_type',
      },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        ...ZEEK_TRAFFIC,
        protocols: [ZEEK_FAMILY, ZEEK_TRANSPORT, { field: 'service', as: ['lower', 'split-at-commas'] }],
      },
    },
  },
};
