import type { LogSource } from '../mapping.js';
import { SYSLOG_MESSAGE, SYSLOG_PAYLOADS } from './syslog-payloads.js';

/** Syslog, and what security products and resolvers say in it (`lines/syslog.ts`). */
export const SYSLOG: LogSource = {
  name: 'syslog',
  title: 'Syslog',
  layout: 'nested',
  kindField: 'kind',
  sensor: 'host',
  recognised: {
    all: [
      { field: 'kind', in: ['cef', 'leef', 'key-value', 'dnsmasq', 'bind', 'message'] },
      { field: 'facility' },
      { field: 'severity' },
      { field: 'app' },
    ],
  },
  mappings: SYSLOG_PAYLOADS,
  fallback: SYSLOG_MESSAGE,
};
