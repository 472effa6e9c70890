import type { LogSource } from '../mapping.js';
import { SURICATA_ALERT } from './suricata-alert.js';
import { SURICATA_DNS } from './suricata-dns.js';
import { SURICATA_FILEINFO } from './suricata-fileinfo.js';
import { SURICATA_FLOW } from './suricata-flow.js';
import { SURICATA_HTTP } from './suricata-http.js';
import { SURICATA_NETFLOW } from './suricata-netflow.js';
import { SURICATA_OTHER } from './suricata-other.js';
import { SURICATA_SMTP } from './suricata-smtp.js';
import { SURICATA_SSH } from './suricata-ssh.js';
import { SURICATA_TLS } from './suricata-tls.js';

/** Suricata's EVE log. */
export const SURICATA: LogSource = {
  name: 'suricata',
  title: 'Suricata EVE',
  layout: 'nested',
  kindField: 'event_type',
  recognised: {
    all: [
      { field: 'timestamp' },
      { field: 'event_type' },
      { any: [{ field: 'flow_id' }, { field: 'src_ip' }, { field: 'stats' }, { field: 'engine' }] },
    ],
  },
  mappings: [
    SURICATA_FLOW,
    SURICATA_NETFLOW,
    SURICATA_DNS,
    SURICATA_HTTP,
    SURICATA_TLS,
    SURICATA_FILEINFO,
    SURICATA_SMTP,
    SURICATA_SSH,
    SURICATA_ALERT,
  ],
  fallback: SURICATA_OTHER,
};
