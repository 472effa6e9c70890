import type { LogSource } from '../mapping.js';
import { AUDITD_MAPPINGS, AUDITD_OTHER } from './auditd-mappings.js';

/** Linux audit records (`lines/auditd.ts`). */
export const AUDITD: LogSource = {
  name: 'auditd',
  title: 'Linux audit log',
  layout: 'flat',
  kindField: 'type',
  sensor: 'node',
  recognised: { all: [{ field: 'serial' }, { field: 'type' }, { field: 'time' }] },
  mappings: AUDITD_MAPPINGS,
  fallback: AUDITD_OTHER,
};
