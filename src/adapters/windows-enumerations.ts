/** Names that Sysmon writes and security identifiers that the Security log writes (Windows, "Mandatory Integrity Control"), as STIX 6.13.2 has them. */
const INTEGRITY_LEVELS: ReadonlyMap<string, string> = new Map([
  ['low', 'low'],
  ['medium', 'medium'],
  ['high', 'high'],
  ['system', 'system'],
  ['s-1-16-4096', 'low'],
  ['s-1-16-8192', 'medium'],
  ['s-1-16-12288', 'high'],
  ['s-1-16-16384', 'system'],
]);

/** Numbers of event 4697 and words of event 7045, as STIX 6.13.3 has them; it has no word for a system start. */
const START_TYPES: ReadonlyMap<string, string> = new Map([
  ['0', 'SERVICE_BOOT_START'],
  ['2', 'SERVICE_AUTO_START'],
  ['3', 'SERVICE_DEMAND_START'],
  ['4', 'SERVICE_DISABLED'],
  ['boot start', 'SERVICE_BOOT_START'],
  ['auto start', 'SERVICE_AUTO_START'],
  ['demand start', 'SERVICE_DEMAND_START'],
  ['disabled', 'SERVICE_DISABLED'],
]);

const TYPES: ReadonlyMap<string, string> = new Map([
  ['0x1', 'SERVICE_KERNEL_DRIVER'],
  ['0x2', 'SERVICE_FILE_SYSTEM_DRIVER'],
  ['0x10', 'SERVICE_WIN32_OWN_PROCESS'],
  ['0x20', 'SERVICE_WIN32_SHARE_PROCESS'],
  ['0x110', 'SERVICE_WIN32_OWN_PROCESS'],
  ['0x120', 'SERVICE_WIN32_SHARE_PROCESS'],
  ['kernel mode driver', 'SERVICE_KERNEL_DRIVER'],
  ['file system driver', 'SERVICE_FILE_SYSTEM_DRIVER'],
  ['user mode service', 'SERVICE_WIN32_OWN_PROCESS'],
]);

export function integrityLevel(text: string): string | undefined {
  return INTEGRITY_LEVELS.get(text.toLowerCase());
}

export function serviceStartType(text: string): string | undefined {
  return START_TYPES.get(text.toLowerCase());
}

export function serviceType(text: string): string | undefined {
  return TYPES.get(text.toLowerCase());
}
