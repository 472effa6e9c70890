import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** What the two sides of an SSH connection say they are. STIX has no place for HASSH. */
export const EVE_SSH_OBJECTS = {
  software: { type: 'software', each: ['ssh.client', 'ssh.server'], properties: { name: 'software_version' } },
} as const satisfies LogMapping['objects'];

/** SSH connections. */
export const SURICATA_SSH: LogMapping = {
  name: 'suricata-ssh',
  title: 'ssh',
  kinds: ['ssh'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_SSH_OBJECTS,
    traffic: { type: 'network-traffic', properties: EVE_TRAFFIC },
  },
};
