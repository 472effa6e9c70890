import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** The account that asked, and the host of the service that it asked for. */
export const EVE_KRB5_OBJECTS = {
  principal: { type: 'user-account', properties: { user_id: 'krb5.cname', account_login: 'krb5.cname' } },
  serviceHost: { type: 'domain-name', properties: { value: { field: 'krb5.sname', as: 'service-host' } } },
} as const satisfies LogMapping['objects'];

/** Kerberos replies and errors. */
export const SURICATA_KRB5: LogMapping = {
  name: 'suricata-krb5',
  title: 'krb5',
  kinds: ['krb5'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_KRB5_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'kerberos' }] },
    },
  },
};
