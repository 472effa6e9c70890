import { formatAddressBlock, parseAddressBlock } from '../values/address.js';
import type { Transform } from './transforms.js';
import { hashIn } from './hash-list.js';
import { integrityLevel, serviceStartType, serviceType } from './windows-enumerations.js';
import {
  expandHive,
  registryData,
  registryDataType,
  registryKeyOfValue,
  registryTypeOf,
  registryValueName,
} from './windows-registry.js';
import { taskCommandLine, taskProgram } from './windows-task.js';

/** What Windows events need done to their texts. */
export const WINDOWS_TRANSFORMS = {
  'hash-md5': {
    description: 'the MD5 of a list such as `MD5=...,SHA256=...`',
    fidelity: 'inside',
    apply: (text) => hashIn(text, 'MD5'),
  },
  'hash-sha-1': {
    description: 'the SHA-1 of a list such as `MD5=...,SHA256=...`',
    fidelity: 'inside',
    apply: (text) => hashIn(text, 'SHA1'),
  },
  'hash-sha-256': {
    description: 'the SHA-256 of a list such as `MD5=...,SHA256=...`',
    fidelity: 'inside',
    apply: (text) => hashIn(text, 'SHA256'),
  },
  imphash: {
    description: 'the import hash of a list such as `MD5=...,IMPHASH=...`',
    fidelity: 'inside',
    apply: (text) => hashIn(text, 'IMPHASH'),
  },
  'pe-type': {
    description: '`exe`, `dll` or `sys`, by the extension',
    fidelity: 'computed',
    apply: (text) => /\.(exe|dll|sys)$/i.exec(text)?.[1]?.toLowerCase(),
  },
  decimal: {
    description: 'in decimal, if written as `0x1c58`',
    fidelity: 'computed',
    apply: (text) => (/^0x[0-9a-f]{1,13}$/i.test(text) ? String(Number(text)) : text),
  },
  'plain-address': {
    description: 'in the form of RFC 5952, without a zone; of `::ffff:192.0.2.1`, the IPv4 address',
    fidelity: 'computed',
    apply: plainAddress,
  },
  'ip-protocol': {
    description: 'the name of the protocol, if written as its number',
    fidelity: 'computed',
    apply: (text) => (/^\d+$/.test(text) ? PROTOCOLS.get(Number(text)) : text.toLowerCase()),
  },
  'dns-results': {
    description: 'each answer of a list such as `type: 5 a.example;::ffff:192.0.2.1;`',
    fidelity: 'computed',
    apply: (text) =>
      text
        .split(';')
        .map((answer) => plainAddress(answer.trim().replace(/^type: {1,3}\d{1,5} {1,3}/, '')))
        .filter((answer) => answer !== ''),
  },
  'registry-key': {
    description: 'with the name of the hive in full',
    fidelity: 'computed',
    apply: expandHive,
  },
  'registry-key-of-value': {
    description: 'the key of a path of a value, with the name of the hive in full',
    fidelity: 'computed',
    apply: registryKeyOfValue,
  },
  'registry-value-name': {
    description: 'the last part of a path of a value',
    fidelity: 'inside',
    apply: registryValueName,
  },
  'registry-type-of': {
    description: 'the type of a registry value, if written as `Dword`',
    fidelity: 'computed',
    apply: registryTypeOf,
  },
  'registry-data': {
    description: 'the text, or the number of `DWORD (0x00000001)`',
    fidelity: 'computed',
    apply: registryData,
  },
  'registry-data-type': {
    description: 'the type, if the text tells it',
    fidelity: 'computed',
    apply: registryDataType,
  },
  'integrity-level': {
    description: 'the integrity level, by its name or its label',
    fidelity: 'computed',
    apply: integrityLevel,
  },
  'service-start-type': {
    description: 'when the service is started, by name or number',
    fidelity: 'computed',
    apply: serviceStartType,
  },
  'service-type': {
    description: 'the type of the service, by name or number',
    fidelity: 'computed',
    apply: serviceType,
  },
  'dos-path': {
    description: 'without the prefix `\\??\\` or `\\\\?\\`',
    fidelity: 'inside',
    apply: (text) => text.replace(/^\\[\\?]\?\\/, ''),
  },
  program: {
    description: 'the program of a command line',
    fidelity: 'inside',
    apply: programOf,
  },
  'task-command-line': {
    description: 'the command of a scheduled task, with its arguments',
    fidelity: 'computed',
    apply: taskCommandLine,
  },
  'task-program': {
    description: 'the command of a scheduled task',
    fidelity: 'computed',
    apply: taskProgram,
  },
  'without-stream': {
    description: 'without the name of an alternate data stream',
    fidelity: 'inside',
    apply: (text) => text.slice(0, streamStart(text) ?? text.length),
  },
  'stream-name': {
    description: 'the name of an alternate data stream',
    fidelity: 'inside',
    apply: (text) => {
      const start = streamStart(text);
      return start === undefined ? undefined : text.slice(start + 1) || undefined;
    },
  },
  'zone-urls': {
    description: 'the URLs of a `Zone.Identifier`',
    fidelity: 'inside',
    apply: (text) => [...text.matchAll(/(?:HostUrl|ReferrerUrl)=(\S+)/g)].flatMap((found) => found[1] ?? []),
  },
} as const satisfies Readonly<Record<string, Transform>>;

/** IANA protocol numbers that logs are likely to hold. */
const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [1, 'icmp'],
  [2, 'igmp'],
  [4, 'ipv4'],
  [6, 'tcp'],
  [17, 'udp'],
  [41, 'ipv6'],
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ah'],
  [58, 'ipv6-icmp'],
  [89, 'ospf'],
  [112, 'vrrp'],
  [132, 'sctp'],
]);

/** Sysmon writes every group of an IPv6 address, the Security log a zone; a pattern has the address as RFC 5952 writes it. */
function plainAddress(text: string): string {
  const zone = text.indexOf('%');
  const block = text.includes('/') ? undefined : parseAddressBlock(zone < 0 ? text : text.slice(0, zone));
  if (!block) return text;
  const [first, second, third, last = 0] = block.words;
  const isMapped = block.family === 6 && first === 0 && second === 0 && third === 0xffff;
  return formatAddressBlock(isMapped ? { family: 4, prefix: 32, words: [last] } : block);
}

/**
 * In quotation marks; or up to the extension that Windows looks for, if it begins with a path, in which there may be spaces; or up to the first
 * space.
 */
function programOf(commandLine: string): string | undefined {
  const text = commandLine.trimStart();
  if (text.startsWith('"')) {
    const end = text.indexOf('"', 1);
    return text.slice(1, end < 0 ? undefined : end) || undefined;
  }
  const space = text.search(/\s/);
  const first = text.slice(0, space < 0 ? undefined : space);
  const named = /[\\/]/.test(first) ? /\.(?:exe|com|bat|cmd|sys|dll|ps1|vbs)(?=\s|$)/i.exec(text) : null;
  return (named ? text.slice(0, named.index + named[0].length) : first) || undefined;
}

/** Where the colon before the name of a stream is; the one of a drive is none. */
function streamStart(path: string): number | undefined {
  const name = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
  const colon = path.indexOf(':', name);
  return colon > 1 ? colon : undefined;
}
