import type { LogMapping } from '../mapping.js';
import { HOST } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** QUIC handshakes. */
export const ZEEK_QUIC: LogMapping = {
  name: 'zeek-quic',
  title: 'quic.log',
  kinds: ['quic'],
  signature: { any: [{ field: 'client_initial_dcid' }, { field: 'client_scid' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    server: { type: HOST, properties: { value: 'server_name' } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'udp' }, { constant: 'quic' }] },
    },
  },
};
