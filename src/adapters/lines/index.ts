import { ACCESS_LOG_LINES } from './access-log.js';
import { AUDITD_LINES } from './auditd.js';
import { BIND_LINES } from './bind.js';
import type { LineFormat } from './line-format.js';
import { NFDUMP_LINES } from './nfdump.js';
import { SQUID_LINES } from './squid.js';
import { SYSLOG_LINES } from './syslog.js';
import { VPC_FLOW_LINES } from './vpc-flow.js';
import { W3C_LINES } from './w3c.js';
import { ZEEK_TABLE_LINES } from './zeek-table.js';

/** The forms of text logs, in the order in which the beginning of a log is held against them: those that say most about themselves come first. */
export const LINE_FORMATS = {
  tsv: ZEEK_TABLE_LINES,
  'vpc-flow': VPC_FLOW_LINES,
  w3c: W3C_LINES,
  nfdump: NFDUMP_LINES,
  auditd: AUDITD_LINES,
  squid: SQUID_LINES,
  'access-log': ACCESS_LOG_LINES,
  bind: BIND_LINES,
  syslog: SYSLOG_LINES,
} as const satisfies Readonly<Record<string, LineFormat>>;

export type LineFormatName = keyof typeof LINE_FORMATS;

/** The form of a log that begins with these lines; undefined if it is none of them. */
export function lineFormatOf(lines: readonly string[]): LineFormatName | undefined {
  return LINE_FORMAT_NAMES.find((name) => LINE_FORMATS[name].recognises(lines));
}

/** The forms that the records of a source are written in. */
export function lineFormatsOf(source: string): readonly LineFormatName[] {
  return LINE_FORMAT_NAMES.filter((name) => LINE_FORMATS[name].source === source);
}

const LINE_FORMAT_NAMES = Object.keys(LINE_FORMATS) as readonly LineFormatName[];
