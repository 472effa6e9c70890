import type { LogMapping } from '../mapping.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** SSH connections, and what the two sides say they are. STIX has no place for HASSH and for the key of the host. */
export const ZEEK_SSH: LogMapping = {
  name: 'zeek-ssh',
  title: 'ssh.log',
  kinds: ['ssh'],
  signature: { any: [{ field: 'kex_alg' }, { field: 'auth_attempts' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    software: {
      type: 'software',
      each: ['client', 'server'],
      properties: { name: { field: '.', as: 'ssh-software' } },
    },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'ssh' }] },
    },
  },
};
