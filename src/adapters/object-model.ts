import { OBJECT_MODEL, type ObjectTypeName } from '../stix/object-model/index.js';
import type { Properties } from '../stix/object-model/property.js';

/** The object types that log mappings fill. An object that has none of these properties says nothing, and is not made. */
const DEFINING = {
  'ipv4-addr': ['value'],
  'ipv6-addr': ['value'],
  'mac-addr': ['value'],
  'domain-name': ['value'],
  url: ['value'],
  'email-addr': ['value'],
  'network-traffic': ['src_ref', 'dst_ref'],
  file: ['hashes', 'name'],
  directory: ['path'],
  'x509-certificate': ['hashes', 'serial_number', 'subject', 'issuer'],
  'email-message': ['from_ref', 'to_refs', 'cc_refs', 'subject', 'message_id', 'date'],
  'user-account': ['user_id', 'account_login'],
  software: ['name'],
  process: ['pid', 'name', 'command_line', 'image_ref'],
  'windows-registry-key': ['key'],
} as const satisfies {
  readonly [Type in ObjectTypeName]?: readonly (keyof (typeof OBJECT_MODEL)[Type]['properties'])[];
};

export type ObjectType = keyof typeof DEFINING;

/** The properties of a type; for several types, the properties that they share. */
export type PropertiesOf<T extends ObjectType> = (typeof OBJECT_MODEL)[T]['properties'];

/** The types that log mappings fill. */
export const MAPPED_TYPES: readonly ObjectType[] = Object.keys(DEFINING) as ObjectType[];

/** The types that a value alone can tell apart. */
export const TYPES_BY_VALUE = ['ipv4-addr', 'ipv6-addr', 'domain-name'] as const satisfies readonly ObjectType[];

/** The properties that objects of any of these types have. */
export function commonPropertiesOf(types: readonly ObjectType[]): Properties {
  const [first, ...others] = types.map(propertiesOf);
  const common = Object.entries(first ?? {}).filter(([name]) => others.every((one) => Object.hasOwn(one, name)));
  return Object.fromEntries(common);
}

export function propertiesOf(type: ObjectType): Properties {
  return OBJECT_MODEL[type].properties;
}

export function definingPropertiesOf(type: ObjectType): readonly string[] {
  return DEFINING[type];
}

/** Whether `value` is all that tells two objects apart (STIX 2.9), so that equal ones within a record are one object. */
export function isSharedByValue(type: ObjectType): boolean {
  const { contributing }: { readonly contributing: readonly string[] } = OBJECT_MODEL[type];
  return contributing.length === 1 && contributing[0] === 'value';
}
