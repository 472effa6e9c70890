import type { LogMapping } from '../mapping.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Kerberos tickets: `client` is `account/REALM`, `service` what the ticket is for. The log does not say whether it went over TCP or UDP. */
export const ZEEK_KERBEROS: LogMapping = {
  name: 'zeek-kerberos',
  title: 'kerberos.log',
  kinds: ['kerberos'],
  signature: { any: [{ field: 'request_type' }, { field: 'forwardable' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    account: {
      type: 'user-account',
      properties: { user_id: 'client', account_login: { field: 'client', as: 'before-slash' } },
    },
    service: { type: 'domain-name', properties: { value: { field: 'service', as: 'service-host' } } },
    clientCertificate: { type: 'x509-certificate', properties: { subject: 'client_cert_subject' } },
    serverCertificate: { type: 'x509-certificate', properties: { subject: 'server_cert_subject' } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'kerberos' }] },
    },
  },
};
