import { boolean, group, hashes, integer, text, timestamp } from './property.js';

/** STIX 2.1 section 6.18. */
export const X509_CERTIFICATE = {
  contributing: ['hashes', 'serial_number'],
  properties: {
    is_self_signed: boolean,
    hashes,
    version: text,
    serial_number: text,
    signature_algorithm: text,
    issuer: text,
    validity_not_before: timestamp,
    validity_not_after: timestamp,
    subject: text,
    subject_public_key_algorithm: text,
    subject_public_key_modulus: text,
    subject_public_key_exponent: integer,
    x509_v3_extensions: group({
      basic_constraints: text,
      name_constraints: text,
      policy_constraints: text,
      key_usage: text,
      extended_key_usage: text,
      subject_key_identifier: text,
      authority_key_identifier: text,
      subject_alternative_name: text,
      issuer_alternative_name: text,
      subject_directory_attributes: text,
      crl_distribution_points: text,
      inhibit_any_policy: text,
      private_key_usage_period_not_before: timestamp,
      private_key_usage_period_not_after: timestamp,
      certificate_policies: text,
      policy_mappings: text,
    }),
  },
} as const;
