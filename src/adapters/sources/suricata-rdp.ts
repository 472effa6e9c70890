import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** The user name that a client asks with. */
export const EVE_RDP_OBJECTS = {
  rdpUser: { type: 'user-account', properties: { user_id: 'rdp.cookie', account_login: 'rdp.cookie' } },
} as const satisfies LogMapping['objects'];

/** Remote desktop sessions. */
export const SURICATA_RDP: LogMapping = {
  name: 'suricata-rdp',
  title: 'rdp',
  kinds: ['rdp'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_RDP_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'rdp' }] },
    },
  },
};
