const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const UUID_LENGTH = 36;

/** Whether a value is an identifier of STIX 2.9, `type--UUID`; of one of the given types, if there are any. */
export function isIdentifier(value: unknown, ...types: readonly string[]): value is string {
  if (typeof value !== 'string') return false;
  const type = value.slice(0, -UUID_LENGTH - 2);
  if (type === '' || (types.length > 0 && !types.includes(type))) return false;
  return value.startsWith('--', type.length) && UUID.test(value.slice(-UUID_LENGTH));
}
