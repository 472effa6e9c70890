import { ADDRESSES } from './addresses.js';
import { EMAIL_MESSAGE } from './email-message.js';
import { FILE } from './file.js';
import { NETWORK_TRAFFIC } from './network-traffic.js';
import { PROCESS } from './process.js';
import { boolean, groups, only, references, text, extensions, type ObjectType, type Properties } from './property.js';
import { THINGS } from './things.js';
import { USER_ACCOUNT } from './user-account.js';
import { WINDOWS_REGISTRY_KEY } from './windows-registry-key.js';
import { X509_CERTIFICATE } from './x509-certificate.js';

/**
 * The object model: every type of cyber-observable object that STIX 2.0 and 2.1 define, with its properties and their kinds. Rules of
 * `validate`, log mappings and identifiers read the same tables.
 */
export const OBJECT_MODEL = {
  ...ADDRESSES,
  ...THINGS,
  'email-message': EMAIL_MESSAGE,
  file: FILE,
  'network-traffic': NETWORK_TRAFFIC,
  process: PROCESS,
  'user-account': USER_ACCOUNT,
  'windows-registry-key': WINDOWS_REGISTRY_KEY,
  'x509-certificate': X509_CERTIFICATE,
} as const satisfies Readonly<Record<string, ObjectType>>;

export type ObjectTypeName = keyof typeof OBJECT_MODEL;

/** What every object has besides the properties of its type (STIX 2.1 section 3.2). */
export const COMMON_PROPERTIES = {
  type: text,
  id: only('2.1', text),
  spec_version: only('2.1', text),
  object_marking_refs: only('2.1', references('marking-definition')),
  granular_markings: only('2.1', groups({ lang: text, marking_ref: text, selectors: text })),
  defanged: only('2.1', boolean),
  extensions: extensions({}),
} as const satisfies Properties;

/** What the standard says of a type; undefined for one that it does not define. */
export function objectTypeOf(name: string): ObjectType | undefined {
  return Object.hasOwn(OBJECT_MODEL, name) ? OBJECT_MODEL[name as ObjectTypeName] : undefined;
}
