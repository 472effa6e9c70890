import { lineByLine, mostlyOf, type LineFormat } from './line-format.js';
import { keepRecent } from '../../values/keep-recent.js';
import { readKeyValues } from './key-values.js';

/**
 * Linux audit records as auditd writes them (audit.rules(7), auparse): `type=SYSCALL msg=audit(1710230400.123:4567): pid=2 exe="/usr/bin/bash"`. With
 * `log_format = ENRICHED`, names follow a group separator. One event has several records with one serial number; each is a record here, and those
 * that follow the system call have what it says of the process in `syscall.pid` and so on.
 */
export const AUDITD_LINES: LineFormat = {
  source: 'auditd',
  recognises: mostlyOf((line) => readAuditLine(line) !== undefined),
  createDecoder: () => {
    const addContext = createEventContext();
    return lineByLine((line) => {
      const record = readAuditLine(line);
      return record && addContext(record);
    });
  },
};

/** Events that are open at once: the kernel writes the records of one together, and those of other processors between them. */
const MOST_EVENTS = 64;
/** What a system call says of the process that made it. */
const OF_PROCESS = ['pid', 'ppid', 'exe', 'comm', 'auid', 'uid', 'AUID', 'UID'] as const;
/** Calls about an address, by the architecture and number that a record has where it is not enriched. */
const CALL_NAMES: ReadonlyMap<string, string> = new Map([
  ['c000003e 42', 'connect'],
  ['c000003e 44', 'sendto'],
  ['c000003e 43', 'accept'],
  ['c000003e 288', 'accept4'],
  ['c00000b7 203', 'connect'],
  ['c00000b7 206', 'sendto'],
  ['c00000b7 202', 'accept'],
  ['c00000b7 242', 'accept4'],
]);

type AuditRecord = Readonly<Record<string, unknown>>;

/** Gives the records of an event what its system call, which comes first, says of the process. */
function createEventContext(): (record: AuditRecord) => AuditRecord {
  const calls = new Map<unknown, AuditRecord>();
  return (record) => {
    const event = `${String(record['node'] ?? '')} ${String(record['serial'])}`;
    // The title says the command again, cut off: with the process it would be seen twice.
    if (record['type'] === 'PROCTITLE') return record;
    if (record['type'] !== 'SYSCALL') {
      const call = calls.get(event);
      return call ? { ...record, ...call } : record;
    }
    const said = OF_PROCESS.flatMap((name) => (record[name] === undefined ? [] : [[`syscall.${name}`, record[name]]]));
    const name = record['SYSCALL'] ?? CALL_NAMES.get(`${String(record['arch'])} ${String(record['syscall'])}`);
    const call = Object.fromEntries([...said, ...(name === undefined ? [] : [['syscall.name', name]])]) as AuditRecord;
    keepRecent(calls, event, call, MOST_EVENTS);
    return record;
  };
}

/** What the kernel writes as it came from a program: in quotes, or in hexadecimal if it has a quote, a space or a control character. */
const UNTRUSTED = /^(?:name|exe|comm|cwd|acct|cmd|key|proctitle|data|a\d{1,4})$/;
const ENRICHED_SEPARATOR = '\u001d';
/** `execve` has thousands of arguments in hostile records only. */
const MOST_ARGUMENTS = 400;

/** Whatever a syslog daemon has put before it. */
const BEGINNING = /(?:node=\S{1,255} )?type=[A-Z0-9_[\]]{2,60} msg=audit\(/;
const LONGEST_FRAME = 500;

/** An audit record; undefined for a line that is none. */
export function readAuditLine(line: string): Readonly<Record<string, unknown>> | undefined {
  const start = line.search(BEGINNING);
  if (start < 0 || start > LONGEST_FRAME) return undefined;
  const [, node, type, time, serial, body = ''] =
    /^(?:node=(\S{1,255}) )?type=([A-Z0-9_[\]]{2,60}) msg=audit\((\d{1,12}\.\d{3}):(\d{1,20})\): ?(.*)$/s.exec(
      line.slice(start),
    ) ?? [];
  if (type === undefined) return undefined;
  const fields = new Map<string, string>();
  const enter = (pairs: ReadonlyMap<string, string>): void => {
    for (const [key, value] of pairs)
      if (!fields.has(key) && value !== '?' && value !== '(null)') fields.set(key, value);
  };
  // The names of an enriched record (`AUID="ann"`) are keys of their own.
  const [plain = '', enriched = ''] = body.split(ENRICHED_SEPARATOR, 2);
  const pairs = readKeyValues(plain);
  enter(new Map(Array.from(pairs, ([key, value]) => [key, isHexOf(key, value, plain) ? decodeHex(value) : value])));
  // What programs log about users is quoted as a whole.
  const inner = pairs.get('msg');
  if (inner !== undefined) {
    const said = readKeyValues(inner);
    enter(new Map(Array.from(said, ([key, value]) => [key, isHexOf(key, value, inner) ? decodeHex(value) : value])));
  }
  enter(readKeyValues(enriched));
  return { ...Object.fromEntries(fields), node, type, time, serial, ...derived(type, fields) };
}

function isHexOf(key: string, value: string, text: string): boolean {
  // A name without quotes may be an address of the kernel's; what is in quotes is what it says.
  return UNTRUSTED.test(key) && /^(?:[0-9A-F]{2}){2,}$/.test(value) && !text.includes(`${key}="`);
}

function decodeHex(value: string): string {
  return Buffer.from(value, 'hex').toString('utf8');
}

/** What lies in several fields, or inside one. */
function derived(type: string, fields: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  if (type === 'EXECVE') return { command_line: argumentsOf(fields) };
  if (type === 'PROCTITLE') return { command_line: fields.get('proctitle')?.replaceAll('\0', ' ') };
  if (type === 'SOCKADDR') return readSocketAddress(fields.get('saddr') ?? '');
  return {};
}

function argumentsOf(fields: ReadonlyMap<string, string>): string | undefined {
  const parts: string[] = [];
  for (let index = 0; index < MOST_ARGUMENTS; index += 1) {
    const part = fields.get(`a${index}`);
    if (part === undefined) break;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** A `sockaddr` in memory order on a little-endian machine: of the Internet families, address and port. */
function readSocketAddress(hex: string): Readonly<Record<string, unknown>> {
  if (!/^(?:[0-9A-Fa-f]{2}){8,128}$/.test(hex)) return {};
  const bytes = Buffer.from(hex, 'hex');
  const family = bytes.readUInt16LE(0);
  if (family === 2) return { socket_address: bytes.subarray(4, 8).join('.'), socket_port: bytes.readUInt16BE(2) };
  if (family !== 10 || bytes.length < 24) return {};
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(8 + 2 * index).toString(16));
  return { socket_address: groups.join(':'), socket_port: bytes.readUInt16BE(2) };
}
