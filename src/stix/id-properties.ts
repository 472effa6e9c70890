import type { Sco } from './sco.js';

/** The ID Contributing Properties of every object type of STIX 2.1 section 6. A process has none. */
export const ID_CONTRIBUTING_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  artifact: ['hashes', 'payload_bin'],
  'autonomous-system': ['number'],
  directory: ['path'],
  'domain-name': ['value'],
  'email-addr': ['value'],
  'email-message': ['from_ref', 'subject', 'body'],
  file: ['hashes', 'name', 'extensions', 'parent_directory_ref'],
  'ipv4-addr': ['value'],
  'ipv6-addr': ['value'],
  'mac-addr': ['value'],
  mutex: ['name'],
  'network-traffic': ['start', 'end', 'src_ref', 'dst_ref', 'src_port', 'dst_port', 'protocols', 'extensions'],
  process: [],
  software: ['name', 'cpe', 'swid', 'vendor', 'version'],
  url: ['value'],
  'user-account': ['account_type', 'user_id', 'account_login'],
  'windows-registry-key': ['key', 'values'],
  'x509-certificate': ['hashes', 'serial_number'],
};

/** STIX 6.1, 6.7 and 6.18: of several hashes one contributes, the first of these. */
const PREFERRED_HASHES = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const;

/** The contributing properties that an object has; an empty object if its type has none, is unknown, or they are all absent. */
export function contributingProperties(object: Sco): Readonly<Record<string, unknown>> {
  const names = Object.hasOwn(ID_CONTRIBUTING_PROPERTIES, object.type)
    ? ID_CONTRIBUTING_PROPERTIES[object.type]
    : undefined;
  const present: Record<string, unknown> = {};
  for (const name of names ?? []) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const contribution = name === 'hashes' ? oneHash(value) : value;
    if (contribution !== undefined && contribution !== null) present[name] = contribution;
  }
  return present;
}

/**
 * The hash that contributes. Feeds write `md5` and `SHA256` for what the standard calls `MD5` and `SHA-256`: a preferred algorithm is
 * known in any such spelling and contributes under its own name, so that both spellings make one object. Without a preferred one, of
 * which the standard says nothing, it is the first by name, whatever order the hashes came in.
 */
function oneHash(hashes: unknown): unknown {
  if (typeof hashes !== 'object' || hashes === null || Array.isArray(hashes)) return undefined;
  const values = hashes as Readonly<Record<string, unknown>>;
  const names = Object.keys(values).sort();
  for (const preferred of PREFERRED_HASHES) {
    const spelled = names.find((name) => foldAlgorithm(name) === foldAlgorithm(preferred));
    if (spelled !== undefined) return { [preferred]: values[spelled] };
  }
  const [first] = names;
  return first === undefined ? undefined : Object.fromEntries([[first, values[first]]]);
}

const foldAlgorithm = (name: string): string => name.replaceAll('-', '').toUpperCase();
