import type { LogMapping } from '../mapping.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** NTLM logins. NetBIOS names of hosts and domains have no place in STIX; DNS names do. */
export const ZEEK_NTLM: LogMapping = {
  name: 'zeek-ntlm',
  title: 'ntlm.log',
  kinds: ['ntlm'],
  signature: {
    any: [{ field: 'domainname' }, { field: 'server_nb_computer_name' }, { field: 'server_dns_computer_name' }],
  },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    account: { type: 'user-account', properties: { user_id: 'username', account_login: 'username' } },
    server: { type: 'domain-name', properties: { value: 'server_dns_computer_name' } },
    forest: { type: 'domain-name', properties: { value: 'server_tree_name' } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'ntlm' }] },
    },
  },
};
