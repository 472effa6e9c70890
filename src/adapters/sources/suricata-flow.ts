import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_FLOW_COUNTERS, EVE_TRAFFIC } from './suricata-endpoints.js';

/** Flows. `timestamp` is when the record was written, often long after or before the flow: it counts only where the flow has no start. */
export const SURICATA_FLOW: LogMapping = {
  name: 'suricata-flow',
  title: 'flow',
  kinds: ['flow'],
  time: { first: { firstOf: ['flow.start', 'timestamp'] }, last: 'flow.end' },
  objects: {
    ...EVE_ENDPOINTS,
    traffic: {
      type: 'network-traffic',
      properties: {
        ...EVE_TRAFFIC,
        ...EVE_FLOW_COUNTERS,
        start: { time: 'first' },
        end: { time: 'last' },
        extensions: {
          ...EVE_TRAFFIC.extensions,
          'tcp-ext': { src_flags_hex: 'tcp.tcp_flags_ts', dst_flags_hex: 'tcp.tcp_flags_tc' },
        },
      },
    },
  },
};
