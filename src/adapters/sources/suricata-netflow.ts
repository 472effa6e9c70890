import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TRAFFIC } from './suricata-endpoints.js';

/** One direction of a flow. */
export const SURICATA_NETFLOW: LogMapping = {
  name: 'suricata-netflow',
  title: 'netflow',
  kinds: ['netflow'],
  time: { first: { firstOf: ['netflow.start', 'timestamp'] }, last: 'netflow.end' },
  objects: {
    ...EVE_ENDPOINTS,
    traffic: {
      type: 'network-traffic',
      properties: {
        ...EVE_TRAFFIC,
        start: { time: 'first' },
        end: { time: 'last' },
        src_byte_count: 'netflow.bytes',
        src_packets: 'netflow.pkts',
      },
    },
  },
};
