import type { LogMapping } from '../mapping.js';
import { HOST } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** TLS handshakes. The log does not say whether they went over TCP, UDP (DTLS) or QUIC, and STIX has no place for JA3 and JA4. */
export const ZEEK_SSL: LogMapping = {
  name: 'zeek-ssl',
  title: 'ssl.log',
  kinds: ['ssl'],
  signature: { all: [{ field: 'resumed' }, { field: 'established' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    server: { type: HOST, properties: { value: 'server_name' } },
    certificate: {
      type: 'x509-certificate',
      each: ['cert_chain_fps', 'client_cert_chain_fps'],
      properties: { hashes: { 'SHA-256': '.', 'SHA-1': '.' } },
    },
    // Older logs name the certificates by subject and issuer alone.
    serverCertificate: { type: 'x509-certificate', properties: { subject: 'subject', issuer: 'issuer' } },
    clientCertificate: { type: 'x509-certificate', properties: { subject: 'client_subject', issuer: 'client_issuer' } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'ssl' }] },
    },
  },
};
