import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';
import { HOST } from './value-types.js';

/** What a handshake names: the server, and the certificates of both sides. STIX has no place for JA3 and JA4. */
export const EVE_TLS_OBJECTS = {
  server: { type: HOST, when: { field: 'tls' }, properties: { value: 'tls.sni' } },
  alternativeName: { type: HOST, each: 'tls.subjectaltname', properties: { value: '.' } },
  certificate: {
    type: 'x509-certificate',
    each: ['tls', 'tls.client'],
    properties: {
      // By its length; Suricata writes SHA-1.
      hashes: {
        'SHA-1': { field: 'fingerprint', as: 'without-colons' },
        'SHA-256': { field: 'fingerprint', as: 'without-colons' },
      },
      serial_number: 'serial',
      issuer: { firstOf: ['issuerdn', 'issuer'] },
      // A certificate's times are in UTC (RFC 5280 4.1.2.5), whatever the clock of the sensor.
      validity_not_before: { field: 'notbefore', as: 'utc' },
      validity_not_after: { field: 'notafter', as: 'utc' },
      subject: 'subject',
    },
  },
} as const satisfies LogMapping['objects'];

/** TLS handshakes. */
export const SURICATA_TLS: LogMapping = {
  name: 'suricata-tls',
  title: 'tls',
  kinds: ['tls'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_TLS_OBJECTS,
    traffic: { type: 'network-traffic', properties: EVE_TRAFFIC },
  },
};
