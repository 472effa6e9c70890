import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** Anomalies, and every event type that has no mapping of its own: the two ends. */
export const SURICATA_OTHER: LogMapping = {
  name: 'suricata-other',
  title: 'anomaly and any other event type',
  kinds: ['anomaly'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    traffic: { type: 'network-traffic', properties: EVE_TRAFFIC },
  },
};
