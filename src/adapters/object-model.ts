/**
 * The kinds of value that a property of an SCO takes (STIX 2.1 section 6, as far as logs fill it). The engine turns whatever a
 * field holds into the kind that the property asks for, so a mapping never says "as an integer".
 */
export type PropertyKind =
  'text' | 'texts' | 'integer' | 'boolean' | 'timestamp' | 'reference' | 'references' | 'hashes' | 'text-lists';

/** A property that is a dictionary of known members: an extension, and the dictionary of extensions itself. */
export interface PropertyGroup {
  readonly [property: string]: PropertyKind | PropertyGroup;
}

/** What the engine knows of one object type. */
export interface ObjectModel {
  /** An object that has none of these says nothing, and is not made. */
  readonly defining: readonly string[];
  /** Whether `value` is all that tells two objects apart, so that equal ones within a record are one object. */
  readonly sharedByValue: boolean;
  readonly properties: PropertyGroup;
}

/** The object types that log mappings fill, with the properties that logs can know. */
export const OBJECT_MODEL = {
  'ipv4-addr': {
    defining: ['value'],
    sharedByValue: true,
    properties: { value: 'text', resolves_to_refs: 'references' },
  },
  'ipv6-addr': {
    defining: ['value'],
    sharedByValue: true,
    properties: { value: 'text', resolves_to_refs: 'references' },
  },
  'mac-addr': { defining: ['value'], sharedByValue: true, properties: { value: 'text' } },
  'domain-name': {
    defining: ['value'],
    sharedByValue: true,
    properties: { value: 'text', resolves_to_refs: 'references' },
  },
  url: { defining: ['value'], sharedByValue: true, properties: { value: 'text' } },
  'email-addr': {
    defining: ['value'],
    sharedByValue: true,
    properties: { value: 'text', display_name: 'text' },
  },
  'network-traffic': {
    defining: ['src_ref', 'dst_ref'],
    sharedByValue: false,
    properties: {
      start: 'timestamp',
      end: 'timestamp',
      src_ref: 'reference',
      dst_ref: 'reference',
      src_port: 'integer',
      dst_port: 'integer',
      protocols: 'texts',
      src_byte_count: 'integer',
      dst_byte_count: 'integer',
      src_packets: 'integer',
      dst_packets: 'integer',
      extensions: {
        'http-request-ext': {
          request_method: 'text',
          request_value: 'text',
          request_version: 'text',
          request_header: 'text-lists',
          message_body_length: 'integer',
        },
        'icmp-ext': { icmp_type_hex: 'text', icmp_code_hex: 'text' },
        'tcp-ext': { src_flags_hex: 'text', dst_flags_hex: 'text' },
      },
    },
  },
  file: {
    defining: ['hashes', 'name'],
    sharedByValue: false,
    properties: {
      hashes: 'hashes',
      size: 'integer',
      name: 'text',
      mime_type: 'text',
      parent_directory_ref: 'reference',
    },
  },
  directory: { defining: ['path'], sharedByValue: false, properties: { path: 'text' } },
  'x509-certificate': {
    defining: ['hashes', 'serial_number', 'subject', 'issuer'],
    sharedByValue: false,
    properties: {
      hashes: 'hashes',
      version: 'text',
      serial_number: 'text',
      signature_algorithm: 'text',
      issuer: 'text',
      validity_not_before: 'timestamp',
      validity_not_after: 'timestamp',
      subject: 'text',
      subject_public_key_algorithm: 'text',
      subject_public_key_exponent: 'integer',
    },
  },
  'email-message': {
    defining: ['from_ref', 'to_refs', 'cc_refs', 'subject', 'message_id', 'date'],
    sharedByValue: false,
    properties: {
      is_multipart: 'boolean',
      date: 'timestamp',
      from_ref: 'reference',
      to_refs: 'references',
      cc_refs: 'references',
      message_id: 'text',
      subject: 'text',
      received_lines: 'texts',
      additional_header_fields: 'text-lists',
    },
  },
  'user-account': {
    defining: ['user_id', 'account_login'],
    sharedByValue: false,
    properties: { user_id: 'text', account_login: 'text', display_name: 'text', account_type: 'text' },
  },
  software: { defining: ['name'], sharedByValue: false, properties: { name: 'text', version: 'text' } },
} as const satisfies Readonly<Record<string, ObjectModel>>;

export type ObjectType = keyof typeof OBJECT_MODEL;

/** The properties of a type, with their kinds; for several types, the properties that they share. */
export type PropertiesOf<T extends ObjectType> = (typeof OBJECT_MODEL)[T]['properties'];

/** The digits that a hash of each algorithm has: what tells a SHA-1 from a SHA-256 where a field may hold either. */
export const HASH_DIGITS = { MD5: 32, 'SHA-1': 40, 'SHA-256': 64, 'SHA-512': 128 } as const;

export type HashAlgorithm = keyof typeof HASH_DIGITS;
