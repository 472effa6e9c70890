import type { LogMapping } from '../mapping.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Remote desktop sessions. The cookie is the user name that the client asks with. */
export const ZEEK_RDP: LogMapping = {
  name: 'zeek-rdp',
  title: 'rdp.log',
  kinds: ['rdp'],
  signature: { any: [{ field: 'security_protocol' }, { field: 'keyboard_layout' }, { field: 'cert_count' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    account: { type: 'user-account', properties: { user_id: 'cookie', account_login: 'cookie' } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'rdp' }] },
    },
  },
};
