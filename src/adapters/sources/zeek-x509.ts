import type { LogMapping } from '../mapping.js';
import { ADDRESS, HOST } from './value-types.js';
import { ZEEK_TIME } from './zeek-endpoints.js';

/** Certificates, with the names that they are for. */
export const ZEEK_X509: LogMapping = {
  name: 'zeek-x509',
  title: 'x509.log',
  kinds: ['x509'],
  signature: { field: 'certificate.serial' },
  time: ZEEK_TIME,
  objects: {
    certificate: {
      type: 'x509-certificate',
      properties: {
        // By its length: SHA-256 unless the sensor is told otherwise.
        hashes: { 'SHA-256': 'fingerprint', 'SHA-1': 'fingerprint', MD5: 'fingerprint' },
        version: 'certificate.version',
        serial_number: 'certificate.serial',
        signature_algorithm: 'certificate.sig_alg',
        issuer: 'certificate.issuer',
        validity_not_before: 'certificate.not_valid_before',
        validity_not_after: 'certificate.not_valid_after',
        subject: 'certificate.subject',
        subject_public_key_algorithm: 'certificate.key_alg',
        subject_public_key_exponent: 'certificate.exponent',
      },
    },
    // Certificates in the wild list addresses as DNS names, too.
    name: { type: HOST, each: 'san.dns', properties: { value: '.' } },
    address: { type: ADDRESS, each: 'san.ip', properties: { value: '.' } },
    mailbox: { type: 'email-addr', each: 'san.email', properties: { value: '.' } },
    url: { type: 'url', each: 'san.uri', properties: { value: '.' } },
  },
};
