import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';
import { HOST } from './value-types.js';

/** The server that a client asks for. */
export const EVE_QUIC_OBJECTS = {
  quicServer: { type: HOST, properties: { value: 'quic.sni' } },
} as const satisfies LogMapping['objects'];

/** QUIC handshakes. */
export const SURICATA_QUIC: LogMapping = {
  name: 'suricata-quic',
  title: 'quic',
  kinds: ['quic'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_QUIC_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'quic' }] },
    },
  },
};
