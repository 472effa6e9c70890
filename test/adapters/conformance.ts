import { OBJECT_MODEL, COMMON_PROPERTIES, type ObjectTypeName } from '../../src/stix/object-model/index.js';
import type { Properties, Property } from '../../src/stix/object-model/property.js';
import type { Observation } from '../../src/stix/observation.js';
import { HASH_DIGITS, type HashAlgorithm } from '../../src/values/hashes.js';
import { parseTimestamp } from '../../src/values/timestamp.js';

/** The properties that STIX 2.1 section 6 requires; of those in one list, one at least. Those of extensions follow. */
const REQUIRED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'domain-name': [['value']],
  'ipv4-addr': [['value']],
  'ipv6-addr': [['value']],
  'mac-addr': [['value']],
  'email-addr': [['value']],
  url: [['value']],
  directory: [['path']],
  'email-message': [['is_multipart']],
  file: [['hashes', 'name']],
  'network-traffic': [['protocols'], ['src_ref', 'dst_ref']],
  software: [['name']],
  'user-account': [['user_id', 'account_login']],
  'windows-pebinary-ext': [['pe_type']],
};

/** What is wrong with the objects of an observation by the object model; nothing, for objects that may be published. */
export function faultsOf({ objects }: Observation): readonly string[] {
  const typeOf = (key: unknown): string | undefined => objects.get(String(key))?.type;

  const missing = (name: string, value: object, at: string): readonly string[] =>
    (REQUIRED[name] ?? [])
      .filter((choice) => !choice.some((one) => Object.hasOwn(value, one)))
      .map((choice) => `${at} lacks ${choice.join(' or ')}`);

  const members = (group: Properties, value: object, at: string): readonly string[] =>
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      const property = Object.hasOwn(group, name) ? group[name] : undefined;
      return property ? check(property, name, inner, `${at}.${name}`) : [`${at}.${name} is no property`];
    });

  const check = (property: Property, name: string, value: unknown, at: string): readonly string[] => {
    const fault = (holds: boolean): readonly string[] => (holds ? [] : [`${at} is ${JSON.stringify(value)}`]);
    switch (property.kind) {
      case 'text':
        return fault(typeof value === 'string' && (property.values?.includes(value) ?? true));
      case 'texts':
        return fault(isList(value) && value.every((one) => typeof one === 'string'));
      case 'hex':
        return fault(typeof value === 'string' && /^(?:[0-9a-fA-F]{2})+$/.test(value));
      case 'integer':
        return fault(
          Number.isSafeInteger(value) &&
            (value as number) >= (property.minimum ?? -Infinity) &&
            (value as number) <= (property.maximum ?? Infinity),
        );
      case 'boolean':
        return fault(typeof value === 'boolean');
      case 'timestamp':
        return fault(typeof value === 'string' && value.endsWith('Z') && parseTimestamp(value) !== undefined);
      case 'hashes':
        return Object.entries(value as object).flatMap(([algorithm, hash]: [string, unknown]) =>
          fault(typeof hash === 'string' && hash.length === HASH_DIGITS[algorithm as HashAlgorithm]),
        );
      case 'text-lists':
        return Object.values(value as object).flatMap((list: unknown) => fault(isList(list)));
      case 'reference':
        return fault(isAllowed(property.to, typeOf(value)));
      case 'references':
        return fault(isList(value) && value.every((key) => isAllowed(property.to, typeOf(key))));
      case 'group':
        return [...missing(name, value as object, at), ...members(property.members, value as object, at)];
      case 'groups':
        return [
          ...fault(isList(value)),
          ...[value].flat().flatMap((one) => members(property.members, one as object, at)),
        ];
      default:
        return [`${at} has a kind that no mapping fills`];
    }
  };

  return [...objects].flatMap(([key, sco]) => {
    const { properties } = OBJECT_MODEL[sco.type as ObjectTypeName];
    return [
      ...missing(sco.type, sco, `${key} (${sco.type})`),
      ...members({ ...COMMON_PROPERTIES, ...properties }, sco, `${key} (${sco.type})`),
    ];
  });
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isAllowed(to: readonly string[], type: string | undefined): boolean {
  return type !== undefined && (to.length === 0 || to.includes(type));
}
