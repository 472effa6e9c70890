/** STIX 6.17: the hive MUST be named in full. Logs abbreviate it, or name the object of the kernel. */
const HIVES: readonly (readonly [prefix: string, hive: string])[] = [
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKU', 'HKEY_USERS'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
  ['\\REGISTRY\\MACHINE', 'HKEY_LOCAL_MACHINE'],
  ['\\REGISTRY\\USER', 'HKEY_USERS'],
];

/** The key with its hive in full; what begins with no hive that we know stays as it is. */
export function expandHive(path: string): string {
  const upper = path.slice(0, 20).toUpperCase();
  const found = HIVES.find(([prefix]) => upper.startsWith(prefix) && /^\\?$/.test(path.charAt(prefix.length)));
  return found ? found[1] + path.slice(found[0].length) : path;
}

/** The key of a path that ends in the name of a value. */
export function registryKeyOfValue(path: string): string | undefined {
  const end = nameStart(path);
  return end === undefined ? undefined : expandHive(path.slice(0, end));
}

/** The name of the value that a path ends in; none for the default value. */
export function registryValueName(path: string): string | undefined {
  const start = nameStart(path);
  const name = start === undefined ? '' : path.slice(start + 1);
  return name === '' || name === '(Default)' ? undefined : name;
}

/**
 * The separator before the name of a value. A name may hold separators and a key's may not, so that the path alone does not tell: a name that is
 * a path itself is told by its drive, any other is taken to begin after the last separator.
 */
function nameStart(path: string): number | undefined {
  const drive = path.search(/\\[A-Za-z]:\\/);
  const start = drive > 0 ? drive : path.lastIndexOf('\\');
  return start > 0 ? start : undefined;
}

/** What Sysmon writes of a value: a number with its type, a text, or only that it is binary. */
export function registryData(text: string): string | undefined {
  if (text === 'Binary Data' || text === '(Empty)') return undefined;
  const [, high, low] = NUMBER.exec(text) ?? [];
  if (high === undefined) return text;
  return low === undefined ? String(Number(high)) : String((BigInt(high) << 32n) | BigInt(low));
}

/** Sysmon does not tell the types that hold text apart. */
export function registryDataType(text: string): string | undefined {
  if (text === 'Binary Data') return 'REG_BINARY';
  const [, high, low] = NUMBER.exec(text) ?? [];
  if (high === undefined) return undefined;
  return low === undefined ? 'REG_DWORD' : 'REG_QWORD';
}

const NUMBER = /^(?:D|Q)WORD \((0x[0-9a-fA-F]{1,8})(?:-(0x[0-9a-fA-F]{1,8}))?\)$/;

/** The types as Windows' tools name them in code (`RegistryValueKind`), or as STIX does. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['none', 'REG_NONE'],
  ['string', 'REG_SZ'],
  ['expandstring', 'REG_EXPAND_SZ'],
  ['binary', 'REG_BINARY'],
  ['dword', 'REG_DWORD'],
  ['multistring', 'REG_MULTI_SZ'],
  ['qword', 'REG_QWORD'],
]);

export function registryTypeOf(text: string): string | undefined {
  return text.startsWith('REG_') ? text : TYPES.get(text.toLowerCase());
}
